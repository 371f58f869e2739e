extension Column {
  /// A category column without the levels that no row has; other columns as they are.
  ///
  /// - Complexity: O(*rows* + *levels*).
  func droppingUnusedLevels() -> Column {
    guard case .categories(let codes, let levels) = values else { return self }
    var isUsed = [Bool](repeating: false, count: levels.count)
    for row in codes.indices where validity[row] { isUsed[Int(codes[row])] = true }
    var newCodes = [Int32](repeating: 0, count: levels.count)
    var kept: [String] = []
    for level in levels.indices where isUsed[level] {
      newCodes[level] = Int32(kept.count)
      kept.append(levels[level])
    }
    let mapped = codes.indices.map { validity[$0] ? newCodes[Int(codes[$0])] : 0 }
    return Column(.categories(codes: mapped, levels: kept), validity: validity)
  }
}
