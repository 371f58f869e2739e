/// An ensemble of small trees as sets of leaves: no walk, the same work for every row.
///
/// After Lucchese et al. 2015 (QuickScorer) and Ye et al. 2018 (RapidScorer). The leaves of a tree
/// are numbered so that below each node those of the smaller child come first. A row that goes to
/// the bigger child cannot end in a leaf of the smaller one: these are struck out. When all nodes
/// have been asked, in any order, the first leaf that is left is where the row ends.
///
/// A node strikes out a few neighbouring leaves, so most touch one word of eight leaves only. The
/// words of a tree follow one another among the questions.
struct LeafMasks: Sendable {
  /// The most leaves a tree may have: beyond, walking is faster.
  static let mostLeaves = 64

  /// What the nodes ask; a bit that is set strikes out a leaf.
  private(set) var questions: RowQuestions
  /// Leaf values in the order of the leaves, 8 × `words` a tree.
  private(set) var values: [Double] = []
  /// Words of eight leaves a tree.
  let words: Int
  let treeCount: Int

  /// Nil when a tree has too many leaves, or a column too many levels.
  init?(_ ensemble: TreeEnsemble) {
    let most = (0..<ensemble.treeCount).map {
      (ensemble.starts[$0 + 1] - ensemble.starts[$0] + 1) / 2
    }.max()
    guard let most, most <= Self.mostLeaves, ensemble.levelCounts.allSatisfy({ $0 < 256 }) else {
      return nil
    }
    words = (most + 7) / 8
    treeCount = ensemble.treeCount
    questions = RowQuestions(ensemble)
    for tree in 0..<treeCount { append(LeafOrder(ensemble, tree), of: ensemble) }
  }

  private mutating func append(_ order: LeafOrder, of ensemble: TreeEnsemble) {
    values.append(contentsOf: order.leaves.map { ensemble.values[$0] })
    values.append(contentsOf: repeatElement(0, count: 8 * words - order.leaves.count))
    for word in 0..<words {
      for strike in order.strikes {
        let bits = Self.bits(strike.leaves, word)
        if bits != 0 {
          questions.ask(strike.node, of: ensemble, goesLeft: strike.whenLeft, bits: bits)
        }
      }
      questions.closeWord()
    }
  }

  /// The leaves of a range that lie in a word.
  private static func bits(_ leaves: Range<Int>, _ word: Int) -> UInt8 {
    let part = leaves.clamped(to: 8 * word..<8 * word + 8)
    return UInt8((1 << part.count - 1) << (part.lowerBound - 8 * word))
  }
}

/// The leaves of a tree, numbered so that those of one child come first: of the smaller one, or of
/// the left one.
struct LeafOrder {
  /// A node, the leaves of its first child, and whether going left misses them.
  struct Strike {
    var node: Int
    var leaves: Range<Int>
    var whenLeft: Bool
  }

  private(set) var leaves: [Int] = []
  private(set) var strikes: [Strike] = []

  init(_ ensemble: TreeEnsemble, _ tree: Int, leftFirst: Bool = false) {
    let (start, end) = (ensemble.starts[tree], ensemble.starts[tree + 1])
    var sizes = [Int](repeating: 1, count: end - start)
    for node in (start..<end).reversed() where !ensemble.isLeaf(node) {
      let (left, right) = ensemble.children(of: node)
      sizes[node - start] = sizes[left - start] + sizes[right - start]
    }
    var open = [start]
    while let node = open.popLast() {
      guard !ensemble.isLeaf(node) else {
        leaves.append(node)
        continue
      }
      let (left, right) = ensemble.children(of: node)
      let rightFirst = !leftFirst && sizes[right - start] < sizes[left - start]
      let size = sizes[(rightFirst ? right : left) - start]
      strikes.append(
        Strike(node: node, leaves: leaves.count..<leaves.count + size, whenLeft: rightFirst))
      open.append(rightFirst ? left : right)
      open.append(rightFirst ? right : left)
    }
  }
}
