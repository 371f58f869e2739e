import Yams

/// One mapping of a contract's YAML text, read key by key; every fault knows its line.
struct ContractNode {
  let line: Int?
  /// The name of the column that the mapping describes, for sentences.
  var column: String?
  private let values: [String: Node]
  private let keys: [(name: String, line: Int?)]

  /// The mapping in `node`.
  init(_ node: Node, called key: String) throws(ContractError) {
    line = node.mark?.line
    guard let mapping = node.mapping else {
      throw ContractError(.wrongType(key: key, expected: "a list of keys and values"), line: line)
    }
    var values: [String: Node] = [:]
    var keys: [(String, Int?)] = []
    for (key, value) in mapping {
      guard let name = key.scalar?.string else {
        throw ContractError(.wrongType(key: "a key", expected: "a word"), line: key.mark?.line)
      }
      values[name] = value
      keys.append((name, key.mark?.line))
    }
    self.values = values
    self.keys = keys
  }

  /// Refuses keys that are not in `known`.
  func allow(_ known: [String]) throws(ContractError) {
    for key in keys where !known.contains(key.name) {
      throw ContractError(.unknownKey(key.name, known: known), column: column, line: key.line)
    }
  }

  /// A fault at the line of a key, or of the mapping.
  func fault(_ problem: ContractError.Problem, at key: String? = nil) -> ContractError {
    let keyLine = keys.first { $0.name == key }?.line
    return ContractError(problem, column: column, line: keyLine ?? line)
  }

  func node(_ key: String) throws(ContractError) -> Node {
    guard let node = values[key] else { throw fault(.missingKey(key)) }
    return node
  }

  /// A word or sentence; nil where the key is absent or has no value.
  func text(_ key: String) throws(ContractError) -> String? {
    guard let node = values[key] else { return nil }
    guard let scalar = node.scalar else {
      throw fault(.wrongType(key: key, expected: "a text"), at: key)
    }
    return isEmpty(scalar) ? nil : scalar.string
  }

  func requiredText(_ key: String) throws(ContractError) -> String {
    guard let text = try text(key) else { throw fault(.missingKey(key)) }
    return text
  }

  func flag(_ key: String) throws(ContractError) -> Bool? {
    guard let text = try text(key) else { return nil }
    switch text {
    case "true": return true
    case "false": return false
    default: throw fault(.wrongType(key: key, expected: "true or false"), at: key)
    }
  }

  func number(_ key: String) throws(ContractError) -> Double? {
    guard let text = try text(key) else { return nil }
    guard let number = Double(text), number.isFinite else {
      throw fault(.wrongType(key: key, expected: "a finite number"), at: key)
    }
    return number
  }

  /// One of the words of an enumeration.
  func word<Word>(_ key: String, _ type: Word.Type) throws(ContractError) -> Word?
  where Word: RawRepresentable<String> & CaseIterable {
    guard let text = try text(key) else { return nil }
    guard let word = Word(rawValue: text) else {
      let known = Word.allCases.map(\.rawValue)
      throw fault(.unknownWord(key: key, value: text, known: known), at: key)
    }
    return word
  }

  func texts(_ key: String) throws(ContractError) -> [String]? {
    guard let node = values[key] else { return nil }
    let texts = node.sequence?.compactMap { $0.scalar?.string }
    guard let texts, texts.count == node.sequence?.count else {
      throw fault(.wrongType(key: key, expected: "a list of names"), at: key)
    }
    return texts
  }

  /// The mappings in a list.
  func mappings(_ key: String) throws(ContractError) -> [ContractNode] {
    guard let sequence = try node(key).sequence else {
      throw fault(.wrongType(key: key, expected: "a list"), at: key)
    }
    var nodes: [ContractNode] = []
    for node in sequence { nodes.append(try ContractNode(node, called: key)) }
    return nodes
  }

  /// The keys of the mapping with their texts, in order.
  func pairs() throws(ContractError) -> [(key: String, text: String)] {
    var pairs: [(String, String)] = []
    for key in keys { pairs.append((key.name, try requiredText(key.name))) }
    return pairs
  }

  private func isEmpty(_ scalar: Node.Scalar) -> Bool {
    scalar.style == .plain && ["", "~", "null"].contains(scalar.string)
  }
}
