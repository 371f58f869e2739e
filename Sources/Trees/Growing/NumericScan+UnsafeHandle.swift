/// Looks for the best cut of a numeric histogram, four bins at a time.
///
/// `OrderedScan` says the same, one bin at a time. Sums up to a bin only grow, so the cuts that
/// leave enough on both sides are a range of bins: no cut has to be tested by itself.
@safe
package struct NumericScan {
  package let limits: ScaledLimits
  package let total: PackedSum
  /// Sums over the bins up to each.
  package let prefix: UnsafeMutablePointer<Int64>
  /// The rows in each bin; nil when one a leaf is enough.
  package let rows: UnsafePointer<UInt32>?
  package let count: Int
  package let totalRows: UInt32

  package init(
    limits: ScaledLimits, total: PackedSum, prefix: UnsafeMutablePointer<Int64>,
    rows: UnsafePointer<UInt32>?, count: Int, totalRows: UInt32
  ) {
    self.limits = limits
    self.total = total
    unsafe self.prefix = prefix
    unsafe self.rows = rows
    self.count = count
    self.totalRows = totalRows
  }

  /// The best score of the cuts with `missing` added to the left, and the first bin that has it.
  ///
  /// - Parameters:
  ///   - missing: The sums over the rows without a value, if they are to go left, else nothing.
  ///   - missingRows: Their number.
  /// - Returns: The score, the bin and the sums of the left side; nil when no cut is allowed.
  package func best(
    missing: PackedSum, missingRows: UInt32
  ) -> (score: Double, bin: Int, left: PackedSum)? {
    let range = allowed(missing, missingRows)
    guard !range.isEmpty else { return nil }
    var best = SIMD4<Double>(repeating: -.infinity)
    var place = SIMD4<Int64>(repeating: Int64(range.lowerBound))
    var lanes = SIMD4<Int64>(0, 1, 2, 3) &+ Int64(range.lowerBound)
    var bin = range.lowerBound
    while bin < range.upperBound {
      let words = unsafe UnsafeRawPointer(prefix + bin).loadUnaligned(as: SIMD4<Int64>.self)
      var score = scores(words &+ missing.word)
      if bin + 4 > range.upperBound {
        score.replace(
          with: -.infinity, where: lanes .>= SIMD4<Int64>(repeating: Int64(range.upperBound)))
      }
      let isBetter = score .> best
      best.replace(with: score, where: isBetter)
      place.replace(with: lanes, where: isBetter)
      lanes &+= 4
      bin += 4
    }
    var lane = 0
    for other in 1..<4 {
      let (a, b) = (best[other], best[lane])
      if a > b || (a == b && place[other] < place[lane]) { lane = other }
    }
    let left = PackedSum(word: unsafe prefix[Int(place[lane])]) + missing
    return (limits.score(left) + limits.score(total - left), Int(place[lane]), left)
  }

  /// G²/(H + λ) of both sides over one common denominator: one division for two.
  @inline(__always)
  private func scores(_ left: SIMD4<Int64>) -> SIMD4<Double> {
    let halves = unsafe unsafeBitCast(left, to: SIMD8<Int32>.self)
    let all = unsafe unsafeBitCast(
      SIMD4<Int64>(repeating: total.word) &- left, to: SIMD8<Int32>.self)
    let gradientLeft = SIMD4<Double>(halves.oddHalf)
    let gradientRight = SIMD4<Double>(all.oddHalf)
    let penalty = limits.l2Penalty
    let hessianLeft = SIMD4<Double>(halves.evenHalf) * limits.hessianScale + penalty
    let hessianRight = SIMD4<Double>(all.evenHalf) * limits.hessianScale + penalty
    let sum =
      gradientLeft * gradientLeft * hessianRight + gradientRight * gradientRight * hessianLeft
    return sum / (hessianLeft * hessianRight)
  }

  /// The bins after which a cut leaves enough hessian and enough rows on both sides.
  private func allowed(_ missing: PackedSum, _ missingRows: UInt32) -> Range<Int> {
    let leastLeft = limits.minHessian - missing.hessian
    let mostLeft = total.hessian - limits.minHessian - missing.hessian
    let low = firstBin { $0 >= leastLeft }
    let high = max(low, firstBin { $0 > mostLeft })
    guard let rows = unsafe rows else { return low..<high }
    var left = missingRows
    for bin in 0..<low { unsafe left += rows[bin] }
    var first = low
    while first < high {
      unsafe left += rows[first]
      if left >= limits.minSamplesLeaf { break }
      first += 1
    }
    var last = first
    while last < high, totalRows >= left + limits.minSamplesLeaf {
      last += 1
      if last < high { unsafe left += rows[last] }
    }
    return first..<last
  }

  /// The first bin whose sum of hessians satisfies a condition that holds for all bins after it.
  @inline(__always)
  private func firstBin(where holds: (Int64) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if holds(unsafe prefix[middle] & 0xffff_ffff) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
