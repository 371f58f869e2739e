import Foundation

extension BoostingGradients {
  /// Gradients and hessians of a block of rows; returns their sums.
  ///
  /// With s the score towards the row's own class and e = exp(−|s|), the probability of the other
  /// class is e / (1 + e) or 1 / (1 + e): no difference of two nearly equal numbers is formed, so
  /// that rows learned well keep their small gradients.
  func differentiate(_ rows: Range<Int>) -> GradientSums {
    var gradientSum = SIMD4<Double>()
    var hessianSum = SIMD4<Double>()
    var lossSum = SIMD4<Double>()
    let isWeighted = weights.count > 0
    for row in stride(from: rows.lowerBound, to: rows.upperBound, by: 4) {
      let score = unsafe SIMD4<Float>(load4(scores.base + row))
      let sign = unsafe load4(signs.base + row)
      let toward = score * sign
      var distance = toward.replacing(with: -toward, where: toward .> 0)
      distance.replace(with: -80, where: distance .< -80)
      let e = distance.exponentialOfNegative
      let ratio = 1 / (1 + e)
      var wrong = ratio.replacing(with: e * ratio, where: toward .> 0)
      var hessian = e * ratio * ratio
      var loss = e.logarithmOfOnePlus
      loss.replace(with: loss - toward, where: toward .< 0)
      var weight = SIMD4<Float>(repeating: 1)
      if isWeighted { weight = unsafe load4(weights.base + row) }
      if row + 4 > rows.upperBound {
        for lane in rows.upperBound - row..<4 { weight[lane] = 0 }
      }
      wrong *= weight
      hessian *= weight
      unsafe store4(-sign * wrong, gradients.base + row)
      unsafe store4(hessian, hessians.base + row)
      gradientSum += SIMD4<Double>(wrong)
      hessianSum += SIMD4<Double>(hessian)
      lossSum += SIMD4<Double>(loss * weight)
    }
    return GradientSums(
      gradient: gradientSum.sum(), hessian: hessianSum.sum(), loss: lossSum.sum())
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
