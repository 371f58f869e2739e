import Trees

/// What TreeSHAP needs to know of the trees before it sees a row.
///
/// The *edge* of a node is the step from its parent to it. All steps of a path that ask the same
/// feature are one condition: the last of them stands for all, with the product of their shares.
struct TreePaths: Sendable {
  /// One node of a tree, reached through its edge.
  struct Edge: Sendable {
    /// The parent, counted in the tree; the root is its own.
    var parent: Int32
    /// The nearest edge above that asks the same feature; −1 when there is none.
    var above: Int32
    /// The feature asked; −1 for the root.
    var feature: Int32
    /// Whether the node is a leaf.
    var isLeaf: Bool
    /// The share of the training rows that pass this and all edges above with the same feature.
    var share: Double
  }

  /// The edges, at the numbers of their nodes.
  let edges: [Edge]
  /// The mean of each tree's values, weighted by the shares.
  let means: [Double]
  /// The most different features on any path.
  let mostFeatures: Int

  /// - Complexity: O(*nodes* × depth).
  init(_ ensemble: TreeEnsemble) {
    var edges: [Edge] = []
    var means: [Double] = []
    var most = 0
    for tree in 0..<ensemble.treeCount {
      let range = ensemble.starts[tree]..<ensemble.starts[tree + 1]
      var builder = PathBuilder(ensemble, range)
      builder.build()
      edges.append(contentsOf: builder.edges)
      means.append(builder.mean)
      most = max(most, builder.distinct.max() ?? 0)
    }
    self.edges = edges
    self.means = means
    mostFeatures = most
  }
}

/// Walks one tree from the root down; children come after their parents.
private struct PathBuilder {
  let ensemble: TreeEnsemble
  let range: Range<Int>
  var edges: [TreePaths.Edge]
  /// Different features on the path to each node.
  var distinct: [Int]
  var mean = 0.0
  private var reach: [Double]

  init(_ ensemble: TreeEnsemble, _ range: Range<Int>) {
    self.ensemble = ensemble
    self.range = range
    edges = Array(
      repeating: TreePaths.Edge(parent: 0, above: -1, feature: -1, isLeaf: true, share: 1),
      count: range.count)
    distinct = Array(repeating: 0, count: range.count)
    reach = Array(repeating: 1, count: range.count)
  }

  mutating func build() {
    for node in range {
      let place = node - range.lowerBound
      guard !ensemble.isLeaf(node) else {
        mean += reach[place] * ensemble.values[node]
        continue
      }
      edges[place].isLeaf = false
      let (left, right) = ensemble.children(of: node)
      let covers = (ensemble.covers[left], ensemble.covers[right])
      let all = covers.0 + covers.1
      // Where no training row came by, both ways are as likely.
      let share = all > 0 && all.isFinite ? covers.0 / all : 0.5
      add(left - range.lowerBound, to: place, share, ensemble.column(of: node))
      add(right - range.lowerBound, to: place, 1 - share, ensemble.column(of: node))
    }
  }

  private mutating func add(_ child: Int, to parent: Int, _ share: Double, _ feature: Int) {
    let above = nearest(feature, from: parent)
    reach[child] = reach[parent] * share
    distinct[child] = distinct[parent] + (above < 0 ? 1 : 0)
    edges[child] = TreePaths.Edge(
      parent: Int32(parent), above: Int32(above), feature: Int32(feature), isLeaf: true,
      share: share * (above < 0 ? 1 : edges[above].share))
  }

  /// The nearest edge from a node upwards that asks a feature; −1 when there is none.
  private func nearest(_ feature: Int, from node: Int) -> Int {
    var node = node
    while node > 0 {
      if Int(edges[node].feature) == feature { return node }
      node = Int(edges[node].parent)
    }
    return -1
  }
}
