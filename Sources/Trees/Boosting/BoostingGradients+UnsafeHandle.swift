import Foundation

extension BoostingGradients {
  /// Gradients and hessians of a block of rows; returns their sums.
  ///
  /// With s the score towards the row's own class and e = exp(−|s|), the probability of the other
  /// class is e / (1 + e) or 1 / (1 + e): no difference of two nearly equal numbers is formed, so
  /// that rows learned well keep their small gradients.
  ///
  /// The loss of a row is ln(1 + e), plus |s| where the sign is wrong; of the factors 1 + e the
  /// logarithm is taken once for many rows.
  func differentiate(_ rows: Range<Int>) -> GradientSums {
    var sums = GradientSums()
    var start = rows.lowerBound
    while start < rows.upperBound {
      let end = min(start + Self.rowsPerLogarithm, rows.upperBound)
      differentiate(start..<end, into: &sums)
      start = end
    }
    return sums
  }

  /// Four lanes of at most 2^100 each: their product stays finite.
  private static let rowsPerLogarithm = 400

  @inline(__always)
  private func differentiate(_ rows: Range<Int>, into sums: inout GradientSums) {
    var gradientSum = SIMD4<Float>()
    var hessianSum = SIMD4<Float>()
    var lossSum = SIMD4<Float>()
    var product = SIMD4<Float>(repeating: 1)
    let isWeighted = weights.count > 0
    let one = SIMD4<Float>(repeating: 1)
    for row in stride(from: rows.lowerBound, to: rows.upperBound, by: 4) {
      let score = unsafe SIMD4<Float>(load4(scores.base + row))
      let sign = unsafe load4(signs.base + row)
      let toward = score * sign
      let isRight = toward .> 0
      var distance = toward.replacing(with: -toward, where: isRight)
      distance.replace(with: -80, where: distance .< -80)
      let e = distance.exponentialOfNegative
      let factor = 1 + e
      let ratio = 1 / factor
      var wrong = ratio.replacing(with: e * ratio, where: isRight)
      var hessian = e * ratio * ratio
      var excess = (-toward).replacing(with: 0, where: isRight)
      if isWeighted || row + 4 > rows.upperBound {
        var weight = isWeighted ? unsafe load4(weights.base + row) : one
        if row + 4 > rows.upperBound {
          for lane in rows.upperBound - row..<4 { weight[lane] = 0 }
        }
        wrong *= weight
        hessian *= weight
        excess = (excess + e.logarithmOfOnePlus) * weight
      } else {
        product *= factor
      }
      unsafe store4(-sign * wrong, gradients.base + row)
      unsafe store4(hessian, hessians.base + row)
      gradientSum += wrong
      hessianSum += hessian
      lossSum += excess
    }
    sums.gradient += Double(gradientSum.sum())
    sums.hessian += Double(hessianSum.sum())
    sums.loss += Double(lossSum.sum())
    for lane in 0..<4 { sums.loss += log(Double(product[lane])) }
  }

  /// Packs the gradients of a block of rows.
  ///
  /// Adding 1.5 · 2^52 rounds a number to the nearest whole, which then stands in the low bits.
  func pack(_ rows: Range<Int>, _ scale: GradientScale) {
    let magic = SIMD4<Double>(repeating: 0x1.8p52)
    let gradientFactor = 1 / scale.gradientUnit
    let hessianFactor = 1 / scale.hessianUnit
    for row in stride(from: rows.lowerBound, to: rows.upperBound, by: 4) {
      let gradient = unsafe SIMD4<Double>(load4(gradients.base + row)) * gradientFactor + magic
      let hessian = unsafe SIMD4<Double>(load4(hessians.base + row)) * hessianFactor + magic
      let high = unsafe unsafeBitCast(gradient, to: SIMD4<Int64>.self) &<< 32
      let low = unsafe unsafeBitCast(hessian, to: SIMD4<Int64>.self) & 0xffff_ffff
      unsafe store4(high | low, sums.base + row)
    }
  }

  /// The packed sum over some places of a partition.
  func sum(of partition: RowPartition, _ places: Range<Int>) -> PackedSum {
    var sum: Int64 = 0
    for place in places { unsafe sum &+= sums.base[Int(partition.rows.base[place])] }
    return PackedSum(word: sum)
  }

  /// Adds a value to the scores of some rows.
  func add(_ value: Double, to partition: RowPartition, _ places: Range<Int>) {
    for place in places { unsafe scores.base[Int(partition.rows.base[place])] += value }
  }
}

@inline(__always)
private func load4<Scalar: SIMDScalar>(_ place: UnsafePointer<Scalar>) -> SIMD4<Scalar> {
  unsafe UnsafeRawPointer(place).loadUnaligned(as: SIMD4<Scalar>.self)
}

@inline(__always)
private func load4<Scalar: SIMDScalar>(_ place: UnsafeMutablePointer<Scalar>) -> SIMD4<Scalar> {
  unsafe UnsafeRawPointer(place).loadUnaligned(as: SIMD4<Scalar>.self)
}

@inline(__always)
private func store4<Scalar: SIMDScalar>(
  _ value: SIMD4<Scalar>, _ place: UnsafeMutablePointer<Scalar>
) {
  unsafe UnsafeMutableRawPointer(place).storeBytes(of: value, as: SIMD4<Scalar>.self)
}
