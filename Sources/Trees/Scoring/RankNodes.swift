/// An ensemble as nodes of eight bytes that are walked on ranks.
///
/// ```
///  node       cut 2 | plane 2 | left 4      left is the left child, the right one is its neighbour;
///  ranks      one row's planes, 2 bytes each      a leaf leads to itself
/// ```
///
/// The nodes stand at the places they have in the ensemble.
struct RankNodes: Sendable {
  struct Node: Sendable, BitwiseCopyable {
    /// A rank above this goes right; for a category: a common bit goes right.
    var cut: UInt16
    /// The plane; its highest bit marks a category.
    var plane: UInt16
    var left: Int32
  }

  static let categoryFlag: UInt16 = 1 << 15
  /// Trees whose leaves one row keeps until they are added in their order.
  static let batch = 128

  private(set) var planes: RankPlanes
  private(set) var nodes: [Node] = []
  let starts: [Int32]
  let values: [Double]
  /// Trees in the order in which one row walks them: within each `batch`, short ones first.
  private(set) var order: [Int32] = []
  /// How many steps each eight of `order` take before anyone looks whether all have arrived.
  private(set) var sureSteps: [Int] = []
  let hasCategories: Bool

  /// Nil when a column has too many levels, or there are too many planes.
  init?(_ ensemble: TreeEnsemble) {
    guard ensemble.levelCounts.allSatisfy({ $0 < 16 }) else { return nil }
    planes = RankPlanes.words(ensemble)
    starts = ensemble.starts.map { Int32($0) }
    values = ensemble.values
    hasCategories = !ensemble.categoryWords.isEmpty
    nodes.reserveCapacity(ensemble.nodes.count)
    for (index, node) in ensemble.nodes.enumerated() {
      guard !ensemble.isLeaf(index) else {
        nodes.append(Node(cut: .max, plane: 0, left: node.left))
        continue
      }
      guard node.isCategory else {
        let (plane, cut) = planes.question(node)
        nodes.append(
          Node(
            cut: UInt16(truncatingIfNeeded: cut), plane: UInt16(truncatingIfNeeded: plane),
            left: node.left))
        continue
      }
      let asked = planes.questions(node, of: ensemble).first ?? (plane: 0, set: 0)
      nodes.append(
        Node(
          cut: asked.set, plane: UInt16(truncatingIfNeeded: asked.plane) | Self.categoryFlag,
          left: node.left))
    }
    guard planes.planeCount < Int(Self.categoryFlag) else { return nil }
    measureSteps(ensemble)
  }

  private mutating func measureSteps(_ ensemble: TreeEnsemble) {
    var depths = [Int](repeating: 0, count: nodes.count)
    var most = [Int](repeating: 0, count: ensemble.treeCount)
    for tree in 0..<ensemble.treeCount {
      for node in ensemble.starts[tree]..<ensemble.starts[tree + 1] {
        most[tree] = max(most[tree], depths[node])
        guard !ensemble.isLeaf(node) else { continue }
        let (left, right) = ensemble.children(of: node)
        (depths[left], depths[right]) = (depths[node] + 1, depths[node] + 1)
      }
    }
    for first in stride(from: 0, to: most.count, by: Self.batch) {
      let trees = (first..<min(first + Self.batch, most.count)).sorted {
        (most[$0], $0) < (most[$1], $1)
      }
      order.append(contentsOf: trees.map { Int32($0) })
      for eight in stride(from: 0, to: trees.count, by: 8) {
        // Leaf-wise trees have a few long paths: most rows arrive in half the steps.
        sureSteps.append((most[trees[eight]] + 1) / 2)
      }
    }
  }
}
