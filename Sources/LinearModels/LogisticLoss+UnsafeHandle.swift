internal import Foundation

/// The loss ln(1 + exp(−s·η)) of rows, its slope and its curvature.
///
/// ```
///   logOdds         η₀ η₁ η₂ η₃ │ η₄ η₅ η₆ η₇ │ …     four rows a turn, every number of which
///   labels          y₀ y₁ y₂ y₃ │ …                   stays in its lane; the last turn is filled
///   residuals       r₀ r₁ r₂ r₃ │ …                   up with rows that cost nothing
///   curvatureRoots  √c₀ …
///   Π (1 + t)       one product a lane, its logarithm taken once in 1,024 rows
/// ```
package enum LogisticLoss {
  /// Rows of which each lane multiplies 256 factors (1 + t) ≤ 2: the product stays below 2²⁵⁶.
  private static let rowsALogarithm = 1_024
  /// Log-odds of a row that fills up a turn: on the right side so far that it costs nothing.
  private static let filling = 1e300

  /// Σ wᵢ·lossᵢ.
  ///
  /// With t = exp(−|η|), the loss is max(0, −sη) + ln(1 + t), the probability of the wrong class
  /// t/(1 + t) or 1/(1 + t), and the curvature t/(1 + t)². Without weights the logarithms of many
  /// rows are taken at once, as that of the product.
  ///
  /// - Parameters:
  ///   - logOdds: η of each row.
  ///   - labels: The class of each row, 0 or 1.
  ///   - weights: w of each row; nil where each counts 1.
  ///   - residuals: Receives w·(P − label); as many places as rows or more.
  ///   - curvatureRoots: Receives √(w·P·(1 − P)); as many places as rows or more.
  /// - Returns: The sum over the rows.
  package static func evaluate(
    _ logOdds: Span<Double>, labels: Span<UInt8>, weights: Span<Double>?,
    residuals: inout MutableSpan<Double>, curvatureRoots: inout MutableSpan<Double>
  ) -> Double {
    let count = logOdds.count
    precondition(labels.count == count)
    if let weights { precondition(weights.count == count) }
    precondition(residuals.count >= count && curvatureRoots.count >= count)
    var sum = RunningLoss()
    unsafe logOdds.withUnsafeBufferPointer { logOdds in
      unsafe labels.withUnsafeBufferPointer { labels in
        unsafe residuals.withUnsafeMutableBufferPointer { residuals in
          unsafe curvatureRoots.withUnsafeMutableBufferPointer { roots in
            let rows = unsafe LossRows(
              logOdds: logOdds, labels: labels, residuals: residuals, curvatureRoots: roots)
            guard let weights else { return unsafe rows.addUp(to: &sum) }
            unsafe weights.withUnsafeBufferPointer { unsafe rows.addUp(to: &sum, weights: $0) }
          }
        }
      }
    }
    return sum.total
  }

  /// What one turn finds about its four rows.
  fileprivate struct Turn {
    /// max(0, −sη).
    let shortfall: SIMD4<Double>
    /// exp(−|η|).
    let t: SIMD4<Double>
    /// P − label.
    let residual: SIMD4<Double>
    /// P·(1 − P).
    let curvature: SIMD4<Double>

    @inline(__always)
    init(_ logOdds: SIMD4<Double>, _ labels: SIMD4<UInt8>) {
      let ofPositives = SIMD4<UInt64>(truncatingIfNeeded: labels) &<< 63
      let sign = SIMD4<UInt64>(repeating: 1 << 63)
      let bits = unsafe unsafeBitCast(logOdds, to: SIMD4<UInt64>.self)
      // s·η has the sign of η for positives, the other one for negatives.
      let side = unsafe unsafeBitCast(bits ^ ofPositives ^ sign, to: SIMD4<Double>.self)
      t = Exponential.ofNegative(unsafe unsafeBitCast(bits | sign, to: SIMD4<Double>.self))
      let larger = 1 / (1 + t)
      let smaller = t * larger
      let isWrong = side .< 0
      shortfall = SIMD4<Double>.zero.replacing(with: -side, where: isWrong)
      let wrong = smaller.replacing(with: larger, where: isWrong)
      residual = unsafe unsafeBitCast(
        unsafeBitCast(wrong, to: SIMD4<UInt64>.self) | ofPositives, to: SIMD4<Double>.self)
      curvature = smaller * larger
    }
  }

  /// The sum so far, lane by lane.
  fileprivate struct RunningLoss {
    var lanes = SIMD4<Double>.zero
    var product = SIMD4<Double>(repeating: 1)

    mutating func takeLogarithm() {
      for lane in 0..<4 { lanes[lane] += log(product[lane]) }
      product = SIMD4(repeating: 1)
    }

    var total: Double { (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]) }
  }

  /// Rows, and where what is found about them goes; alive for one closure only.
  @unsafe
  fileprivate struct LossRows {
    let logOdds: UnsafeBufferPointer<Double>
    let labels: UnsafeBufferPointer<UInt8>
    let residuals: UnsafeMutableBufferPointer<Double>
    let curvatureRoots: UnsafeMutableBufferPointer<Double>

    func addUp(to sum: inout RunningLoss) {
      var running = sum
      for start in unsafe stride(from: 0, to: logOdds.count, by: 4) {
        let turn = unsafe turn(at: start)
        running.lanes += turn.shortfall
        running.product *= 1 + turn.t
        unsafe put(turn.residual, turn.curvature.squareRoot(), at: start)
        if start % rowsALogarithm == rowsALogarithm - 4 { running.takeLogarithm() }
      }
      running.takeLogarithm()
      sum = running
    }

    func addUp(to sum: inout RunningLoss, weights: UnsafeBufferPointer<Double>) {
      for start in unsafe stride(from: 0, to: logOdds.count, by: 4) {
        let turn = unsafe turn(at: start)
        let weight = unsafe weights.four(at: start, filling: 0)
        for lane in 0..<4 {
          sum.lanes[lane] += weight[lane] * (turn.shortfall[lane] + log1p(turn.t[lane]))
        }
        unsafe put(
          weight * turn.residual, (weight * turn.curvature).squareRoot(), at: start)
      }
    }

    @inline(__always)
    private func turn(at start: Int) -> Turn {
      unsafe Turn(
        logOdds.four(at: start, filling: filling), labels.four(at: start, filling: 1))
    }

    @inline(__always)
    private func put(_ residual: SIMD4<Double>, _ root: SIMD4<Double>, at start: Int) {
      unsafe residuals.put(residual, at: start, of: logOdds.count)
      unsafe curvatureRoots.put(root, at: start, of: logOdds.count)
    }
  }
}

extension UnsafeBufferPointer where Element: SIMDScalar {
  /// The four numbers from a place on; behind the last one another.
  @inline(__always)
  fileprivate func four(at start: Int, filling: Element) -> SIMD4<Element> {
    if start + 4 <= count {
      return unsafe UnsafeRawBufferPointer(self).loadUnaligned(
        fromByteOffset: start * MemoryLayout<Element>.stride, as: SIMD4<Element>.self)
    }
    var result = SIMD4(repeating: filling)
    for place in start..<count { unsafe result[place - start] = self[place] }
    return result
  }
}

extension UnsafeMutableBufferPointer<Double> {
  /// Puts four numbers from a place on, those behind the last row left out.
  @inline(__always)
  fileprivate func put(_ numbers: SIMD4<Double>, at start: Int, of rows: Int) {
    if start + 4 <= rows {
      return unsafe UnsafeMutableRawBufferPointer(self).storeBytes(
        of: numbers, toByteOffset: start * 8, as: SIMD4<Double>.self)
    }
    for place in start..<rows { unsafe self[place] = numbers[place - start] }
  }
}
