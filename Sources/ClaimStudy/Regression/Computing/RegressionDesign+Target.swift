import Claims
import Learning
import Statistics
import Tabular

extension RegressionDesign {
  /// What is explained: a level against the rest, or a number.
  static func target(
    _ column: Column, _ name: String, _ contract: DataContract, _ question: RegressionQuestion
  ) throws(RegressionFault) -> (RegressionReport.Outcome, Target) {
    let isLabel = name == contract.labelColumn
    if let numbers = column.doubles {
      let values = Set(numbers)
      guard values == [0, 1] else {
        guard question.positiveLevel == nil else {
          throw .unsuitable(name, reason: "--positive names a level, and this is a number")
        }
        return number(numbers, values.count, name)
      }
      let codes = numbers.map { Int32($0) }
      let positive = question.positiveLevel == "0" ? 0 : 1
      return levels(codes, ["0", "1"], positive: positive, name: name, isLabel: isLabel)
    }
    guard case .categories(let codes, let levels) = column.values else {
      throw .unsuitable(name, reason: "it is text")
    }
    let counts = codes.reduce(into: [Int](repeating: 0, count: levels.count)) {
      $0[Int($1)] += 1
    }
    let present = levels.indices.filter { counts[$0] > 0 }
    let positive = try positive(
      name, present.map { levels[$0] }, present.map { counts[$0] }, isLabel: isLabel, contract,
      question)
    let place = levels.firstIndex(of: positive) ?? 0
    return Self.levels(codes, levels, positive: place, name: name, isLabel: isLabel)
  }

  private static func number(
    _ numbers: [Double], _ distinct: Int, _ name: String
  ) -> (RegressionReport.Outcome, Target) {
    let moments = Moments(numbers)
    let outcome = RegressionReport.Outcome(
      column: name, level: nil, other: nil, isLabel: false, distinct: distinct,
      mean: moments.mean, spread: moments.standardDeviation())
    return (outcome, .numbers(FeatureColumn(name, numbers)))
  }

  /// The level to explain: as asked, the positive class, or the rarer of two.
  private static func positive(
    _ name: String, _ levels: [String], _ counts: [Int], isLabel: Bool, _ contract: DataContract,
    _ question: RegressionQuestion
  ) throws(RegressionFault) -> String {
    if let asked = question.positiveLevel {
      guard levels.contains(asked) else {
        throw .unknownLevel(asked, column: name, levels: levels.sorted())
      }
      return asked
    }
    if isLabel, let positive = contract.labelValues.first(where: \.isPositive) {
      return positive.text
    }
    guard levels.count == 2 else { throw .levels(column: name, levels: levels.sorted()) }
    return counts[1] <= counts[0] ? levels[1] : levels[0]
  }

  private static func levels(
    _ codes: [Int32], _ levels: [String], positive: Int, name: String, isLabel: Bool
  ) -> (RegressionReport.Outcome, Target) {
    let labels = codes.map { UInt8(Int($0) == positive ? 1 : 0) }
    let share = labels.reduce(0) { $0 + Double($1) } / Double(max(labels.count, 1))
    let present = Set(codes)
    let others = present.filter { Int($0) != positive }
    let other = others.count == 1 ? others.first.map { levels[Int($0)] } : nil
    let names = LabelNames(positive: levels[positive], negative: other ?? "any other level")
    let outcome = RegressionReport.Outcome(
      column: name, level: names.positive, other: names.negative, isLabel: isLabel,
      distinct: present.count, mean: share, spread: 0)
    return (outcome, .labels(Labels(labels, names: names)))
  }
}
