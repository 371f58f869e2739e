import Trees

/// The nodes of a quadrature rule in groups of four.
struct QuadratureLanes: Sendable {
  /// How many groups.
  let count: Int
  let nodes: [SIMD4<Double>]
  let weights: [SIMD4<Double>]

  /// A rule that is exact for products of as many linear factors as there are features, less one.
  init(features: Int) {
    count = max(1, (features + 7) / 8)
    let rule = GaussLegendre(count: 4 * count)
    nodes = (0..<count).map { group in SIMD4((0..<4).map { rule.nodes[4 * group + $0] }) }
    weights = (0..<count).map { group in SIMD4((0..<4).map { rule.weights[4 * group + $0] }) }
  }
}

/// Working memory for the nodes of one tree.
struct TreeSHAPScratch {
  /// Whether the row meets the conditions of each edge.
  var isMet: [Bool] = []
  /// The product of the factors on the path to each node, at each quadrature node.
  var products: [SIMD4<Double>] = []
  /// The sum of value × product over the leaves below each node.
  var sums: [SIMD4<Double>] = []
  let lanes: Int

  init(lanes: Int) { self.lanes = lanes }

  /// Makes room for a tree.
  mutating func fit(_ nodes: Int) {
    guard isMet.count < nodes else { return }
    isMet = Array(repeating: true, count: nodes)
    products = Array(repeating: SIMD4(repeating: 1), count: nodes * lanes)
    sums = Array(repeating: SIMD4(), count: nodes * lanes)
  }
}

extension TreeExplainer {
  /// Adds the Shapley values of one tree for one row.
  ///
  /// A leaf with value *v* under conditions *j*, each met (*o* = 1) or not (*o* = 0) by the row and
  /// passed by a share *z* of the training rows, gives feature *i*
  ///
  ///     v · (oᵢ − zᵢ) · ∫₀¹ ∏ (j ≠ i) (zⱼ + t·(oⱼ − zⱼ)) dt.
  ///
  /// First the products are formed from the root down, then the sums over leaves from below; an
  /// edge takes its feature's part of the sum below it, and gives back what the edge above with the
  /// same feature, which it replaces, would take. All factors are positive: nothing cancels.
  func addTree(
    _ tree: Int, _ row: [Double], to values: inout [Double], _ scratch: inout TreeSHAPScratch
  ) {
    let start = ensemble.starts[tree]
    let count = ensemble.starts[tree + 1] - start
    scratch.fit(count)
    descend(start, count, row, &scratch)
    for node in stride(from: count - 1, to: 0, by: -1) {
      let edge = paths.edges[start + node]
      let base = node * rule.count
      let parent = Int(edge.parent) * rule.count
      for lane in 0..<rule.count {
        if edge.isLeaf {
          scratch.sums[base + lane] =
            scratch.products[base + lane] * ensemble.values[start + node]
        }
        // The right child comes first on the way back and opens the parent's sum.
        let isRight = node == ensemble.children(of: start + Int(edge.parent)).right - start
        let opened = isRight ? SIMD4() : scratch.sums[parent + lane]
        scratch.sums[parent + lane] = opened + scratch.sums[base + lane]
      }
      values[Int(edge.feature)] += part(of: node, as: node, start, scratch)
      if edge.above >= 0 {
        values[Int(edge.feature)] -= part(of: node, as: Int(edge.above), start, scratch)
      }
    }
  }

  /// Products from the root down.
  private func descend(
    _ start: Int, _ count: Int, _ row: [Double], _ scratch: inout TreeSHAPScratch
  ) {
    scratch.isMet[0] = true
    for lane in 0..<rule.count { scratch.products[lane] = SIMD4(repeating: 1) }
    for node in 0..<count where !paths.edges[start + node].isLeaf {
      let (left, right) = ensemble.children(of: start + node)
      let taken = ensemble.child(of: start + node, for: row[ensemble.column(of: start + node)])
      for child in [left, right] {
        let place = child - start
        let edge = paths.edges[child]
        let above = Int(edge.above)
        scratch.isMet[place] = child == taken && (above < 0 || scratch.isMet[above])
        for lane in 0..<rule.count {
          var product = scratch.products[node * rule.count + lane]
          if above >= 0 { product /= factors(above, start, scratch, lane) }
          product *= factors(place, start, scratch, lane)
          scratch.products[place * rule.count + lane] = product
        }
      }
    }
  }

  /// z + t · (o − z) of an edge.
  @inline(__always)
  private func factors(
    _ node: Int, _ start: Int, _ scratch: TreeSHAPScratch, _ lane: Int
  ) -> SIMD4<Double> {
    // A share that no training row passes, or that is too small to be told from 0, is kept from
    // dividing by zero; its leaves weigh nothing all the same.
    let share = max(paths.edges[start + node].share, 1e-290)
    let slope = scratch.isMet[node] ? 1 - share : -share
    return share + rule.nodes[lane] * slope
  }

  /// (o − z) · Σ weight · sum / factor, with the sum below one node and the factor of an edge.
  @inline(__always)
  private func part(
    of node: Int, as edge: Int, _ start: Int, _ scratch: TreeSHAPScratch
  ) -> Double {
    var total = SIMD4<Double>()
    for lane in 0..<rule.count {
      total +=
        rule.weights[lane] * scratch.sums[node * rule.count + lane]
        / factors(edge, start, scratch, lane)
    }
    let share = paths.edges[start + edge].share
    return (scratch.isMet[edge] ? 1 - share : -share) * total.sum()
  }
}
