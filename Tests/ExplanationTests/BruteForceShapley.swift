import Trees

/// The naive twin of TreeSHAP: Shapley values over all coalitions, from the parts of an ensemble.
struct BruteForceShapley {
  let parts: TreeEnsembleParts
  let features: Int

  init(_ parts: TreeEnsembleParts) {
    self.parts = parts
    features = parts.featureNames.count
  }

  /// What the trees together expect of a row when only the features of `known` are known.
  func expectation(_ row: [Double], known: Int) -> Double {
    var sum = parts.baseScore
    for tree in 0..<parts.treeStarts.count - 1 {
      sum += expectation(row, known: known, at: 0, from: Int(parts.treeStarts[tree]))
    }
    return sum
  }

  private func expectation(_ row: [Double], known: Int, at node: Int, from start: Int) -> Double {
    let index = start + node
    guard parts.leftChild[index] >= 0 else { return parts.leafValue[index] }
    let left = Int(parts.leftChild[index])
    let feature = Int(parts.featureIndex[index])
    if known >> feature & 1 == 1 {
      let goesLeft = goesLeft(row[feature], index, feature)
      return expectation(row, known: known, at: goesLeft ? left : left + 1, from: start)
    }
    let covers = (parts.cover[start + left], parts.cover[start + left + 1])
    let sides = (
      expectation(row, known: known, at: left, from: start),
      expectation(row, known: known, at: left + 1, from: start)
    )
    return (covers.0 * sides.0 + covers.1 * sides.1) / (covers.0 + covers.1)
  }

  private func goesLeft(_ value: Double, _ index: Int, _ feature: Int) -> Bool {
    let levels = Double(parts.levelCounts[feature])
    if value.isNaN || (levels > 0 && value >= levels) { return parts.missingGoesLeft[index] == 1 }
    guard levels > 0 else { return value <= parts.threshold[index] }
    let word = parts.categoryWords[Int(parts.categoryStart[index]) + Int(value) / 64]
    return word >> UInt64(Int(value) % 64) & 1 == 1
  }

  /// Σ |S|! (n − |S| − 1)! / n! · (f(S ∪ i) − f(S)) for each feature.
  func values(_ row: [Double]) -> [Double] {
    let expectations = (0..<1 << features).map { expectation(row, known: $0) }
    var factorial = [1.0]
    for n in 1...features { factorial.append(factorial[n - 1] * Double(n)) }
    return (0..<features).map { feature in
      var value = 0.0
      for set in expectations.indices where set >> feature & 1 == 0 {
        let size = set.nonzeroBitCount
        let weight = factorial[size] * factorial[features - size - 1] / factorial[features]
        value += weight * (expectations[set | 1 << feature] - expectations[set])
      }
      return value
    }
  }
}
