import Reporting

/// Says what a feature is in words that a reviewer knows.
struct FeatureWords {
  /// The feature, such as `text:claim that` or `author_ban_status=banned`.
  let feature: String

  /// The feature at the beginning of a sentence: `The words “claim that”`.
  var name: InlineText {
    if let term { return "The \(term.contains(" ") ? "words" : "word") “\(term)”" }
    if let (column, level) = levelParts { return "\(code: column) is \(level)" }
    return "\(code: feature)"
  }

  /// The same without any mark-up, for a chart.
  var plain: String {
    if let term { return "“\(term)”" }
    if let (column, level) = levelParts { return "\(column) is \(level)" }
    return feature
  }

  /// The feature with what stood in a record: `“claim that” occurs`, `video_view_count 2,245`.
  func described(_ value: String?) -> InlineText {
    if let term { return value == "0" ? "“\(term)” does not occur" : "“\(term)” occurs" }
    if let (column, _) = levelParts { return "\(code: column) is \(value ?? "missing")" }
    guard let value else { return "\(code: feature) is missing" }
    if let whole = Int(value) { return "\(code: feature) = \(whole)" }
    return "\(code: feature) = \(value)"
  }

  private var term: String? {
    feature.hasPrefix("text:") ? String(feature.dropFirst("text:".count)) : nil
  }

  private var levelParts: (column: String, level: String)? {
    guard let place = feature.lastIndex(of: "="), place > feature.startIndex else { return nil }
    return (String(feature[..<place]), String(feature[feature.index(after: place)...]))
  }
}
