internal import LinearAlgebra
internal import Machine

/// Whether some columns tell the classes apart without fail.
///
/// Classes are separated when a direction *d* in coefficient space exists in which no row's fit
/// gets worse and some row's gets better: sᵢ·(d₀ + Σ dⱼzᵢⱼ) ≥ 0 for all rows, > 0 for one (Albert
/// and Anderson, Biometrika 71, 1984: complete or quasi-complete separation). Then the likelihood
/// has no maximum. Newton's steps turn into such a direction, so a step is a proof or it is not.
enum Separation {
  /// How far below 0 a margin may lie, as a share of the largest.
  ///
  /// A step's error along the rows that overlap falls by the factor e in each iteration.
  private static let tolerance = 1e-6

  /// The lowest and the highest of the rows' margins sᵢ·(d₀ + Σ dⱼzᵢⱼ) along a direction.
  struct Margins {
    var lowest: Double
    var highest: Double

    /// Whether the direction proves separation.
    var areSeparating: Bool { highest > 0 && lowest >= -tolerance * highest }

    /// Whether every row lies strictly on its side: complete separation.
    var areStrict: Bool { highest > 0 && lowest > 1e-9 * highest }

    /// How far the direction moves the log-odds of a row at most.
    var reach: Double { max(-lowest, highest) }
  }

  /// The margins of all rows.
  ///
  /// - Complexity: O(*rows* × *columns*).
  static func margins(
    along direction: [Double], _ design: Design, on workers: WorkerPool
  ) -> Margins {
    let runs = RowRuns(rowCount: design.rowCount, columnCount: design.columnCount + 1)
    let ends = workers.map(count: runs.count) { run in
      margins(of: runs[run], along: direction, design)
    }
    return Margins(
      lowest: ends.map(\.lowest).min() ?? 0, highest: ends.map(\.highest).max() ?? 0)
  }

  /// How many rows a separating direction leaves on the boundary.
  ///
  /// - Complexity: O(*rows* × *columns*).
  static func undecidedRows(
    along direction: [Double], _ margins: Margins, _ design: Design
  ) -> Int {
    var block = DesignBlock(design, withHessian: false)
    var result = 0
    for start in stride(from: 0, to: design.rowCount, by: DesignBlock.rowLimit) {
      block.move(
        to: start..<min(start + DesignBlock.rowLimit, design.rowCount), at: direction)
      block.forEachLogOdds { label, logOdds in
        let margin = label == 1 ? logOdds : -logOdds
        result += margin <= tolerance * margins.highest ? 1 : 0
      }
    }
    return result
  }

  private static func margins(
    of rows: Range<Int>, along direction: [Double], _ design: Design
  ) -> Margins {
    var block = DesignBlock(design, withHessian: false)
    var ends = Margins(lowest: .infinity, highest: -.infinity)
    for start in stride(from: rows.lowerBound, to: rows.upperBound, by: DesignBlock.rowLimit) {
      block.move(to: start..<min(start + DesignBlock.rowLimit, rows.upperBound), at: direction)
      block.forEachLogOdds { label, logOdds in
        let margin = label == 1 ? logOdds : -logOdds
        ends.lowest = min(ends.lowest, margin)
        ends.highest = max(ends.highest, margin)
      }
    }
    return ends
  }

  /// The columns of which one threshold suffices, all rows of a class on its one side, those of
  /// the other on the other; rows on the threshold may be of both.
  ///
  /// - Complexity: O(*rows* × *columns*).
  static func columnsThatSeparateAlone(_ design: Design) -> [Int] {
    let byColumn = design.sparse?.transposed
    return (0..<design.columnCount).filter { column in
      guard !design.isConstant[column] else { return false }
      var range = [ValueRange(), ValueRange()]
      if column < design.denseCount {
        for (row, value) in design.columns[column].enumerated() {
          range[Int(design.labels[row])].include(value)
        }
      } else if let byColumn {
        include(column - design.denseCount, of: byColumn, design.labels, in: &range)
      }
      return range[0].highest <= range[1].lowest || range[1].highest <= range[0].lowest
    }
  }

  private static func include(
    _ column: Int, of byColumn: SparseMatrix, _ labels: [UInt8], in range: inout [ValueRange]
  ) {
    var stored = [0, 0]
    for place in byColumn.entries(ofRow: column) {
      let label = Int(labels[Int(byColumn.columnIndices[place])])
      stored[label] += 1
      range[label].include(byColumn.values[place])
    }
    let positives = labels.reduce(0) { $0 + Int($1) }
    for (label, count) in [labels.count - positives, positives].enumerated()
    where stored[label] < count {
      range[label].include(0)
    }
  }

  private struct ValueRange {
    var lowest = Double.infinity
    var highest = -Double.infinity

    mutating func include(_ value: Double) {
      lowest = min(lowest, value)
      highest = max(highest, value)
    }
  }
}
