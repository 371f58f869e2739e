/// How often two categories come together.
///
/// Levels that no row has are left out before anything is computed.
public struct ContingencyTable: Hashable, Sendable {
  /// The counts, by the levels of the first and of the second category; no margin is empty.
  public let counts: [[Int]]
  /// How many rows there are.
  public let total: Int
  /// The sum of each row.
  public let rowTotals: [Int]
  /// The sum of each column.
  public let columnTotals: [Int]

  /// A table of counts.
  ///
  /// - Parameter counts: One row a level of the first category, all of one length; none negative.
  public init(_ counts: [[Int]]) {
    precondition(Set(counts.map(\.count)).count < 2, "rows of one length")
    precondition(counts.allSatisfy { $0.allSatisfy { $0 >= 0 } }, "counts are not negative")
    let width = counts.first?.count ?? 0
    let columns = (0..<width).filter { column in counts.contains { $0[column] > 0 } }
    let kept = counts.filter { $0.contains { $0 > 0 } }.map { row in columns.map { row[$0] } }
    self.counts = kept
    rowTotals = kept.map { $0.reduce(0, +) }
    columnTotals = columns.indices.map { column in kept.reduce(0) { $0 + $1[column] } }
    total = rowTotals.reduce(0, +)
  }

  /// Whether both categories have at least two levels.
  public var isTestable: Bool { rowTotals.count > 1 && columnTotals.count > 1 }

  /// (rows − 1)·(columns − 1); 0 when a side has one level or none.
  public var degreesOfFreedom: Int {
    max(rowTotals.count - 1, 0) * max(columnTotals.count - 1, 0)
  }

  /// Pearson's χ² = Σ (observed − expected)² / expected, without a correction for continuity; 0 when
  /// a side has one level or none.
  public var chiSquared: Double {
    guard isTestable else { return 0 }
    var sum = 0.0
    for (row, rowTotal) in zip(counts, rowTotals) {
      for (count, columnTotal) in zip(row, columnTotals) {
        let expected = Double(rowTotal) * Double(columnTotal) / Double(total)
        sum += (Double(count) - expected) * (Double(count) - expected) / expected
      }
    }
    return sum
  }

  /// P(χ² at least as large) if the two were independent; NaN when a side has one level or none.
  public var pValue: Double {
    guard isTestable else { return .nan }
    return ChiSquared(degreesOfFreedom: Double(degreesOfFreedom)).survival(chiSquared)
  }

  /// Cramér's V = √(χ² / (n·min(r − 1, c − 1))), in [0, 1]; NaN when a side has one level or none.
  public var cramersV: Double {
    guard isTestable else { return .nan }
    let least = Double(min(rowTotals.count, columnTotals.count) - 1)
    return min(1, (chiSquared / (Double(total) * least)).squareRoot())
  }

  /// Cramér's V with its bias corrected, in [0, 1]; NaN when a side has one level or none.
  ///
  /// Source: Bergsma, "A bias-correction for Cramér's V and Tschuprow's T", Journal of the Korean
  /// Statistical Society 42 (2013).
  public var correctedCramersV: Double {
    guard isTestable, total > 1 else { return .nan }
    let (r, c) = (Double(rowTotals.count), Double(columnTotals.count))
    let n1 = Double(total - 1)
    let strength = max(0, chiSquared / Double(total) - (r - 1) * (c - 1) / n1)
    let rows = r - (r - 1) * (r - 1) / n1
    let columns = c - (c - 1) * (c - 1) / n1
    let least = min(rows, columns) - 1
    return least > 0 ? min(1, (strength / least).squareRoot()) : 0
  }
}
