import Foundation
import Machine

/// The scores of all rows and the gradients that follow from them.
///
/// Rows are handled in fixed blocks, so that sums do not depend on the number of threads. All
/// arrays are padded to whole blocks of four rows; what stands in the padding weighs nothing.
final class BoostingGradients: @unchecked Sendable {
  /// Rows a turn.
  static let blockSize = 4_096

  let rowCount: Int
  /// The log-odds of each row so far.
  let scores: FixedBuffer<Double>
  /// +1 for a positive row, −1 for a negative one.
  let signs: FixedBuffer<Float>
  /// The weight of each row, 0 for rows set aside and in the padding; empty when all are 1.
  let weights: FixedBuffer<Float>
  /// The gradient and hessian of each row.
  let gradients: FixedBuffer<Float>
  let hessians: FixedBuffer<Float>
  /// Both packed, for the search.
  let sums: FixedBuffer<Int64>
  private let totalWeight: Double

  /// The gradients at the base score; `weights` is nil when every row weighs 1.
  init(labels: [UInt8], weights: [Double]?, baseScore: Double) {
    rowCount = labels.count
    let padded = (labels.count + 3) & ~3
    let padding = padded - labels.count
    scores = FixedBuffer(count: padded, repeating: baseScore)
    signs = FixedBuffer(labels.map { $0 == 1 ? 1 : -1 } + [Float](repeating: 1, count: padding))
    self.weights = FixedBuffer(
      weights.map { $0.map { Float($0) } + [Float](repeating: 0, count: padding) } ?? [])
    totalWeight = weights?.reduce(0, +) ?? Double(labels.count)
    gradients = FixedBuffer(count: padded, repeating: 0)
    hessians = FixedBuffer(count: padded, repeating: 0)
    sums = FixedBuffer(count: padded, repeating: 0)
  }

  var blockCount: Int { (rowCount + Self.blockSize - 1) / Self.blockSize }

  /// The rows of a block.
  func rows(ofBlock block: Int) -> Range<Int> {
    block * Self.blockSize..<min((block + 1) * Self.blockSize, rowCount)
  }

  /// Gradients of all rows, packed on the scale of their sum, and the mean loss of the scores.
  ///
  /// - Complexity: O(*rows*).
  func update(on workers: WorkerPool) -> (scale: GradientScale, loss: Double) {
    let sums = differentiateAll(on: workers)
    let scale = GradientScale(sumOfAbsolute: sums.gradient, hessians: sums.hessian)
    workers.forEach(count: blockCount) { self.pack(self.rows(ofBlock: $0), scale) }
    return (scale, totalWeight > 0 ? sums.loss / totalWeight : .nan)
  }

  /// The mean log loss of the scores.
  ///
  /// - Complexity: O(*rows*).
  func meanLoss(on workers: WorkerPool) -> Double {
    totalWeight > 0 ? differentiateAll(on: workers).loss / totalWeight : .nan
  }

  private func differentiateAll(on workers: WorkerPool) -> GradientSums {
    let sums = workers.map(count: blockCount) { self.differentiate(self.rows(ofBlock: $0)) }
    return sums.reduce(into: GradientSums()) { all, block in
      all.gradient += block.gradient
      all.hessian += block.hessian
      all.loss += block.loss
    }
  }

  /// The packed sum over the first rows of a partition.
  func sum(of partition: RowPartition, count: Int, on workers: WorkerPool) -> PackedSum {
    let blocks = (count + Self.blockSize - 1) / Self.blockSize
    let parts = workers.map(count: blocks) { block in
      let places = block * Self.blockSize..<min((block + 1) * Self.blockSize, count)
      return self.sum(of: partition, places)
    }
    return parts.reduce(.zero, +)
  }

  /// Adds the values of a tree's leaves to the scores of their rows, a leaf a turn.
  func add(
    _ values: [Double], of tree: GrownTree, _ partition: RowPartition, on workers: WorkerPool
  ) {
    let leaves = tree.nodes.indices.filter { tree.nodes[$0].split == nil }
    workers.forEach(count: leaves.count) { turn in
      let leaf = leaves[turn]
      self.add(values[leaf], to: partition, tree.nodes[leaf].rows)
    }
  }
}

/// Sums over a block of rows.
struct GradientSums: Sendable {
  /// Σ |gradient|.
  var gradient = 0.0
  /// Σ hessian.
  var hessian = 0.0
  /// Σ weight × log loss.
  var loss = 0.0
}
