/// What is wrong with the settings of a study.
public enum SettingsFault: Error, Hashable, Sendable {
  /// The file is not YAML, or cannot be read.
  case unreadable(String)
  /// A name that no setting has.
  case unknownSetting(path: String, line: Int?, known: [String])
  /// A setting whose value is of another kind.
  case wrongKind(path: String, expected: String)
  /// A value out of its range.
  case outOfRange(path: String, value: String, expected: String)
  /// Two candidates of one name.
  case duplicateCandidate(String)
  /// An option of a candidate is wrong; the sentence says which.
  case wrongOption(candidate: String, sentence: String)
}

extension SettingsFault: CustomStringConvertible {
  /// One sentence: where, what, and what was expected.
  public var description: String {
    switch self {
    case .unreadable(let reason):
      return "the settings cannot be read: \(reason)"
    case .unknownSetting(let path, let line, let known):
      let place = line.map { " (line \($0))" } ?? ""
      return "there is no setting `\(path)`\(place); known here: \(known.joined(separator: ", "))"
    case .wrongKind(let path, let expected):
      return "setting `\(path)` is of the wrong kind; expected \(expected)"
    case .outOfRange(let path, let value, let expected):
      return "setting `\(path)` is \(value); expected \(expected)"
    case .duplicateCandidate(let name):
      return "two candidates are called `\(name)`; give each its own name"
    case .wrongOption(let candidate, let sentence):
      return "candidate `\(candidate)`: \(sentence)"
    }
  }
}
