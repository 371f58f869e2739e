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
      return ControlledComparison(
        CrossedCells(number, category, control), control: control.name, level: level)
    case .categories(let outcome, let factor):
      return Self.odds(outcome, factor, control, level)
    case .numbers(let x, let y): return Self.correlation(x, y, control, level)
    case .pairs: return nil
    }
  }

  private static func odds(
    _ outcome: TestedColumns.Category, _ factor: TestedColumns.Category,
    _ control: TestedColumns.Category, _ level: Double
  ) -> ControlledComparison? {
    let table = ComparedCategories(outcome, factor)
    guard table.columns.count > 1 else { return nil }
    let name = table.columns[focus(ContingencyTable(table.counts), outcome.isLabel)]
    guard let wanted = outcome.levels.firstIndex(of: name) else { return nil }
    return ControlledComparison(
      CrossedCells(outcome, wanted: wanted, factor, control), outcomeLevel: name,
      control: control.name, level: level)
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
      column: control.name, levels: control.levels, sides: [], outcomeLevel: nil, effect: effect,
      adjustment: nil)
  }
}
