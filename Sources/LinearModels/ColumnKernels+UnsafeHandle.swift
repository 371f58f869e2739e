internal import LinearAlgebra

// The loops over columns that a fit spends its time in, over a block of rows that stays in the cache:
//
//            column 0  1  2  3 │ 4 …            a turn takes four rows of a group of columns, so that
//   row 0   ┌─────────────────┐                 what belongs to the rows (log-odds, residuals, roots)
//       1   │  one turn       │                 is read and written once a group, not once a column
//       2   │  ↓ the next     │
//       3   └─────────────────┘
//       ⋮
//
// They go by pointer: the checked loops of the same shape are not turned into vector instructions.
// Each number is the same as if the columns were taken one by one.
extension MutableSpan<Double> {
  /// Adds Σ (x − centre)·slope over columns to the first places.
  ///
  /// - Parameters:
  ///   - columns: Columns of one length.
  ///   - rows: Which of their rows; the first goes to the first place.
  ///   - centres: Of each column, or of more.
  ///   - slopes: Of each column, or of more.
  package mutating func addCentred(
    _ columns: [[Double]], rows: Range<Int>, centres: [Double], times slopes: [Double]
  ) {
    precondition(rows.count <= count)
    precondition(centres.count >= columns.count && slopes.count >= columns.count)
    unsafe withUnsafeMutableBufferPointer { target in
      let whole = columns.count / 4 * 4
      for first in stride(from: 0, to: whole, by: 4) {
        unsafe target.addFour(
          columns[first], columns[first + 1], columns[first + 2], columns[first + 3], rows,
          centres: centres[first..<first + 4], slopes: slopes[first..<first + 4])
      }
      for column in whole..<columns.count {
        unsafe target.addOne(
          columns[column], rows, centre: centres[column], slope: slopes[column])
      }
    }
  }

  /// Puts root·z of columns, one behind the other, with z = (x − centre)/scale, and adds the sums of
  /// residual·z.
  ///
  /// - Parameters:
  ///   - columns: Columns of one length.
  ///   - rows: Which of their rows.
  ///   - stride: Column *j* goes to the places from (*j* + 1)·`stride`; nil to put nothing.
  ///   - centres: Of each column, or of more.
  ///   - scales: Of each column, or of more.
  ///   - residuals: Of each row, or of more.
  ///   - roots: Of each row, or of more.
  ///   - sums: The sum of column *j* is added to place *j* + 1; place 0 is that of the column of ones.
  package mutating func putScaled(
    _ columns: [[Double]], rows: Range<Int>, stride: Int?, centres: [Double], scales: [Double],
    residuals: Span<Double>, roots: Span<Double>, addingTo sums: inout MutableSpan<Double>
  ) {
    precondition(residuals.count >= rows.count && roots.count >= rows.count)
    precondition(sums.count > columns.count)
    if let stride { precondition(rows.count <= stride && (columns.count + 1) * stride <= count) }
    unsafe withUnsafeMutableBufferPointer { target in
      unsafe residuals.withUnsafeBufferPointer { residuals in
        unsafe roots.withUnsafeBufferPointer { roots in
          let block = unsafe RowBlock(
            rows: rows, residuals: residuals, roots: roots, target: target, stride: stride)
          for first in Swift.stride(from: 0, to: columns.count, by: 2) {
            // A last column without a partner is its own.
            let second = Swift.min(first + 1, columns.count - 1)
            let found = unsafe block.put(
              columns[first], columns[second], (first, second),
              centres: SIMD2(centres[first], centres[second]),
              factors: SIMD2(1 / scales[first], 1 / scales[second]))
            sums[first + 1] += found[0]
            if second > first { sums[second + 1] += found[1] }
          }
        }
      }
    }
  }

  /// Multiplies the first numbers, each by its factor.
  mutating func multiply(by factors: Span<Double>) {
    precondition(factors.count <= count)
    for place in 0..<factors.count {
      unsafe self[unchecked: place] *= factors[unchecked: place]
    }
  }
}

extension UnsafeMutableBufferPointer<Double> {
  fileprivate func addFour(
    _ a: [Double], _ b: [Double], _ c: [Double], _ d: [Double], _ rows: Range<Int>,
    centres: ArraySlice<Double>, slopes: ArraySlice<Double>
  ) {
    let (i, j) = (centres.startIndex, slopes.startIndex)
    let (m, s) = (
      SIMD4(centres[i], centres[i + 1], centres[i + 2], centres[i + 3]),
      SIMD4(slopes[j], slopes[j + 1], slopes[j + 2], slopes[j + 3])
    )
    unsafe a.span.extracting(rows).withUnsafeBufferPointer { a in
      unsafe b.span.extracting(rows).withUnsafeBufferPointer { b in
        unsafe c.span.extracting(rows).withUnsafeBufferPointer { c in
          unsafe d.span.extracting(rows).withUnsafeBufferPointer { d in
            let whole = rows.count / 4 * 4
            for row in Swift.stride(from: 0, to: whole, by: 4) {
              var sum = unsafe UnsafeBufferPointer(self).four(at: row)
              unsafe sum += (a.four(at: row) - m[0]) * s[0]
              unsafe sum += (b.four(at: row) - m[1]) * s[1]
              unsafe sum += (c.four(at: row) - m[2]) * s[2]
              unsafe sum += (d.four(at: row) - m[3]) * s[3]
              unsafe put(sum, at: row)
            }
            for row in whole..<rows.count {
              var sum = unsafe self[row]
              unsafe sum += (a[row] - m[0]) * s[0]
              unsafe sum += (b[row] - m[1]) * s[1]
              unsafe sum += (c[row] - m[2]) * s[2]
              unsafe sum += (d[row] - m[3]) * s[3]
              unsafe self[row] = sum
            }
          }
        }
      }
    }
  }

  fileprivate func addOne(_ column: [Double], _ rows: Range<Int>, centre: Double, slope: Double) {
    unsafe column.span.extracting(rows).withUnsafeBufferPointer { values in
      let whole = rows.count / 4 * 4
      for row in Swift.stride(from: 0, to: whole, by: 4) {
        let sum = unsafe UnsafeBufferPointer(self).four(at: row)
        unsafe put(sum + (values.four(at: row) - centre) * slope, at: row)
      }
      for row in whole..<rows.count { unsafe self[row] += (values[row] - centre) * slope }
    }
  }

  @inline(__always)
  fileprivate func put(_ numbers: SIMD4<Double>, at place: Int) {
    unsafe UnsafeMutableRawBufferPointer(self).storeBytes(
      of: numbers, toByteOffset: place * 8, as: SIMD4<Double>.self)
  }
}

/// What columns meet on their way into the Gram matrix; alive for one closure only.
@unsafe
private struct RowBlock {
  let rows: Range<Int>
  let residuals: UnsafeBufferPointer<Double>
  let roots: UnsafeBufferPointer<Double>
  let target: UnsafeMutableBufferPointer<Double>
  let stride: Int?

  /// Puts two columns and returns their sums of residual·z.
  func put(
    _ first: [Double], _ second: [Double], _ places: (Int, Int), centres: SIMD2<Double>,
    factors: SIMD2<Double>
  ) -> SIMD2<Double> {
    unsafe first.span.extracting(rows).withUnsafeBufferPointer { first in
      unsafe second.span.extracting(rows).withUnsafeBufferPointer { second in
        guard let stride = unsafe stride else {
          return unsafe sums(first, second, centres, factors) { _, _, _ in
          } one: { _, _, _ in
          }
        }
        let count = unsafe rows.count
        let (i, j) = ((places.0 + 1) * stride, (places.1 + 1) * stride)
        let one = unsafe UnsafeMutableBufferPointer(rebasing: target[i..<i + count])
        let other = unsafe UnsafeMutableBufferPointer(rebasing: target[j..<j + count])
        return unsafe sums(first, second, centres, factors) { row, z, w in
          let root = unsafe roots.four(at: row)
          unsafe one.put(z * root, at: row)
          unsafe other.put(w * root, at: row)
        } one: { row, z, w in
          unsafe one[row] = z * roots[row]
          unsafe other[row] = w * roots[row]
        }
      }
    }
  }

  @inline(__always)
  private func sums(
    _ first: UnsafeBufferPointer<Double>, _ second: UnsafeBufferPointer<Double>,
    _ centres: SIMD2<Double>, _ factors: SIMD2<Double>,
    four: (Int, SIMD4<Double>, SIMD4<Double>) -> Void, one: (Int, Double, Double) -> Void
  ) -> SIMD2<Double> {
    var (lanes, others) = (SIMD4<Double>.zero, SIMD4<Double>.zero)
    let whole = unsafe rows.count / 4 * 4
    for row in Swift.stride(from: 0, to: whole, by: 4) {
      let z = unsafe (first.four(at: row) - centres[0]) * factors[0]
      let w = unsafe (second.four(at: row) - centres[1]) * factors[1]
      let residual = unsafe residuals.four(at: row)
      lanes += z * residual
      others += w * residual
      four(row, z, w)
    }
    var rest = SIMD2<Double>.zero
    for row in unsafe whole..<rows.count {
      let z = unsafe (SIMD2(first[row], second[row]) - centres) * factors
      unsafe rest += z * residuals[row]
      one(row, z[0], z[1])
    }
    let halves = lanes.lowHalf + lanes.highHalf
    let otherHalves = others.lowHalf + others.highHalf
    return SIMD2(halves.x + halves.y, otherHalves.x + otherHalves.y) + rest
  }
}

extension UnsafeBufferPointer<Double> {
  /// The four numbers from a place on.
  @inline(__always)
  fileprivate func four(at place: Int) -> SIMD4<Double> {
    unsafe UnsafeRawBufferPointer(self).loadUnaligned(
      fromByteOffset: place * 8, as: SIMD4<Double>.self)
  }
}
