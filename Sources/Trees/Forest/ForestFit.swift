import Learning
import Synchronization

/// One fit of a forest: what its trees share.
final class ForestFit: Sendable {
  let options: ForestOptions
  let binned: BinnedDataset
  let labels: [UInt8]
  let weights: [Double]?
  private let limits: GrowthLimits
  private let seed: Seed
  private let spare = Mutex<[ForestScratch]>([])

  init(options: ForestOptions, data: Dataset, binned: BinnedDataset, seed: Seed) {
    self.options = options
    self.binned = binned
    self.seed = seed
    labels = data.labels.values
    weights = options.classWeighting.weights(for: data)
    var limits = GrowthLimits()
    limits.maxDepth = options.maxDepth ?? .max
    limits.maxLeaves = options.maxLeaves ?? .max
    limits.minSamplesSplit = options.minSamplesSplit
    limits.minSamplesLeaf = options.minSamplesLeaf
    limits.takesUselessSplits = true
    self.limits = limits
  }

  /// The rows that a tree draws, and the randomness that is left for its growth.
  func bootstrap(_ index: Int) -> (rows: Bootstrap, stream: RandomStream) {
    var stream = seed.derived("forest").derived(index).stream
    guard options.bootstrap else { return (Bootstrap(all: labels.count), stream) }
    let draws = max(1, Int((options.maxSamples * Double(labels.count)).rounded()))
    let rows = Bootstrap(rowCount: labels.count, draws: draws, stream: &stream)
    return (rows, stream)
  }

  /// Grows one tree.
  ///
  /// A tree depends on its number alone, not on the thread or the trees before it.
  func tree(_ index: Int) -> TreeEnsemble {
    let scratch = takeScratch()
    defer { spare.withLock { $0.append(scratch) } }
    let (rows, stream) = bootstrap(index)
    let sample = ForestSample(
      rows, labels: labels, weights: weights, partition: scratch.partition, sums: scratch.sums)
    let search = ColumnSearch(
      columns: binned.columns, growth: limits, scale: sample.scale,
      columnsPerNode: options.maxFeatures.count(of: binned.columns.count), sums: scratch.sums,
      scratch: scratch.columns, stream: stream)
    let grower = TreeGrower(columns: binned.columns, limits: limits, search: search, workers: nil) {
      sum in
      sum.gradient != 0 && sum.gradient + sum.hessian != 0
    }
    let tree = grower.grow(on: scratch.partition, rowCount: sample.rowCount, sum: sample.sum)
    var ensemble = TreeEnsemble(on: binned)
    ensemble.append(tree, on: binned.columns) { node in
      node.sum.hessian > 0 ? -Double(node.sum.gradient) / Double(node.sum.hessian) : 0
    } cover: { node in
      Double(node.sum.hessian) * sample.scale.hessianUnit
    }
    return ensemble
  }

  private func takeScratch() -> ForestScratch {
    spare.withLock { $0.popLast() } ?? ForestScratch(binned)
  }
}

/// Working memory for one tree at a time.
///
/// It is handed from thread to thread through the lock of `ForestFit`, never shared.
final class ForestScratch: @unchecked Sendable {
  let partition: RowPartition
  let sums: FixedBuffer<Int64>
  let columns: ColumnScratch

  init(_ binned: BinnedDataset) {
    partition = RowPartition(capacity: binned.rowCount)
    sums = FixedBuffer(count: binned.rowCount, repeating: 0)
    columns = ColumnScratch(for: binned.columns, rowCount: binned.rowCount)
  }
}
