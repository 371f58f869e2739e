/// The Shapley values of one leaf: a value times a product over conditions.
///
/// A leaf with value *v* under conditions *j*, each met (*o* = 1) or not (*o* = 0) by the row and
/// passed by a share *z* of the training rows, gives feature *i*
///
///     v · (oᵢ − zᵢ) · ∫₀¹ ∏ (j ≠ i) (zⱼ + t·(oⱼ − zⱼ)) dt,
///
/// here as Σ over the nodes of a quadrature of the whole product times a coefficient of *i*.
struct ProductGame: Sendable {
  let lanes: Int
  let count: Int
  /// The factor of a condition that is not met, then of one that is, at each node.
  private(set) var factors: [SIMD4<Double>] = []
  /// v · weight · (o − z) / factor, in the same order.
  private(set) var coefficients: [SIMD4<Double>] = []

  init(value: Double, shares: [Double], _ rule: QuadratureLanes) {
    lanes = rule.count
    count = shares.count
    for share in shares {
      for met in [0.0, 1.0] {
        // As in `TreeExplainer.factors`: no division by zero.
        let kept = max(share, 1e-290)
        for lane in 0..<lanes {
          let factor = kept + rule.nodes[lane] * (met == 1 ? 1 - kept : -kept)
          factors.append(factor)
          coefficients.append(rule.weights[lane] * (value * (met - share)) / factor)
        }
      }
    }
  }

  /// The amounts of every pattern of met conditions: 2^*count* × *count*.
  func allAmounts() -> [Double] {
    var products = [SIMD4<Double>](repeating: SIMD4(repeating: 1), count: lanes << count)
    for condition in 0..<count {
      for pattern in 0..<1 << condition {
        for lane in 0..<lanes {
          let product = products[pattern * lanes + lane]
          let place = condition * 2 * lanes + lane
          products[pattern * lanes + lane] = product * factors[place]
          products[(pattern | 1 << condition) * lanes + lane] = product * factors[place + lanes]
        }
      }
    }
    var amounts = [Double](repeating: 0, count: count << count)
    for pattern in 0..<1 << count {
      for condition in 0..<count {
        var sum = SIMD4<Double>(repeating: 0)
        let place = (2 * condition + (pattern >> condition & 1)) * lanes
        for lane in 0..<lanes {
          sum += products[pattern * lanes + lane] * coefficients[place + lane]
        }
        amounts[pattern * count + condition] = sum.sum()
      }
    }
    return amounts
  }
}

/// A leaf under more features than a table has room for.
struct LongPath: Sendable {
  /// Its first word of answers: a bit for each feature, set when the row fails.
  var word: Int
  var features: [Int32]
  var game: ProductGame
}
