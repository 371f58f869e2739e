import Learning

/// The naive twin of the grower: one tree on gradients and hessians in Double, every cut of every
/// column tried by adding up all rows.
struct NaiveTree {
  struct Settings {
    var maxDepth = Int.max
    var maxLeaves = Int.max
    var minSamplesLeaf = 1
    var minSamplesLevel = 0.0
    var minHessian = 0.0
    var l2Penalty = 0.0
    var takesUselessSplits = false
    /// Which of two equally good divisions comes first: with missing values on the other side at
    /// the same cut, as forests try them, or at a later cut with missing values on the same side.
    var triesBothSidesOfACutFirst = false
  }

  struct Candidate {
    var gain: Double
    var goesLeft: (Double) -> Bool
  }

  final class Node {
    let rows: [Int]
    let depth: Int
    var candidate: (column: Int, split: Candidate)?
    var children: (left: Node, right: Node)?

    init(rows: [Int], depth: Int) {
      self.rows = rows
      self.depth = depth
    }
  }

  let columns: [FeatureColumn]
  let gradients: [Double]
  let hessians: [Double]
  let settings: Settings
  let root: Node

  init(
    _ columns: [FeatureColumn], _ gradients: [Double], _ hessians: [Double], _ settings: Settings
  ) {
    self.columns = columns
    self.gradients = gradients
    self.hessians = hessians
    self.settings = settings
    root = Node(rows: Array(gradients.indices), depth: 0)
    root.candidate = best(root)
    var open = [root]
    var leaves = 1
    while leaves < settings.maxLeaves {
      var next: Int?
      for (place, node) in open.enumerated() {
        guard let gain = node.candidate?.split.gain else { continue }
        if let other = next, let best = open[other].candidate, best.split.gain >= gain { continue }
        next = place
      }
      guard let next else { break }
      let node = open.remove(at: next)
      guard let (column, split) = node.candidate else { break }
      let values = columns[column].values
      let left = Node(rows: node.rows.filter { split.goesLeft(values[$0]) }, depth: node.depth + 1)
      let right = Node(
        rows: node.rows.filter { !split.goesLeft(values[$0]) }, depth: node.depth + 1)
      left.candidate = best(left)
      right.candidate = best(right)
      node.children = (left, right)
      open += [left, right]
      leaves += 1
    }
  }

  func sums(_ rows: [Int]) -> (gradient: Double, hessian: Double) {
    rows.reduce(into: (0, 0)) { $0 = ($0.0 + gradients[$1], $0.1 + hessians[$1]) }
  }

  private func score(_ rows: [Int]) -> Double {
    let (gradient, hessian) = sums(rows)
    return gradient * gradient / (hessian + settings.l2Penalty)
  }

  private func best(_ node: Node) -> (column: Int, split: Candidate)? {
    guard node.depth < settings.maxDepth, node.rows.count > 1 else { return nil }
    let (gradient, hessian) = sums(node.rows)
    if settings.takesUselessSplits, gradient == 0 || gradient == -hessian { return nil }
    var best: (column: Int, split: Candidate)?
    for (index, column) in columns.enumerated() {
      for goesLeft in divisions(of: column, node.rows) {
        let left = node.rows.filter { goesLeft(column.values[$0]) }
        let right = node.rows.filter { !goesLeft(column.values[$0]) }
        guard min(left.count, right.count) >= max(settings.minSamplesLeaf, 1),
          min(sums(left).hessian, sums(right).hessian) >= settings.minHessian
        else { continue }
        let gain = score(left) + score(right) - score(node.rows)
        guard settings.takesUselessSplits || gain > 0 else { continue }
        // Sums in another order differ in the last digits; a tie goes to the first, as in the room.
        if let best, gain <= best.split.gain + 1e-9 { continue }
        best = (index, Candidate(gain: gain, goesLeft: goesLeft))
      }
    }
    return best
  }

  /// Every way to divide the rows by a column: each cut of the order (for levels, that of gradient /
  /// hessian), with missing values on either side.
  private func divisions(of column: FeatureColumn, _ rows: [Int]) -> [(Double) -> Bool] {
    let rare = rareLevels(of: column, rows)
    let present = Set(rows.map { column.values[$0] }.filter { !$0.isNaN }).subtracting(rare)
    let hasMissing = !rare.isEmpty || rows.contains { column.values[$0].isNaN }
    var sides: [Set<Double>] = []
    if case .category = column.kind {
      let levels = present.sorted().map { level in
        let (gradient, hessian) = sums(rows.filter { column.values[$0] == level })
        return (ratio: gradient / (hessian + settings.l2Penalty), level: level)
      }.sorted { ($0.ratio, $0.level) < ($1.ratio, $1.level) }.map(\.level)
      for count in levels.indices { sides.append(Set(levels[...count])) }
    } else {
      let values = present.sorted()
      for count in values.indices { sides.append(Set(values[...count])) }
    }
    let without = sides.map { side -> (Double) -> Bool in { side.contains($0) } }
    guard hasMissing else { return without }
    let with = sides.map { side -> (Double) -> Bool in
      { !present.contains($0) || side.contains($0) }
    }
    guard settings.triesBothSidesOfACutFirst else { return without + with }
    return zip(without, with).flatMap { [$0, $1] }
  }

  /// Levels whose share of the hessians is worth less than `minSamplesLevel` rows, rounded.
  private func rareLevels(of column: FeatureColumn, _ rows: [Int]) -> Set<Double> {
    guard case .category(let names) = column.kind, names.count > 4 else { return [] }
    let all = sums(rows).hessian
    return Set(rows.map { column.values[$0] }.filter { !$0.isNaN }).filter { level in
      let own = sums(rows.filter { column.values[$0] == level }).hessian
      return own * Double(rows.count) < (settings.minSamplesLevel - 0.5) * all
    }
  }

  /// The leaves, each with its rows.
  var leaves: [Node] {
    func below(_ node: Node) -> [Node] {
      node.children.map { below($0.left) + below($0.right) } ?? [node]
    }
    return below(root)
  }
}
