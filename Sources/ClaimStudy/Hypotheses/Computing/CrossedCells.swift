import Statistics

/// What records hold at each pair of levels of two categories.
struct CrossedCells<Value: Sendable>: Sendable {
  /// The levels that are compared.
  let levels: [String]
  /// The levels of the column that is held fixed.
  let strata: [String]
  /// One value a pair: level by level, stratum by stratum.
  let values: [[Value]]
}

/// How many records have a level of an outcome, and how many have not.
struct SplitCount: Hashable, Sendable {
  var with = 0
  var without = 0

  var count: Int { with + without }

  static func + (left: SplitCount, right: SplitCount) -> SplitCount {
    SplitCount(with: left.with + right.with, without: left.without + right.without)
  }
}

extension CrossedCells where Value == Moments {
  /// A number at the levels of two categories; records that lack one of the three are left out.
  init(
    _ number: TestedColumns.Number, _ factor: TestedColumns.Category,
    _ control: TestedColumns.Category
  ) {
    let width = control.levels.count
    var samples = [[Double]](repeating: [], count: factor.levels.count * width)
    for (row, value) in number.values.enumerated() where !value.isNaN {
      let (level, stratum) = (factor.codes[row], control.codes[row])
      if level >= 0, stratum >= 0 { samples[Int(level) * width + Int(stratum)].append(value) }
    }
    levels = factor.levels
    strata = control.levels
    values = factor.levels.indices.map { level in
      (0..<width).map { Moments(samples[level * width + $0]) }
    }
  }
}

extension CrossedCells where Value == SplitCount {
  /// One level of an outcome at the levels of two categories, likewise.
  init(
    _ outcome: TestedColumns.Category, wanted: Int, _ factor: TestedColumns.Category,
    _ control: TestedColumns.Category
  ) {
    var values = [[SplitCount]](
      repeating: [SplitCount](repeating: SplitCount(), count: control.levels.count),
      count: factor.levels.count)
    for row in control.codes.indices where outcome.codes[row] >= 0 {
      let (level, stratum) = (Int(factor.codes[row]), Int(control.codes[row]))
      guard level >= 0, stratum >= 0 else { continue }
      if Int(outcome.codes[row]) == wanted {
        values[level][stratum].with += 1
      } else {
        values[level][stratum].without += 1
      }
    }
    levels = factor.levels
    strata = control.levels
    self.values = values
  }
}
