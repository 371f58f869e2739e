public import Statistics

/// Why a question about a file has no answer.
public enum HypothesisFault: Error, Hashable, Sendable {
  /// The file has no column of this name that can be compared.
  case unknownColumn(String, known: [String])
  /// A column is compared with itself.
  case sameColumn(String)
  /// Pairs are made of numbers.
  case notANumber(String)
  /// A column is to be held fixed that makes no groups.
  case notACategory(String, known: [String])
  /// The test that was asked for answers another kind of question.
  case method(ChoiceError)
  /// The data allow no answer.
  case noAnswer(of: String, by: String, SampleError)
  /// There are no two columns to compare.
  case nothingToTest
}

extension HypothesisFault: CustomStringConvertible {
  /// One sentence: what is wrong, and what could be asked for.
  public var description: String {
    switch self {
    case .unknownColumn(let name, let known):
      "there is no number or category `\(name)` to compare; there are: "
        + known.joined(separator: ", ")
    case .sameColumn(let name): "`\(name)` cannot be compared with itself"
    case .notANumber(let name): "`\(name)` is no number; pairs are made of two numbers"
    case .notACategory(let name, let known):
      "`\(name)` makes no groups to look within; these do: \(known.joined(separator: ", "))"
    case .method(let error): "\(error)"
    case .noAnswer(let of, let by, let error): "`\(of)` by `\(by)`: \(error)"
    case .nothingToTest: "the file has no two columns that could be compared"
    }
  }

  /// Whether the user asked for what there is not, rather than the data being too poor.
  public var isWrongUse: Bool {
    switch self {
    case .noAnswer, .nothingToTest: false
    default: true
    }
  }
}
