import Learning
import Machine

/// One fit of boosted trees, tree by tree.
struct BoostingFit {
  private let options: BoostingOptions
  private let data: Dataset
  private let binned: BinnedDataset
  private let context: FitContext
  /// For loops too short to be shared out where there are few rows.
  private let shortLoops: WorkerPool
  private let rows: BoostingRows
  private let weights: [Double]?
  private let search: HistogramSearch
  private let grower: TreeGrower<HistogramSearch>
  private let partition: RowPartition
  private let gradients: BoostingGradients
  private let baseScore: Double
  private var ensemble: TreeEnsemble
  private var history = BoostingHistory()
  private var best = (loss: Double.infinity, trees: 0)

  init(options: BoostingOptions, data: Dataset, binned: BinnedDataset, context: FitContext) {
    self.options = options
    self.data = data
    self.binned = binned
    self.context = context
    shortLoops = data.rowCount < 32_768 ? WorkerPool(threadCount: 1) : context.workers
    rows = BoostingRows(data, validationFraction: options.validationFraction, seed: context.seed)
    weights = options.classWeighting.weights(for: data)
    baseScore = LogisticLoss.logOdds(
      Self.rate(of: rows.training, labels: data.labels.values, weights: weights))
    gradients = BoostingGradients(
      labels: data.labels.values, weights: rows.trainingWeights(weights, rowCount: data.rowCount),
      baseScore: baseScore)
    partition = RowPartition(capacity: data.rowCount)
    let limits = GrowthLimits(options)
    search = HistogramSearch(
      binned, groups: GroupedCodes(binned, on: context.workers), growth: limits,
      sums: gradients.sums,
      sampling: ColumnSampling(
        of: binned.columns.count, perTree: 1, perNode: 1, stream: context.seed.stream),
      on: context.workers)
    grower = TreeGrower(
      columns: binned.columns, limits: limits, search: search, workers: context.workers
    ) { $0.hessian > 1 }
    ensemble = TreeEnsemble(on: binned)
  }

  /// Whether early stopping has spoken.
  var isDone: Bool {
    !rows.validation.isEmpty && ensemble.treeCount - best.trees >= options.patience
  }

  /// The trees kept.
  func finished() -> BoostedTrees {
    var kept = ensemble
    var history = history
    history.training.append(gradients.meanLoss(on: context.workers))
    if !rows.validation.isEmpty { kept.keepTrees(best.trees) }
    return BoostedTrees(ensemble: kept, baseScore: baseScore, history: history)
  }

  /// Grows one more tree and adds its answers to the scores.
  mutating func addTree() {
    var stream = context.seed.derived("boosting").derived(ensemble.treeCount).stream
    let (scale, loss) = gradients.update(on: context.workers)
    if ensemble.treeCount > 0 { history.training.append(loss) }
    let count = drawRows(&stream)
    search.limits = ScaledLimits(grower.limits, scale: scale)
    search.sampling = ColumnSampling(
      of: binned.columns.count, perTree: options.columnsPerTree, perNode: options.columnsPerNode,
      stream: stream)
    let sum = gradients.sum(of: partition, count: count, on: shortLoops)
    let tree = grower.grow(on: partition, rowCount: count, sum: sum)
    let values = tree.nodes.map { leafValue($0, scale) }
    gradients.add(values, of: tree, partition, on: shortLoops)
    append(tree, values)
    addToUnseenRows(seen: count)
    recordValidationLoss()
  }

  private func leafValue(_ node: GrowingNode, _ scale: GradientScale) -> Double {
    guard node.split == nil else { return 0 }
    let gradient = Double(node.sum.gradient) * scale.gradientUnit
    let hessian = Double(node.sum.hessian) * scale.hessianUnit + options.l2Penalty
    return hessian > 0 ? -gradient / hessian * options.learningRate : 0
  }

  private mutating func append(_ tree: GrownTree, _ values: [Double]) {
    var next = 0
    ensemble.append(tree, on: binned.columns) { _ in
      0
    } cover: { [weights, partition] node in
      guard let weights else { return Double(node.rows.count) }
      return node.rows.reduce(0) { $0 + weights[Int(partition.rows[$1])] }
    }
    let base = ensemble.starts[ensemble.treeCount - 1]
    for value in values {
      ensemble.values[base + next] = value
      next += 1
    }
  }

  /// Puts the rows of the next tree at the front of the partition, ascending; returns their number.
  private func drawRows(_ stream: inout RandomStream) -> Int {
    let all = rows.training
    guard options.subsample < 1 else {
      partition.fill(all)
      return all.count
    }
    // Selection sampling: ascending, exactly as many as asked for (Knuth, algorithm 3.4.2 S).
    let wanted = max(1, Int((options.subsample * Double(all.count)).rounded()))
    var count = 0
    for (place, row) in all.enumerated() where count < wanted {
      if stream.below(all.count - place) < wanted - count {
        partition.rows[count] = row
        count += 1
      }
    }
    return count
  }

  /// Adds the last tree to the scores of the rows that it was not grown on.
  private func addToUnseenRows(seen: Int) {
    let columns = data.features.columns.map(\.values)
    let tree = ensemble.treeCount - 1
    func add(_ row: UInt32) {
      let leaf = ensemble.leaf(ofTree: tree) { columns[$0][Int(row)] }
      gradients.scores[Int(row)] += ensemble.values[leaf]
    }
    rows.validation.forEach(add)
    guard seen < rows.training.count else { return }
    var isSeen = [Bool](repeating: false, count: data.rowCount)
    for place in 0..<seen { isSeen[Int(partition.rows[place])] = true }
    for row in rows.training where !isSeen[Int(row)] { add(row) }
  }

  private mutating func recordValidationLoss() {
    guard !rows.validation.isEmpty else { return }
    var loss = 0.0
    var weight = 0.0
    for row in rows.validation {
      let ofRow = weights?[Int(row)] ?? 1
      loss += ofRow * LogisticLoss.loss(gradients.scores[Int(row)], data.labels.values[Int(row)])
      weight += ofRow
    }
    history.validation.append(weight > 0 ? loss / weight : .nan)
    if loss / weight < best.loss { best = (loss / weight, ensemble.treeCount) }
  }

  private static func rate(of rows: [UInt32], labels: [UInt8], weights: [Double]?) -> Double {
    var positive = 0.0
    var all = 0.0
    for row in rows {
      let weight = weights?[Int(row)] ?? 1
      all += weight
      positive += weight * Double(labels[Int(row)])
    }
    return all > 0 ? positive / all : 0.5
  }
}

extension GrowthLimits {
  init(_ options: BoostingOptions) {
    maxDepth = options.maxDepth ?? .max
    maxLeaves = options.maxLeaves ?? .max
    minSamplesLeaf = options.minSamplesLeaf
    minSamplesLevel = options.minSamplesLevel
    minHessian = options.minHessian
    l2Penalty = options.l2Penalty
    minGain = options.minGain
  }
}
