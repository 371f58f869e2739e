import Foundation
import Machine

/// The scores of all rows and the gradients that follow from them.
final class BoostingGradients {
  /// The log-odds of each row so far.
  let scores: FixedBuffer<Double>
  private let labels: [UInt8]
  private let weights: [Double]?
  private let sums: FixedBuffer<Int64>

  init(labels: [UInt8], weights: [Double]?, baseScore: Double, sums: FixedBuffer<Int64>) {
    self.labels = labels
    self.weights = weights
    self.sums = sums
    scores = FixedBuffer(count: labels.count, repeating: baseScore)
  }

  /// Packs the gradients of the first `count` rows of the partition.
  func prepare(
    _ partition: RowPartition, count: Int, on workers: WorkerPool
  ) -> (scale: GradientScale, sum: PackedSum) {
    var gradientSum = 0.0
    var hessianSum = 0.0
    var pairs: [(Double, Double)] = []
    pairs.reserveCapacity(count)
    for place in 0..<count {
      let row = Int(partition.rows[place])
      let weight = weights?[row] ?? 1
      let p = LogisticLoss.probability(scores[row])
      let gradient = weight * (p - Double(labels[row]))
      let hessian = max(weight * p * (1 - p), 1e-16)
      gradientSum += abs(gradient)
      hessianSum += hessian
      pairs.append((gradient, hessian))
    }
    let scale = GradientScale(sumOfAbsolute: gradientSum, hessians: hessianSum)
    var sum = PackedSum.zero
    for place in 0..<count {
      let row = Int(partition.rows[place])
      let packed = PackedSum(
        gradient: Int32((pairs[place].0 / scale.gradientUnit).rounded()),
        hessian: UInt32((pairs[place].1 / scale.hessianUnit).rounded()))
      sums[row] = packed.word
      sum = sum + packed
    }
    return (scale, sum)
  }

  /// Adds the values of a tree's leaves to the scores of their rows.
  func add(_ values: [Double], of tree: GrownTree, _ partition: RowPartition) {
    for (index, node) in tree.nodes.enumerated() where node.split == nil {
      for place in node.rows { scores[Int(partition.rows[place])] += values[index] }
    }
  }
}
