/// A difference between the levels of a category that the label explains.
///
/// Over all rows the means of a number differ between two levels; within each class they do not.
/// Whoever stops at the first comparison draws the wrong conclusion.
struct ConfoundedDifference: Hashable, Sendable {
  /// A mean and its rows.
  struct Side: Hashable, Sendable {
    let level: String
    let count: Int
    let mean: Double
  }

  /// The category.
  let category: String
  /// The number.
  let number: String
  /// The level with the lower mean over all rows.
  let low: Side
  /// The level with the higher mean.
  let high: Side
  /// The difference over all rows, in standard deviations (Cohen's d).
  let overall: Double
  /// The same within each class, in the order of `Exploration.classNames`.
  let withinClasses: [Double]

  /// From which size on a difference over all rows is worth telling: Cohen's small effect.
  static let smallEffect = 0.2
  /// Which part of it may be left within a class.
  static let remainder = 0.25

  /// The differences of an exploration that vanish within the classes, the largest first; one a
  /// category and number, between the two levels whose means are farthest apart.
  static func all(in exploration: Exploration) -> [ConfoundedDifference] {
    guard exploration.classNames.count == 2, let label = exploration.balance?.column else {
      return []
    }
    let found = exploration.categories.flatMap { category -> [ConfoundedDifference] in
      guard let alone = exploration.groups(by: category.name),
        let crossed = exploration.groups(by: category.name, label)
      else { return [] }
      return exploration.numbers.filter(\.isFeature).compactMap { number in
        ConfoundedDifference(number.name, alone, crossed, label, exploration.classNames)
      }
    }
    return found.sorted { abs($0.overall) > abs($1.overall) }
  }

  /// The strongest difference of each category.
  static func strongest(in exploration: Exploration) -> [ConfoundedDifference] {
    let all = all(in: exploration)
    return exploration.categories.compactMap { category in
      all.first { $0.category == category.name }
    }
  }

  private init?(
    _ number: String, _ alone: GroupTable, _ crossed: GroupTable, _ label: String,
    _ classNames: [String]
  ) {
    let sides = alone.groups.compactMap { group -> (Side, GroupNumber)? in
      guard let level = group.levels.first, let number = group[number], let mean = number.mean,
        number.count >= Self.fewestRows
      else { return nil }
      return (Side(level: level, count: number.count, mean: mean), number)
    }
    guard let low = sides.min(by: { $0.0.mean < $1.0.mean }),
      let high = sides.max(by: { $0.0.mean < $1.0.mean }), low.0.level != high.0.level,
      let overall = Self.effect(low.1, high.1), overall >= Self.smallEffect
    else { return nil }
    var within: [Double] = []
    for name in classNames {
      let pair = [low.0.level, high.0.level].compactMap { level in
        crossed.groups.first {
          let levels = Dictionary(zip(crossed.columns, $0.levels), uniquingKeysWith: { $1 })
          return levels[label] == name && levels[alone.columns[0]] == level
        }?[number]
      }
      guard pair.count == 2, let effect = Self.effect(pair[0], pair[1]),
        abs(effect) <= Self.remainder * overall
      else { return nil }
      within.append(effect)
    }
    category = alone.columns[0]
    self.number = number
    self.low = low.0
    self.high = high.0
    self.overall = overall
    withinClasses = within
  }

  private static let fewestRows = 30

  /// Cohen's d: the second mean less the first over the pooled standard deviation; nil where
  /// nothing varies.
  private static func effect(_ one: GroupNumber, _ other: GroupNumber) -> Double? {
    guard let a = one.mean, let b = other.mean, let s = one.standardDeviation,
      let t = other.standardDeviation, one.count + other.count > 2
    else { return nil }
    let (m, n) = (Double(one.count - 1), Double(other.count - 1))
    let pooled = ((m * s * s + n * t * t) / (m + n)).squareRoot()
    return pooled > 0 ? (b - a) / pooled : nil
  }
}
