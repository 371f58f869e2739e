/// Why a matrix could not be taken apart.
public enum LinearAlgebraError: Error, Equatable, Sendable {
  /// The leading minor of this order (from 1) is not positive.
  case notPositiveDefinite(minor: Int)
  /// The eigenvalues were not found; the matrix probably holds NaN or infinity.
  case eigenvaluesNotFound
}

extension LinearAlgebraError: CustomStringConvertible {
  /// What is wrong, what was expected, and a hint.
  public var description: String {
    switch self {
    case .notPositiveDefinite(let minor):
      "matrix: the leading minor of order \(minor) is not positive – expected a positive definite "
        + "matrix; column \(minor) may be a combination of those before it"
    case .eigenvaluesNotFound:
      "matrix: its eigenvalues were not found – expected finite entries"
    }
  }
}
