package import Learning

/// Rows that are learned from, and the fifth that is held out: those whose number, counted from 0,
/// leaves 4 when divided by 5.
package struct HeldOut: Sendable {
  /// The rows to learn from.
  package let train: Dataset
  /// The rows to judge by.
  package let test: Dataset
}

/// Takes rows one by one, and deals them to the two parts column by column.
///
/// Rows go to their place at once, so that reading holds no second copy of the numbers that the
/// peak memory of a fit would then show.
struct HeldOutBuilder {
  private var columns: [[[Double]]]
  private var labels: [[UInt8]] = [[], []]
  private let names: [String]
  private let holdsOut: Bool
  private(set) var rowCount = 0

  /// Room for up to `rows` rows; room that is never touched costs no memory.
  ///
  /// Without `holdsOut` all rows are learned from.
  init(names: [String], rows: Int, holdsOut: Bool = true) {
    self.names = names
    self.holdsOut = holdsOut
    let shares = holdsOut ? [4, 1] : [5, 0]
    columns = shares.map { share in
      names.map { _ in
        var column: [Double] = []
        column.reserveCapacity((rows + 4) / 5 * share)
        return column
      }
    }
  }

  /// Adds a row; `value` gives the number of each column.
  mutating func append(label: UInt8, _ value: (Int) -> Double) {
    let part = holdsOut && rowCount % 5 == 4 ? 1 : 0
    for column in names.indices { columns[part][column].append(value(column)) }
    labels[part].append(label)
    rowCount += 1
  }

  /// The two parts.
  ///
  /// - Parameter categories: The columns that hold codes instead of numbers.
  /// - Returns: Both, with the same levels.
  func finished(categories: Set<Int>) -> HeldOut {
    let kinds = names.indices.map { column -> FeatureColumn.Kind in
      guard categories.contains(column) else { return .numeric }
      return .category(levels: (0...highestCode(column)).map { "level \($0)" })
    }
    return HeldOut(train: dataset(0, kinds), test: dataset(1, kinds))
  }

  private func highestCode(_ column: Int) -> Int {
    columns.reduce(0) { highest, part in
      part[column].reduce(highest) { $1.isNaN ? $0 : max($0, Int($1)) }
    }
  }

  private func dataset(_ part: Int, _ kinds: [FeatureColumn.Kind]) -> Dataset {
    let features = names.indices.map {
      FeatureColumn(names[$0], columns[part][$0], kind: kinds[$0])
    }
    return Dataset(
      features: FeatureTable(rowCount: labels[part].count, columns: features),
      labels: Labels(labels[part], names: LabelNames(positive: "1", negative: "0")))
  }
}
