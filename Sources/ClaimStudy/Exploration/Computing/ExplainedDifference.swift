import Statistics

/// A difference of a number between the levels of a category that the label explains or turns around.
///
/// The groups of an exploration hold all that is needed: nothing is read again.
struct ExplainedDifference: Hashable, Sendable {
  /// The number.
  let number: String
  /// The category.
  let category: String
  /// The difference over all rows and with the label held fixed.
  let control: ControlledComparison
}

extension Exploration {
  /// The differences that next to nothing is left of within the classes, or the opposite, the largest
  /// first.
  ///
  /// - Complexity: O(numbers × categories × levels³).
  var explainedDifferences: [ExplainedDifference] {
    guard classNames.count == 2, let label = balance?.column else { return [] }
    let found = categories.flatMap { category -> [ExplainedDifference] in
      guard let crossed = groups(by: category.name, label) else { return [] }
      return numbers.filter(\.isFeature).compactMap { number in
        guard
          let cells = CrossedCells(crossed, number.name, by: category.name, within: classNames),
          let control = ControlledComparison(cells, control: label, level: 0.95),
          control.isFlagged, control.verdict.gravity >= StratifiedEffect.Verdict.vanishes.gravity
        else { return nil }
        return ExplainedDifference(
          number: number.name, category: category.name, control: control)
      }
    }
    return found.sorted {
      abs($0.control.effect.crude.value) > abs($1.control.effect.crude.value)
    }
  }

  /// The largest explained difference of each category.
  var largestExplainedDifferences: [ExplainedDifference] {
    let all = explainedDifferences
    return categories.compactMap { category in all.first { $0.category == category.name } }
  }
}

extension CrossedCells where Value == Moments {
  /// A number in groups that two columns make; nil where it is in none.
  fileprivate init?(
    _ table: GroupTable, _ number: String, by category: String, within strata: [String]
  ) {
    guard let place = table.columns.firstIndex(of: category), table.columns.count == 2 else {
      return nil
    }
    var levels: [String] = []
    for group in table.groups where !levels.contains(group.levels[place]) {
      levels.append(group.levels[place])
    }
    var values = [[Moments]](
      repeating: [Moments](repeating: Moments([]), count: strata.count), count: levels.count)
    for group in table.groups {
      guard let level = levels.firstIndex(of: group.levels[place]),
        let stratum = strata.firstIndex(of: group.levels[1 - place]),
        let found = group[number], let mean = found.mean
      else { continue }
      values[level][stratum] = Moments(
        count: found.count, mean: mean, standardDeviation: found.standardDeviation ?? 0)
    }
    self.init(levels: levels, strata: strata, values: values)
  }
}
