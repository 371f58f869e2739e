package import Learning

/// Which rows a tree sees, and how much each counts.
package struct Bootstrap {
  /// How often each row was drawn.
  package private(set) var counts: [UInt16]

  /// Draws `draws` of `rowCount` rows with replacement.
  ///
  /// - Complexity: O(`rowCount` + `draws`).
  package init(rowCount: Int, draws: Int, stream: inout RandomStream) {
    counts = [UInt16](repeating: 0, count: rowCount)
    for _ in 0..<draws {
      let row = stream.below(rowCount)
      counts[row] = counts[row] == .max ? .max : counts[row] + 1
    }
  }

  /// Every row once.
  package init(all rowCount: Int) { counts = [UInt16](repeating: 1, count: rowCount) }
}

/// The rows of one tree of a forest, laid out for the grower.
struct ForestSample {
  let rowCount: Int
  let sum: PackedSum
  let scale: GradientScale

  /// Fills `partition` with the rows drawn and `sums` with their packed statistics.
  ///
  /// The gradient is −weight for a positive row, else 0; the hessian is the weight. Then
  /// −gradient / hessian is the share of the positive class, and the gain is half the decrease of
  /// the weighted Gini impurity. Both use one unit, so a pure leaf is exactly pure; without
  /// weights the unit is one row.
  init(
    _ bootstrap: Bootstrap, labels: [UInt8], weights: [Double]?, partition: RowPartition,
    sums: FixedBuffer<Int64>
  ) {
    var unit = 1.0
    if let weights {
      let total = zip(bootstrap.counts, weights).reduce(0) { $0 + Double($1.0) * $1.1 }
      unit = GradientScale.unit(for: total)
    }
    var count = 0
    var sum = PackedSum.zero
    for row in labels.indices {
      let drawn = bootstrap.counts[row]
      let weight = weights?[row] ?? 1
      guard drawn > 0, weight > 0 else { continue }
      let units = weights == nil ? UInt32(drawn) : Self.units(Double(drawn) * weight / unit)
      let packed = PackedSum(gradient: labels[row] == 1 ? -Int32(units) : 0, hessian: units)
      sums[row] = packed.word
      partition.rows[count] = UInt32(row)
      count += 1
      sum = sum + packed
    }
    rowCount = count
    self.sum = sum
    scale = GradientScale(unit: unit)
  }

  /// A weight in units, at least one.
  private static func units(_ weight: Double) -> UInt32 {
    UInt32(max(1, min(weight.rounded(), 0x1p30)))
  }
}
