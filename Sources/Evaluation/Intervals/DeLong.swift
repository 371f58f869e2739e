import Foundation
public import Learning
public import Machine
public import Statistics

/// The sampling error of an area under the ROC curve, and of the difference of two on one set of
/// rows.
///
/// V₁₀(i) is the share of negative rows ranked below positive row i, V₀₁(j) that of positive rows
/// above negative row j, ties counting half. The AUC is the mean of either; its variance is
/// var(V₁₀)/m + var(V₀₁)/n, and the covariance of two AUCs likewise. Source: DeLong, DeLong and
/// Clarke-Pearson, Biometrics 44 (1988).
public struct DeLong: Hashable, Sendable {
  /// The area under the curve.
  public let auc: Double
  private let ofPositives: [Double]
  private let ofNegatives: [Double]

  /// Places each row among those of the other class; nil with fewer than two rows of a class,
  /// where there is no variance.
  ///
  /// - Parameters:
  ///   - scores: One number a row, never NaN; a higher one speaks for the positive class.
  ///   - labels: The class of each row.
  ///   - workers: The threads to run on.
  /// - Complexity: O(*n* log *n*).
  public init?(scores: [Double], labels: Labels, on workers: WorkerPool) {
    precondition(scores.count == labels.count, "a label for each score")
    let positives = scores.indices.filter { labels.values[$0] == 1 }.map { scores[$0] }
    let negatives = scores.indices.filter { labels.values[$0] == 0 }.map { scores[$0] }
    guard positives.count >= 2, negatives.count >= 2 else { return nil }
    ofPositives = Self.sharesBelow(positives, among: negatives, on: workers)
    ofNegatives = Self.sharesBelow(negatives, among: positives, on: workers).map { 1 - $0 }
    auc = ofPositives.reduce(0, +) / Double(positives.count)
  }

  /// The share of `others` below each value, ties counting half.
  private static func sharesBelow(
    _ values: [Double], among others: [Double], on workers: WorkerPool
  ) -> [Double] {
    var keys = others.map(OrderedKey.key)
    RadixSort.sort(&keys)
    let sorted = keys
    var shares = [Double](repeating: 0, count: values.count)
    workers.forEachBlock(of: &shares, size: 4096) { rows, block in
      for row in rows {
        let key = OrderedKey.key(values[row])
        let below = sorted.firstPlace { $0 >= key }
        let upTo = sorted.firstPlace { $0 > key }
        block[row - rows.lowerBound] = Double(below + upTo) / (2 * Double(sorted.count))
      }
    }
    return shares
  }

  /// The variance of the AUC.
  public var variance: Double { Self.covariance(self, self) }

  /// The normal interval AUC ± z·√variance, cut to [0, 1].
  ///
  /// It has no width where the classes are wholly apart: the method sees no error there, which is
  /// not to say that there is none.
  public func interval(level: Double = 0.95) -> Interval {
    let reach = Normal.quantile(0.5 + level / 2) * variance.squareRoot()
    return Interval(
      estimate: auc, low: max(auc - reach, 0), high: min(auc + reach, 1), level: level)
  }

  /// The covariance of two AUCs on the same rows in the same order.
  private static func covariance(_ left: DeLong, _ right: DeLong) -> Double {
    sampleCovariance(left.ofPositives, right.ofPositives) / Double(left.ofPositives.count)
      + sampleCovariance(left.ofNegatives, right.ofNegatives) / Double(left.ofNegatives.count)
  }

  private static func sampleCovariance(_ left: [Double], _ right: [Double]) -> Double {
    let count = Double(left.count)
    let means = (left.reduce(0, +) / count, right.reduce(0, +) / count)
    return zip(left, right).reduce(0) { $0 + ($1.0 - means.0) * ($1.1 - means.1) } / (count - 1)
  }
}

extension DeLong {
  /// How the AUCs of two models on the same rows differ.
  public struct Difference: Hashable, Sendable, Codable {
    /// The first AUC less the second, with its interval.
    public let interval: Interval
    /// The difference in standard errors; 0 where both models place every row alike.
    public let z: Double

    /// The two-sided p-value of "both AUCs are the same", with its logarithm where it is too small for a
    /// double.
    public var p: PValue {
      PValue(logarithm: min(0, Normal.logSurvival(abs(z)) + M_LN2))
    }
  }

  /// Compares with another model's placing of the same rows, in the same order.
  public func difference(from other: DeLong, level: Double = 0.95) -> Difference {
    precondition(
      ofPositives.count == other.ofPositives.count
        && ofNegatives.count == other.ofNegatives.count, "the same rows")
    let gap = auc - other.auc
    let variance = max(
      variance + other.variance - 2 * Self.covariance(self, other), 0)
    let error = variance.squareRoot()
    let reach = Normal.quantile(0.5 + level / 2) * error
    let z = error > 0 ? gap / error : (gap == 0 ? 0 : .greatestFiniteMagnitude * (gap < 0 ? -1 : 1))
    return Difference(
      interval: Interval(estimate: gap, low: gap - reach, high: gap + reach, level: level), z: z)
  }
}

extension [UInt64] {
  /// The first place from which on `holds` is true, by bisection.
  fileprivate func firstPlace(where holds: (UInt64) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
