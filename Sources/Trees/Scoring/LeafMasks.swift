/// An ensemble of small trees as sets of leaves: no walk, the same work for every row.
///
/// After Lucchese et al. 2015 (QuickScorer) and Ye et al. 2018 (RapidScorer). The leaves of a tree
/// are numbered so that below each node those of the smaller child come first. A row that goes to
/// the bigger child cannot end in a leaf of the smaller one: these are struck out. When all nodes
/// have been asked, in any order, the first leaf that is left is where the row ends.
///
/// Sixteen rows are asked at once, a byte each. A node strikes out a few neighbouring leaves, so
/// most touch one *word* of eight leaves only; the questions are sorted by the word they touch.
///
/// ```
///  plane of a column     rows 0 … 15 | 16 … 31 | …       one byte a row, 128 rows a group
///  question              plane, cut × 16, leaves × 16    48 bytes, stays in registers for a group
///
///  struck[word] |= (plane > cut) & leaves                for the 8 × 16 rows of a group
///
///  tree 0                          tree 1
///  word 0        word 1     …      word 0        …
///  cuts, levels  cuts, levels      cuts, levels          runs[tree × words + word]
/// ```
struct LeafMasks: Sendable {
  /// What one node asks, and the leaves of one word that it strikes out.
  struct Question: Sendable, BitwiseCopyable {
    /// The plane is above this, as signed bytes; for levels: the plane and this have a common bit.
    var cut: SIMD16<Int8>
    var leaves: SIMD16<UInt8>
    var plane: Int
  }

  /// Where the questions of a word end: those on cuts first, those on levels then.
  struct Run: Sendable, BitwiseCopyable {
    var cuts: Int32
    var levels: Int32
  }

  /// The most leaves a tree may have: beyond, walking is faster.
  static let mostLeaves = 64

  private(set) var planes: RankPlanes
  private(set) var questions: [Question] = []
  private(set) var runs: [Run] = []
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
    planes = RankPlanes.bytes(ensemble)
    for tree in 0..<treeCount { append(LeafOrder(ensemble, tree), of: ensemble) }
  }

  private mutating func append(_ order: LeafOrder, of ensemble: TreeEnsemble) {
    values.append(contentsOf: order.leaves.map { ensemble.values[$0] })
    values.append(contentsOf: repeatElement(0, count: 8 * words - order.leaves.count))
    var cuts = [[Question]](repeating: [], count: words)
    var levels = cuts
    for strike in order.strikes {
      let node = ensemble.nodes[strike.node]
      let asked =
        node.isCategory
        ? planes.questions(node, of: ensemble, goesLeft: strike.whenLeft).map {
          (plane: $0.plane, cut: Int8(truncatingIfNeeded: $0.set))
        }
        : [planes.question(node, goesLeft: strike.whenLeft)].map {
          (plane: $0.plane, cut: Int8(truncatingIfNeeded: $0.cut - 128))
        }
      for word in strike.leaves.lowerBound / 8...(strike.leaves.upperBound - 1) / 8 {
        let bits = Self.bits(strike.leaves, word)
        for asked in asked {
          let question = Question(
            cut: SIMD16(repeating: asked.cut), leaves: SIMD16(repeating: bits), plane: asked.plane)
          if node.isCategory { levels[word].append(question) } else { cuts[word].append(question) }
        }
      }
    }
    for word in 0..<words {
      questions.append(contentsOf: cuts[word])
      let end = Int32(questions.count)
      questions.append(contentsOf: levels[word])
      runs.append(Run(cuts: end, levels: Int32(questions.count)))
    }
  }

  /// The leaves of a range that lie in a word.
  private static func bits(_ leaves: Range<Int>, _ word: Int) -> UInt8 {
    let part = leaves.clamped(to: 8 * word..<8 * word + 8)
    return UInt8((1 << part.count - 1) << (part.lowerBound - 8 * word))
  }
}

/// The leaves of a tree, numbered so that those of the smaller child come first.
struct LeafOrder {
  /// A node, the leaves of its smaller child, and whether going left misses them.
  struct Strike {
    var node: Int
    var leaves: Range<Int>
    var whenLeft: Bool
  }

  private(set) var leaves: [Int] = []
  private(set) var strikes: [Strike] = []

  init(_ ensemble: TreeEnsemble, _ tree: Int) {
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
      let rightFirst = sizes[right - start] < sizes[left - start]
      let size = min(sizes[left - start], sizes[right - start])
      strikes.append(
        Strike(node: node, leaves: leaves.count..<leaves.count + size, whenLeft: rightFirst))
      open.append(rightFirst ? left : right)
      open.append(rightFirst ? right : left)
    }
  }
}
