/// Why records cannot be learned from or scored.
public enum ClaimsError: Error, Hashable, Sendable {
  /// Rows without a class, where one was needed.
  case unlabelled(rows: Int, column: String)
  /// A column that had to be read is not there.
  case missingColumn(String)
  /// The contract has no column that a feature set allows.
  case noFeatures(FeatureChoice)
  /// The contract in a model's file cannot be used.
  case contractInModel(reason: String)
  /// A setting is outside its range.
  case badSetting(String, value: Int, expected: String)
}

extension ClaimsError: CustomStringConvertible {
  /// One sentence: place, value, expectation, and a hint.
  public var description: String {
    switch self {
    case .unlabelled(let rows, let column):
      "\(rows) row\(rows == 1 ? " has" : "s have") no class in “\(column)”; "
        + "clean with the rule incomplete-rows first"
    case .missingColumn(let name):
      "the column “\(name)” was not read; read the file by the contract's own schema"
    case .noFeatures(let choice):
      "the contract has no column for the feature set \(choice); "
        + "check the keys role and known of its columns"
    case .contractInModel(let reason):
      "the data contract inside the model cannot be used: \(reason); train the model again"
    case .badSetting(let name, let value, let expected):
      "the setting \(name) is \(value); it must be \(expected)"
    }
  }
}
