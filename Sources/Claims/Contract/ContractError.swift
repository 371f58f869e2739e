/// What is wrong with a data contract.
public struct ContractError: Error, Hashable, Sendable {
  /// What can be wrong.
  public enum Problem: Hashable, Sendable {
    /// The text is not YAML; the parser's own words.
    case notYAML(String)
    /// A key that must be there is not.
    case missingKey(String)
    /// A key that no contract has; `known` lists those it may have.
    case unknownKey(String, known: [String])
    /// A value of another kind than expected.
    case wrongType(key: String, expected: String)
    /// A word that is not one of a fixed set.
    case unknownWord(key: String, value: String, known: [String])
    /// A contract written for another version of this format.
    case unknownVersion(Int)
    /// An empty name.
    case emptyName
    /// Two columns with one name.
    case duplicateColumn(String)
    /// A contract needs exactly one label and has this many.
    case labelCount(Int)
    /// A contract has at most one identity and one exposure column.
    case tooMany(String)
    /// No column that a learner may see.
    case noFeatures
    /// A key that a column of this role cannot have.
    case notForRole(key: String, role: ContractColumn.Role)
    /// The smallest value allowed is larger than the largest, or one is not finite.
    case reversedRange
    /// A list of names that is empty or says a name twice.
    case uselessNames(key: String)
    /// The classes have one name, or no value stands for one of them.
    case labelsNotApart
  }

  /// The line of the YAML text, from 1; nil where the contract came from elsewhere.
  public let line: Int?
  /// The column of the contract that is at fault, if one is.
  public let column: String?
  /// What is wrong.
  public let problem: Problem

  /// An error with its place.
  public init(_ problem: Problem, column: String? = nil, line: Int? = nil) {
    self.problem = problem
    self.column = column
    self.line = line
  }
}

extension ContractError: CustomStringConvertible {
  /// One sentence: where, what is wrong, what was expected.
  public var description: String {
    let place = [line.map { "line \($0)" }, column.map { "column “\($0)”" }]
      .compactMap(\.self).joined(separator: ", ")
    return "contract" + (place.isEmpty ? "" : ", \(place)") + ": \(problem)"
  }
}

extension ContractError.Problem: CustomStringConvertible {
  /// What is wrong and what was expected.
  public var description: String {
    switch self {
    case .notYAML(let words): "this is not YAML: \(words)"
    case .missingKey(let key): "the key “\(key)” is missing"
    case .unknownKey(let key, let known):
      "the key “\(key)” is unknown; expected one of \(known.joined(separator: ", "))"
    case .wrongType(let key, let expected): "“\(key)” must be \(expected)"
    case .unknownWord(let key, let value, let known):
      "“\(key)” cannot be “\(value)”; expected one of \(known.joined(separator: ", "))"
    case .unknownVersion(let version):
      "version \(version) is not known; this program reads \(DataContract.formatVersion)"
    case .emptyName: "the name is empty"
    case .duplicateColumn(let name): "the column “\(name)” is described twice"
    case .labelCount(0): "no column has the role label; exactly one must"
    case .labelCount(let count): "\(count) columns have the role label; exactly one must"
    case .tooMany(let what): "there is more than one \(what); at most one may be"
    case .noFeatures: "no column is a text, count, number or category; nothing can be learned"
    case .notForRole(let key, let role): "a column of the role \(role.rawValue) has no “\(key)”"
    case .reversedRange: "the minimum is larger than the maximum, or one of them is not finite"
    case .uselessNames(let key): "“\(key)” must list at least one name, and none twice"
    case .labelsNotApart:
      "the two classes need different names, and each a value of its own in the file"
    }
  }
}
