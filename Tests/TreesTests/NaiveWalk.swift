import Trees

extension TreeEnsembleParts {
  /// The naive twin of all scoring: one row down one tree, question by question.
  func walk(tree: Int, _ row: [Double]) -> Double {
    let start = Int(treeStarts[tree])
    var node = start
    while leftChild[node] >= 0 {
      let feature = Int(featureIndex[node])
      let value = row[feature]
      let goesLeft: Bool
      if value.isNaN || (levelCounts[feature] > 0 && !(0..<Double(levelCounts[feature]) ~= value)) {
        goesLeft = missingGoesLeft[node] == 1
      } else if levelCounts[feature] > 0 {
        let word = categoryWords[Int(categoryStart[node]) + Int(value) / 64]
        goesLeft = word >> UInt64(Int(value) % 64) & 1 == 1
      } else {
        goesLeft = value <= threshold[node]
      }
      node = start + Int(goesLeft ? leftChild[node] : rightChild[node])
    }
    return leafValue[node]
  }

  /// The base score and what all trees give, in their order.
  func walk(_ row: [Double]) -> Double {
    (0..<treeStarts.count - 1).reduce(baseScore) { $0 + walk(tree: $1, row) }
  }
}
