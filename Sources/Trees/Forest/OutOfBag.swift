import Foundation
import Learning
import Machine

/// What the trees of a forest said about the rows that they had not seen.
///
/// An honest estimate of the error that needs no validation part (Breiman 1996).
public struct OutOfBag: Hashable, Sendable {
  /// The mean share of the trees that did not see a row; NaN for a row that every tree saw.
  public let probabilities: [Double]
  /// The share of rows on the right side of 0.5, which itself counts as positive.
  ///
  /// Rows count by their weight, and those that every tree saw do not count; NaN when none does.
  public let accuracy: Double
  /// The mean of −ln P(label), P clipped to [1e-15, 1 − 1e-15], over the same rows.
  public let logLoss: Double
  /// How many rows some tree had not seen.
  public let rowCount: Int

  init(of ensemble: TreeEnsemble, fit: ForestFit, data: Dataset, on workers: WorkerPool) {
    let drawn = workers.map(count: ensemble.treeCount) { fit.bootstrap($0).rows.bits }
    let columns = data.features.columns.map(\.values)
    var means = [Double](repeating: .nan, count: data.rowCount)
    workers.forEachBlock(of: &means, size: 512) { rows, means in
      for row in rows {
        var sum = 0.0
        var trees = 0
        for tree in 0..<ensemble.treeCount where drawn[tree][row >> 6] >> UInt64(row & 63) & 1 == 0
        {
          sum += ensemble.values[ensemble.leaf(ofTree: tree) { columns[$0][row] }]
          trees += 1
        }
        if trees > 0 { means[row - rows.lowerBound] = min(sum / Double(trees), 1) }
      }
    }
    self.init(means, data)
  }

  private init(_ means: [Double], _ data: Dataset) {
    var weights = 0.0
    var right = 0.0
    var loss = 0.0
    for (row, mean) in means.enumerated() where !mean.isNaN {
      let weight = data.weights?[row] ?? 1
      let isPositive = data.labels.values[row] == 1
      weights += weight
      if (mean >= 0.5) == isPositive { right += weight }
      loss -= weight * log(min(max(isPositive ? mean : 1 - mean, 1e-15), 1 - 1e-15))
    }
    probabilities = means
    rowCount = means.reduce(0) { $0 + ($1.isNaN ? 0 : 1) }
    accuracy = weights > 0 ? right / weights : .nan
    logLoss = weights > 0 ? loss / weights : .nan
  }
}

extension Bootstrap {
  /// Which rows were drawn, one bit each.
  package var bits: [UInt64] {
    var bits = [UInt64](repeating: 0, count: (counts.count + 63) / 64)
    for (row, count) in counts.enumerated() where count > 0 {
      bits[row >> 6] |= 1 << UInt64(row & 63)
    }
    return bits
  }
}
