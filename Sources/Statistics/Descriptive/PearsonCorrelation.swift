/// Pearson's coefficient of linear correlation.
///
/// r = Σ(x−x̄)(y−ȳ) / √(Σ(x−x̄)² Σ(y−ȳ)²), in [−1, 1].
///
/// - Parameters:
///   - x: Numbers; NaN gives NaN.
///   - y: As many numbers as `x`.
/// - Returns: NaN for fewer than two pairs, or when either side is constant.
/// - Complexity: O(*n*).
public func pearsonCorrelation(_ x: [Double], _ y: [Double]) -> Double {
  precondition(x.count == y.count, "a pair needs both numbers")
  let (ofX, ofY) = (Moments(x), Moments(y))
  guard x.count > 1, ofX.sumOfSquares > 0, ofY.sumOfSquares > 0 else { return .nan }
  var products: [Double] = []
  products.reserveCapacity(x.count)
  for place in x.indices { products.append((x[place] - ofX.mean) * (y[place] - ofY.mean)) }
  // The means as doubles may lie beside the true ones: Σ(x−x̄)(y−ȳ) is taken about those.
  let moved = Double(x.count) * ofX.meanRemainder * ofY.meanRemainder
  let together = Sums.sum(of: products.span) - moved
  let r = together / (ofX.sumOfSquares.squareRoot() * ofY.sumOfSquares.squareRoot())
  return r.isNaN ? r : min(1, max(-1, r))
}
