import Claims
import Machine
import Statistics

extension Explorer {
  /// All pairs of numbers, lengths of texts, the label, and categories of two levels.
  func correlations(_ numbers: [ExploredNumber], _ groupings: [Grouping]) -> Correlations {
    var columns: [CorrelatedColumn] = []
    var values: [[Double]] = []
    var ranks: [[Double]] = []
    for number in numbers {
      guard let studied = number.studied else { continue }
      columns.append(CorrelatedColumn(name: number.source.name, level: nil))
      values.append(studied.values)
      ranks.append(studied.ranks)
    }
    for column in groupingColumns(groupings) {
      guard let (level, indicator) = binary(column) else { continue }
      columns.append(CorrelatedColumn(name: column.name, level: level))
      values.append(indicator)
      ranks.append(OrderedSample(indicator).midranks)
    }
    let pearson = CorrelationMatrix.pearson(values, on: workers)
    let spearman = CorrelationMatrix.spearman(values, midranks: ranks, on: workers)
    return Correlations(
      columns: columns, pearson: pairs(columns, pearson), spearman: pairs(columns, spearman),
      cramersV: categoryPairs(groupings))
  }

  private func groupingColumns(_ groupings: [Grouping]) -> [GroupingColumn] {
    groupings.flatMap(\.columns).filter { $0.count == 1 }.map { $0[0] }
  }

  /// A column of two levels as 0 and 1, and the level that is 1: the positive class, or the level
  /// that is not the reference; nil for other columns.
  private func binary(_ column: GroupingColumn) -> (level: String, values: [Double])? {
    let present = column.levels.indices.filter { level in
      column.codes.contains(Int32(level))
    }
    guard present.count == 2 else { return nil }
    let one = column.name == contract.labelColumn ? present[0] : present[1]
    let values = studied.rows.map { row -> Double in
      column.codes[row] < 0 ? .nan : Int(column.codes[row]) == one ? 1 : 0
    }
    return (column.levels[one], values)
  }

  private func pairs(
    _ columns: [CorrelatedColumn], _ matrix: CorrelationMatrix
  ) -> [CorrelationPair] {
    columns.indices.flatMap { first in
      (first + 1..<max(first + 1, columns.count)).map { second in
        let (r, count) = (matrix[first, second], matrix.count(first, second))
        let test = CorrelationTest(r, count: count)
        return CorrelationPair(
          first: columns[first].name, second: columns[second].name, count: count,
          coefficient: r.isNaN ? nil : r, pValue: test.pValue, low: test.low, high: test.high)
      }
    }
  }
}
