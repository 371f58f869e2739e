/// An ensemble of small trees as tables of leaves, for one row at a time.
///
/// The leaves of a tree are the bits of a word, numbered from left to right. A node that sends a
/// row right leaves it none below its left child; when all nodes have been asked, the first leaf
/// that is left is where the row ends (Lucchese et al. 2015). Which nodes of a column send a row
/// right depends on the rank of its value among the column's thresholds alone, so the words of all
/// trees are kept for every few nodes of a column: a *line*. A row takes one line of each column and
/// strikes out what the nodes between that line and its rank do.
///
/// ```
///  a column's nodes, by threshold   n0 n1 n2 n3 | n4 n5 n6 n7 | n8 …        step 4
///  lines      0: all leaves         1: after n0 … n3         2: after n4 … n7
///  a value that six nodes send right: line 1, then n4 and n5
///
///  line       tree 0 | tree 1 | …                 32 bits each, sixteen trees at a time
/// ```
///
/// Missing values have a line of their own, and so has each level of a category. The work is the
/// same for every row, and hardly anything has to be guessed by the processor.
struct LeafTable: Sendable {
  /// The most leaves of a tree: the bits of a word.
  static let mostLeaves = 32
  /// With more columns a row reads more than it would by walking.
  static let mostColumns = 64
  /// The most words of all lines, 2 MiB.
  static let room = 1 << 19
  /// Trees that are looked at together.
  static let lanes = 16

  /// A node, as what it leaves of its tree.
  struct Node: Sendable, BitwiseCopyable {
    var tree: UInt32
    var leaves: UInt32
  }

  /// The lines of a column.
  struct Column: Sendable {
    var column: Int
    /// Nil for a category.
    var search: ThresholdSearch?
    var levels: Int
    /// The first of its entries in `ends`, of its nodes, and of its lines.
    var firstEnd: Int
    var firstNode: Int
    var firstLine: Int
    /// The line of missing values and unknown levels.
    var missingLine: Int
  }

  private(set) var columns: [Column] = []
  /// How many nodes of a column send a value of each rank right.
  private(set) var ends: [Int32] = []
  /// The nodes on numbers, column by column, by threshold.
  private(set) var nodes: [Node] = []
  private(set) var lines: [UInt32] = []
  /// Leaf values, `mostLeaves` a tree.
  private(set) var values: [Double]
  /// Nodes from one line to the next are 2 to the power of this.
  private(set) var stepBits = 4
  let treeCount: Int
  /// Words of a line: the trees, filled up to whole `lanes`.
  let width: Int

  /// Nil when a tree has too many leaves, or the lines would be too many.
  init?(_ ensemble: TreeEnsemble) {
    treeCount = ensemble.treeCount
    width = (treeCount + Self.lanes - 1) / Self.lanes * Self.lanes
    values = []
    guard
      (0..<treeCount).allSatisfy({
        ensemble.starts[$0 + 1] - ensemble.starts[$0] < 2 * Self.mostLeaves
      })
    else { return nil }
    var asked = [[Asked]](repeating: [], count: ensemble.levelCounts.count)
    values.reserveCapacity(Self.mostLeaves * width)
    for tree in 0..<treeCount {
      let order = LeafOrder(ensemble, tree, leftFirst: true)
      values.append(contentsOf: order.leaves.map { ensemble.values[$0] })
      values.append(contentsOf: repeatElement(0, count: Self.mostLeaves - order.leaves.count))
      for strike in order.strikes {
        let struck = UInt32((1 << strike.leaves.count - 1) << strike.leaves.lowerBound)
        let node = Node(tree: UInt32(tree), leaves: ~struck)
        asked[ensemble.column(of: strike.node)].append(
          Asked(entry: ensemble.nodes[strike.node], node: node))
      }
    }
    guard chooseStep(asked, ensemble) else { return nil }
    for (column, asked) in asked.enumerated() where !asked.isEmpty {
      if ensemble.levelCounts[column] > 0 {
        append(levels: ensemble.levelCounts[column], column, asked, ensemble)
      } else {
        append(column, asked.sorted { $0.entry.threshold < $1.entry.threshold })
      }
    }
  }

  /// An inner node as it stands in the ensemble, and what it leaves when it sends a row right.
  private struct Asked {
    var entry: TreeNode
    var node: Node
  }

  /// The shortest step whose lines have room, if there is one.
  private mutating func chooseStep(_ asked: [[Asked]], _ ensemble: TreeEnsemble) -> Bool {
    let used = asked.indices.filter { !asked[$0].isEmpty }
    guard used.count <= Self.mostColumns, used.allSatisfy({ asked[$0].count < 1 << 16 }) else {
      return false
    }
    func lineCount(_ bits: Int) -> Int {
      used.reduce(0) { sum, column in
        let levels = ensemble.levelCounts[column]
        return sum + (levels > 0 ? levels + 1 : asked[column].count >> bits + 2)
      }
    }
    guard let bits = (4...16).first(where: { lineCount($0) * width <= Self.room }) else {
      return false
    }
    stepBits = bits
    return true
  }

  private mutating func append(_ column: Int, _ asked: [Asked]) {
    let first = (end: ends.count, node: nodes.count, line: lines.count / max(width, 1))
    var thresholds: [Double] = []
    for (place, node) in asked.enumerated() where thresholds.last != node.entry.threshold {
      thresholds.append(node.entry.threshold)
      ends.append(Int32(place))
    }
    ends.append(Int32(asked.count))
    nodes.append(contentsOf: asked.map(\.node))
    for count in stride(from: 0, through: asked.count, by: 1 << stepBits) {
      appendLine(asked.prefix(count).map(\.node))
    }
    let missingLine = lines.count / width
    appendLine(asked.filter { !$0.entry.missingGoesLeft }.map(\.node))
    columns.append(
      Column(
        column: column, search: ThresholdSearch(thresholds), levels: 0, firstEnd: first.end,
        firstNode: first.node, firstLine: first.line, missingLine: missingLine))
  }

  private mutating func append(
    levels: Int, _ column: Int, _ asked: [Asked], _ ensemble: TreeEnsemble
  ) {
    let firstLine = lines.count / width
    for level in 0...levels {
      let value = level == levels ? Double.nan : Double(level)
      appendLine(asked.filter { ensemble.categoryGoesRight($0.entry, value) }.map(\.node))
    }
    columns.append(
      Column(
        column: column, search: nil, levels: levels, firstEnd: 0, firstNode: 0,
        firstLine: firstLine, missingLine: firstLine + levels))
  }

  /// What some nodes leave of all trees.
  private mutating func appendLine(_ nodes: [Node]) {
    let first = lines.count
    lines.append(contentsOf: repeatElement(.max, count: width))
    for node in nodes { lines[first + Int(node.tree)] &= node.leaves }
  }
}
