import Trees

extension ShapleyTables {
  /// Nil when the tables would be too large, or most of the work would be long paths.
  ///
  /// - Complexity: O(2^*bits* × *features*) a leaf.
  init?(_ ensemble: TreeEnsemble, _ paths: TreePaths) {
    questions = RowQuestions(ensemble)
    let rules = (0...max(paths.mostFeatures, 1)).map { QuadratureLanes(features: $0) }
    for tree in 0..<ensemble.treeCount {
      var builder = PartBuilder(ensemble, paths, rules, start: ensemble.starts[tree])
      builder.add(below: ensemble.starts[tree], to: &self)
      guard amounts.count <= Self.mostAmounts, longPaths.count <= 64 + parts.count / 2 else {
        return nil
      }
    }
  }
}

/// Cuts one tree into parts.
private struct PartBuilder {
  /// A condition on one feature along a path: nodes and the way out of each that is meant.
  private struct Condition {
    var feature: Int32
    /// Children on the path whose parents ask the feature.
    var edges: [Int]
    /// The share of training rows that pass all.
    var share: Double
  }

  let ensemble: TreeEnsemble
  let paths: TreePaths
  let rules: [QuadratureLanes]
  let start: Int
  private var innerCounts: [Int]

  init(_ ensemble: TreeEnsemble, _ paths: TreePaths, _ rules: [QuadratureLanes], start: Int) {
    self.ensemble = ensemble
    self.paths = paths
    self.rules = rules
    self.start = start
    var end = start + 1
    while end < paths.edges.count, paths.edges[end].feature >= 0 { end += 1 }
    innerCounts = Array(repeating: 0, count: end - start)
    for node in (start..<end).reversed() where !ensemble.isLeaf(node) {
      let (left, right) = ensemble.children(of: node)
      innerCounts[node - start] = 1 + innerCounts[left - start] + innerCounts[right - start]
    }
  }

  /// Adds the part at a node, or those below it.
  mutating func add(below node: Int, to tables: inout ShapleyTables) {
    let above = conditions(of: node)
    let inner = innerCounts[node - start]
    let bits = above.count + inner
    let allowed = max(
      ShapleyTables.mostBits, min(ShapleyTables.mostFeatures, above.count + 1))
    if bits <= allowed {
      if bits > 0 { addPart(at: node, above, bits: bits, to: &tables) }
    } else if inner == 0 {
      addLongPath(to: node, above, &tables)
    } else {
      let (left, right) = ensemble.children(of: node)
      add(below: left, to: &tables)
      add(below: right, to: &tables)
    }
  }

  /// The conditions from the root to a node, those met first at the front.
  private func conditions(of node: Int) -> [Condition] {
    var found: [Condition] = []
    var node = node
    while node != start {
      let edge = paths.edges[node]
      if let place = found.firstIndex(where: { $0.feature == edge.feature }) {
        found[place].edges.append(node)
      } else {
        found.append(Condition(feature: edge.feature, edges: [node], share: edge.share))
      }
      node = start + Int(edge.parent)
    }
    return found.reversed()
  }

  /// Asks, in words of eight conditions, whether a row fails them.
  private func askFailures(_ conditions: [Condition], _ tables: inout ShapleyTables) {
    for (place, condition) in conditions.enumerated() {
      if place > 0 && place % 8 == 0 { tables.questions.closeWord() }
      for child in condition.edges {
        let parent = start + Int(paths.edges[child].parent)
        let isRight = ensemble.children(of: parent).right == child
        tables.questions.ask(
          parent, of: ensemble, goesLeft: isRight, bits: 1 << UInt8(place % 8))
      }
    }
  }

  private func addLongPath(
    to leaf: Int, _ above: [Condition], _ tables: inout ShapleyTables
  ) {
    let word = tables.questions.wordCount
    askFailures(above, &tables)
    tables.questions.closeWord()
    tables.longPaths.append(
      LongPath(
        word: word, features: above.map(\.feature),
        game: ProductGame(
          value: ensemble.values[leaf], shares: above.map(\.share), rules[above.count])))
  }

  private func addPart(
    at root: Int, _ above: [Condition], bits: Int, to tables: inout ShapleyTables
  ) {
    let word = tables.questions.wordCount
    askFailures(above, &tables)
    var bitOfNode: [Int: Int] = [:]
    var features = above.map(\.feature)
    var leaves: [Int] = []
    var open = [root]
    while let node = open.popLast() {
      guard !ensemble.isLeaf(node) else {
        leaves.append(node)
        continue
      }
      let bit = above.count + bitOfNode.count
      bitOfNode[node] = bit
      if bit > 0 && bit % 8 == 0 { tables.questions.closeWord() }
      tables.questions.ask(node, of: ensemble, goesLeft: false, bits: 1 << UInt8(bit % 8))
      let feature = Int32(ensemble.column(of: node))
      if !features.contains(feature) { features.append(feature) }
      let (left, right) = ensemble.children(of: node)
      open += [right, left]
    }
    tables.questions.closeWord()
    let part = ShapleyTables.Part(
      word: word, bits: bits,
      features: tables.features.count..<tables.features.count + features.count,
      amounts: tables.amounts.count)
    tables.features.append(contentsOf: features)
    tables.amounts.append(contentsOf: repeatElement(0, count: features.count << bits))
    tables.parts.append(part)
    for leaf in leaves { add(leaf, to: part, features, above, bitOfNode, &tables) }
  }

  /// Adds the amounts of a leaf for all answers of its part.
  private func add(
    _ leaf: Int, to part: ShapleyTables.Part, _ features: [Int32], _ above: [Condition],
    _ bitOfNode: [Int: Int], _ tables: inout ShapleyTables
  ) {
    let conditions = conditions(of: leaf)
    let game = ProductGame(
      value: ensemble.values[leaf], shares: conditions.map(\.share), rules[conditions.count])
    let amounts = game.allAmounts()
    // A condition is met when the answers under a mask are these.
    var masks: [(mask: Int, met: Int, place: Int)] = []
    for condition in conditions {
      var (mask, met) = (0, 0)
      if let bit = above.firstIndex(where: { $0.feature == condition.feature }) { mask = 1 << bit }
      for child in condition.edges {
        let parent = start + Int(paths.edges[child].parent)
        guard let bit = bitOfNode[parent] else { continue }
        mask |= 1 << bit
        if ensemble.children(of: parent).right == child { met |= 1 << bit }
      }
      let place = features.firstIndex(of: condition.feature) ?? 0
      masks.append((mask, met, part.amounts + (place << part.bits)))
    }
    for answers in 0..<1 << part.bits {
      var pattern = 0
      for (bit, mask) in masks.enumerated() where answers & mask.mask == mask.met {
        pattern |= 1 << bit
      }
      for (bit, mask) in masks.enumerated() {
        tables.amounts[mask.place + answers] += amounts[pattern * masks.count + bit]
      }
    }
  }
}
