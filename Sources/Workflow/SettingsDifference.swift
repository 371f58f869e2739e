/// What changed between two settings, in words.
enum SettingsDifference {
  /// One phrase a changed key, such as `forest.trees 100 → 500`, sorted by key; a long list ends
  /// with how many more there are.
  static func phrases(from old: JSONValue, to new: JSONValue, limit: Int = 4) -> [String] {
    let before = leaves(of: old, path: "")
    let after = leaves(of: new, path: "")
    let changed = Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }.sorted()
    let phrases = changed.prefix(limit).map { key in
      let phrase = "\(shown(before[key])) → \(shown(after[key]))"
      return key.isEmpty ? phrase : "\(key) \(phrase)"
    }
    let rest = changed.count - phrases.count
    return rest > 0 ? phrases + ["and \(rest) more"] : phrases
  }

  private static func shown(_ value: JSONValue?) -> String {
    guard let text = value?.text else { return "none" }
    return text.count > 40 ? "\(text.prefix(40))…" : text
  }

  /// The values that are not objects, by their path.
  ///
  /// Lists of plain values stay whole; lists of objects are opened, so that a change deep inside
  /// is named.
  private static func leaves(of value: JSONValue, path: String) -> [String: JSONValue] {
    var found: [String: JSONValue] = [:]
    switch value {
    case .object(let members) where !members.isEmpty:
      for (key, member) in members {
        found.merge(leaves(of: member, path: path.isEmpty ? key : "\(path).\(key)")) { $1 }
      }
    case .array(let values) where values.contains(where: \.isObject):
      for (place, member) in values.enumerated() {
        found.merge(leaves(of: member, path: "\(path)[\(place)]")) { $1 }
      }
    default:
      found[path] = value
    }
    return found
  }
}

extension JSONValue {
  fileprivate var isObject: Bool { if case .object = self { true } else { false } }
}
