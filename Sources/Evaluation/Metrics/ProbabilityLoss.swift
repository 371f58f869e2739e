import Foundation
public import Learning
public import Machine

/// How far probabilities are from what happened, as means over rows.
public struct ProbabilityLoss: Hashable, Sendable {
  /// −mean(y ln p + (1 − y) ln(1 − p)), p clipped to [10⁻¹⁵, 1 − 10⁻¹⁵].
  public let logLoss: Double
  /// mean((p − y)²).
  public let brierScore: Double

  /// Sums over fixed blocks of rows, added in their order.
  ///
  /// - Parameters:
  ///   - probabilities: P(positive) of each row, in [0, 1]; at least one row.
  ///   - labels: The class of each row.
  ///   - workers: The threads to run on; the values do not depend on them.
  /// - Complexity: O(*n*).
  public init(probabilities: [Double], labels: Labels, on workers: WorkerPool) {
    let count = probabilities.count
    precondition(count == labels.count && count > 0, "a label for each probability, and one row")
    let blocks = workers.map(count: (count + Self.block - 1) / Self.block) { block in
      let rows = block * Self.block..<min((block + 1) * Self.block, count)
      return Self.sums(probabilities.span.extracting(rows), labels.values.span.extracting(rows))
    }
    logLoss = blocks.reduce(0) { $0 + $1.log } / Double(count)
    brierScore = blocks.reduce(0) { $0 + $1.squared } / Double(count)
  }

  private static let block = 1 << 14

  private static func sums(
    _ probabilities: Span<Double>, _ labels: Span<UInt8>
  ) -> (log: Double, squared: Double) {
    var sums = (log: 0.0, squared: 0.0)
    for row in probabilities.indices {
      let isPositive = labels[row] == 1
      sums.log += logLoss(probabilities[row], isPositive: isPositive)
      let error = probabilities[row] - (isPositive ? 1 : 0)
      sums.squared += error * error
    }
    return sums
  }

  /// The log loss of one row.
  static func logLoss(_ probability: Double, isPositive: Bool) -> Double {
    let clipped = min(max(probability, 1e-15), 1 - 1e-15)
    return -log(isPositive ? clipped : 1 - clipped)
  }
}
