/// How two of several samples differ, with a p-value that holds for all pairs together.
public struct PairwiseComparison: Hashable, Sendable, Codable {
  /// Which of the samples comes first, from 0.
  public let first: Int
  /// Which one is compared with it, from 0; above `first`.
  public let second: Int
  /// The test of this pair; its estimate is the first less the second.
  public let result: TestResult
  /// The p-value of this pair alone; nil where the method has none.
  public let unadjustedP: PValue?

  /// A comparison from its parts.
  public init(first: Int, second: Int, result: TestResult, unadjustedP: PValue? = nil) {
    precondition(0 <= first && first < second, "pairs are named in order")
    self.first = first
    self.second = second
    self.result = result
    self.unadjustedP = unadjustedP
  }

  /// The pairs of *k* samples: (0, 1), (0, 2), …, (k − 2, k − 1).
  package static func pairs(of count: Int) -> [(first: Int, second: Int)] {
    (0..<count).flatMap { first in ((first + 1)..<count).map { (first, $0) } }
  }
}
