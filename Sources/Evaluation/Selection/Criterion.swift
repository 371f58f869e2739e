/// One thing that candidates are compared by, and how close counts as equal.
public struct Criterion: Hashable, Sendable, Codable {
  /// What is compared.
  public var metric: Metric
  /// Candidates within this of the best count as equal to it; at least 0.
  public var tolerance: Double

  /// A criterion; without a tolerance only equal values are equal.
  public init(_ metric: Metric, tolerance: Double = 0) {
    self.metric = metric
    self.tolerance = tolerance
  }

  /// How much better `left` is than `right`; negative when it is worse.
  func advantage(of left: Double, over right: Double) -> Double {
    metric.higherIsBetter ? left - right : right - left
  }

  /// The candidates whose value is within the tolerance of the best one's.
  ///
  /// Closeness is measured from the best, not pairwise: pairwise closeness is not transitive and
  /// would let the order of the candidates decide.
  func best(of candidates: [Int], by value: (Int) -> Double) -> [Int] {
    guard let first = candidates.first else { return [] }
    let best = candidates.reduce(value(first)) { best, candidate in
      advantage(of: value(candidate), over: best) > 0 ? value(candidate) : best
    }
    return candidates.filter { advantage(of: best, over: value($0)) <= tolerance }
  }

  func checked() throws(EvaluationError) {
    guard tolerance >= 0, tolerance.isFinite else {
      throw .wrongSetting(
        name: "tolerance of \(metric.title)", value: "\(tolerance)",
        expected: "a finite number of at least 0")
    }
  }
}
