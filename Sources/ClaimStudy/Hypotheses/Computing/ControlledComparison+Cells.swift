import Statistics

extension ControlledComparison {
  /// Fewer records of a level are not compared where others have more.
  private static let fewestRecords = 30

  /// Means with a third column held fixed; nil where no stratum has both sides.
  init?(_ cells: CrossedCells<Moments>, control: String, level: Double) {
    let all = cells.values.map { Moments(joining: $0) }
    guard let sides = Self.sides(all.map(\.count), all.map(\.mean)) else { return nil }
    let strata = zip(cells.values[sides.0], cells.values[sides.1]).map {
      (first: $0, second: $1)
    }
    guard let effect = try? StratifiedEffect.means(strata, level: level) else { return nil }
    self.init(
      column: control, levels: cells.strata, sides: [cells.levels[sides.0], cells.levels[sides.1]],
      outcomeLevel: nil, effect: effect, adjustment: AdjustedDifferences(cells, level: level))
  }

  /// Odds of a level of the outcome with a third column held fixed, likewise.
  init?(
    _ cells: CrossedCells<SplitCount>, outcomeLevel: String, control: String, level: Double
  ) {
    let all = cells.values.map { $0.reduce(SplitCount(), +) }
    let shares = all.map { Double($0.with) / Double(max(1, $0.count)) }
    guard let sides = Self.sides(all.map(\.count), shares) else { return nil }
    let strata = zip(cells.values[sides.0], cells.values[sides.1]).map {
      MantelHaenszel.Stratum($0.with, $0.without, $1.with, $1.without)
    }
    guard let effect = try? StratifiedEffect.odds(strata, level: level) else { return nil }
    self.init(
      column: control, levels: cells.strata, sides: [cells.levels[sides.0], cells.levels[sides.1]],
      outcomeLevel: outcomeLevel, effect: effect,
      adjustment: AdjustedDifferences(cells, level: level))
  }

  /// The two levels that lie farthest apart among those with enough records, in their own order.
  private static func sides(_ counts: [Int], _ values: [Double]) -> (Int, Int)? {
    let large = counts.indices.filter { counts[$0] >= fewestRecords }
    let candidates = large.count > 1 ? large : counts.indices.filter { counts[$0] > 0 }
    guard candidates.count > 1, let low = candidates.min(by: { values[$0] < values[$1] }),
      let high = candidates.max(by: { values[$0] < values[$1] })
    else { return nil }
    guard low != high else { return (candidates[0], candidates[1]) }
    return (min(low, high), max(low, high))
  }
}
