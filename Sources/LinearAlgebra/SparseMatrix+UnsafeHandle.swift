extension SparseMatrix {
  /// Adds the product of each of some rows with `vector` to the number in its place.
  ///
  /// Each sum starts at that number and runs along the row from left to right.
  package func addProducts(
    ofRows rows: Range<Int>, with vector: Span<Double>, to block: inout MutableSpan<Double>
  ) {
    precondition(vector.count == columnCount && block.count == rows.count)
    precondition(0 <= rows.lowerBound && rows.upperBound <= rowCount)
    let (indices, entries) = (columnIndices.span, values.span)
    for row in rows {
      let range = entriesInBounds(ofRow: row)
      var sum = block[row - rows.lowerBound]
      for place in range {
        let column = unsafe Int(indices[unchecked: place])
        unsafe sum += entries[unchecked: place] * vector[column]
      }
      block[row - rows.lowerBound] = sum
    }
  }

  /// Σ weight·entry² along a row.
  package func sumOfSquares(ofRow row: Int, weights: [Double]) -> Double {
    var sum = 0.0
    for place in entries(ofRow: row) {
      sum += weights[Int(columnIndices[place])] * values[place] * values[place]
    }
    return sum
  }

  private func entriesInBounds(ofRow row: Int) -> Range<Int> {
    let range = entries(ofRow: row)
    precondition(range.lowerBound >= 0 && range.upperBound <= values.count, "rows in order")
    return range
  }
}

extension Span<Double> {
  /// The sum of the numbers; eight sums side by side, added at the end, always in one order.
  package var sum: Double { lanewise { unsafe self[unchecked: $0] } }

  /// The sum of the products with as many numbers, summed as in `sum`.
  package func sumOfProducts(with other: Span<Double>) -> Double {
    precondition(other.count == count, "numbers in pairs")
    return lanewise { unsafe self[unchecked: $0] * other[unchecked: $0] }
  }

  /// Σ weight·number², summed as in `sum`.
  package func sumOfSquares(weights: Span<Double>) -> Double {
    precondition(weights.count == count, "a weight for each number")
    return lanewise { unsafe weights[unchecked: $0] * self[unchecked: $0] * self[unchecked: $0] }
  }

  @inline(__always)
  private func lanewise(_ term: (Int) -> Double) -> Double {
    var lanes = SIMD8<Double>(repeating: 0)
    let whole = count / 8 * 8
    var place = 0
    while place < whole {
      for lane in 0..<8 { lanes[lane] += term(place + lane) }
      place += 8
    }
    var rest = 0.0
    while place < count {
      rest += term(place)
      place += 1
    }
    let four = lanes.lowHalf + lanes.highHalf
    let two = four.lowHalf + four.highHalf
    return two.x + two.y + rest
  }
}
