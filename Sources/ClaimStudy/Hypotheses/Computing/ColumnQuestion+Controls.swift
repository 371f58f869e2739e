import Statistics

extension ColumnQuestion {
  /// The comparison with a third column held fixed; nil where that column is one of the two, or the
  /// strata allow no answer.
  func controlled(
    by control: TestedColumns.Category, level: Double
  ) -> ControlledComparison? {
    guard control.name != names.0, control.name != names.1 else { return nil }
    switch self {
    case .groups(let number, let category):
      return Self.means(number, category, control, level)
    case .categories(let outcome, let factor):
      return Self.odds(outcome, factor, control, level)
    case .numbers(let x, let y): return Self.correlation(x, y, control, level)
    case .pairs: return nil
    }
  }

  /// Fewer records of a level are not compared where others have more.
  private static let fewestRecords = 30

  private static func means(
    _ number: TestedColumns.Number, _ category: TestedColumns.Category,
    _ control: TestedColumns.Category, _ level: Double
  ) -> ControlledComparison? {
    let split = GroupSplit(number, category)
    let means = split.samples.map { Moments($0).mean }
    guard let sides = sides(split.samples.map(\.count), means) else { return nil }
    let codes = [split.codes[sides.0], split.codes[sides.1]]
    var strata = [(first: [Double], second: [Double])](
      repeating: ([], []), count: control.levels.count)
    for row in number.values.indices where control.codes[row] >= 0 && !number.values[row].isNaN {
      let stratum = Int(control.codes[row])
      if category.codes[row] == codes[0] { strata[stratum].first.append(number.values[row]) }
      if category.codes[row] == codes[1] { strata[stratum].second.append(number.values[row]) }
    }
    guard let effect = try? StratifiedEffect.means(strata, level: level) else { return nil }
    return ControlledComparison(
      column: control.name, levels: control.levels,
      sides: [split.levels[sides.0], split.levels[sides.1]], outcomeLevel: nil, effect: effect)
  }

  /// The two levels that lie farthest apart among those with enough records, in their own order.
  private static func sides(_ counts: [Int], _ values: [Double]) -> (Int, Int)? {
    let large = counts.indices.filter { counts[$0] >= fewestRecords }
    let candidates = large.count > 1 ? large : Array(counts.indices)
    guard candidates.count > 1, let low = candidates.min(by: { values[$0] < values[$1] }),
      let high = candidates.max(by: { values[$0] < values[$1] })
    else { return nil }
    guard low != high else { return (candidates[0], candidates[1]) }
    return (min(low, high), max(low, high))
  }

  private static func odds(
    _ outcome: TestedColumns.Category, _ factor: TestedColumns.Category,
    _ control: TestedColumns.Category, _ level: Double
  ) -> ControlledComparison? {
    let table = ComparedCategories(outcome, factor)
    let focus = focus(ContingencyTable(table.counts), outcome.isLabel)
    let totals = table.counts.map { $0.reduce(0, +) }
    guard table.columns.count > 1,
      let sides = sides(totals, zip(table.counts, totals).map { Double($0[focus]) / Double($1) }),
      let first = factor.levels.firstIndex(of: table.rows[sides.0]),
      let second = factor.levels.firstIndex(of: table.rows[sides.1]),
      let wanted = outcome.levels.firstIndex(of: table.columns[focus])
    else { return nil }
    var cells = [[Int]](repeating: [0, 0, 0, 0], count: control.levels.count)
    for row in control.codes.indices where control.codes[row] >= 0 && outcome.codes[row] >= 0 {
      let side =
        Int(factor.codes[row]) == first ? 0 : Int(factor.codes[row]) == second ? 2 : -1
      guard side >= 0 else { continue }
      cells[Int(control.codes[row])][side + (Int(outcome.codes[row]) == wanted ? 0 : 1)] += 1
    }
    let strata = cells.map { MantelHaenszel.Stratum($0[0], $0[1], $0[2], $0[3]) }
    guard let effect = try? StratifiedEffect.odds(strata, level: level) else { return nil }
    return ControlledComparison(
      column: control.name, levels: control.levels,
      sides: [table.rows[sides.0], table.rows[sides.1]], outcomeLevel: table.columns[focus],
      effect: effect)
  }

  /// The level of the outcome whose odds are told: the class that is looked for, the second of two, or
  /// the one that departs most from independence.
  private static func focus(_ table: ContingencyTable, _ isLabel: Bool) -> Int {
    let width = table.columnTotals.count
    guard width > 2 else { return isLabel ? 0 : width - 1 }
    let residuals = table.adjustedResiduals
    let strength = (0..<width).map { column in
      residuals.map { abs($0[column]) }.max() ?? 0
    }
    return strength.indices.max { strength[$0] < strength[$1] } ?? 0
  }

  private static func correlation(
    _ x: TestedColumns.Number, _ y: TestedColumns.Number, _ control: TestedColumns.Category,
    _ level: Double
  ) -> ControlledComparison? {
    var strata = [(x: [Double], y: [Double])](repeating: ([], []), count: control.levels.count)
    for row in present(x, y) where control.codes[row] >= 0 {
      strata[Int(control.codes[row])].x.append(x.values[row])
      strata[Int(control.codes[row])].y.append(y.values[row])
    }
    guard let effect = try? StratifiedEffect.correlation(strata, level: level) else { return nil }
    return ControlledComparison(
      column: control.name, levels: control.levels, sides: [], outcomeLevel: nil, effect: effect)
  }
}
