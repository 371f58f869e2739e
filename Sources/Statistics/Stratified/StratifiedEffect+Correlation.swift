internal import Foundation

extension StratifiedEffect {
  /// Pearson's correlation of two numbers, with a third column held fixed.
  ///
  /// Strata are joined as Fisher's z = artanh r with standard errors 1/√(n − 3).
  ///
  /// - Parameters:
  ///   - strata: The pairs of each stratum.
  ///   - level: The level of all intervals.
  /// - Returns: The effect before and after.
  /// - Throws: `unpaired`, `tooFew`, `notFinite`, `constant` of all records together;
  ///   `tooFewSamples` where no stratum has four pairs that vary.
  /// - Complexity: O(*n*).
  public static func correlation(
    _ strata: [(x: [Double], y: [Double])], level: Double = 0.95
  ) throws(SampleError) -> StratifiedEffect {
    let crude = try Correlation.pearson(strata.flatMap(\.x), strata.flatMap(\.y), level: level)
    let results = strata.map { try? Correlation.pearson($0.x, $0.y, level: level) }
    let parts = zip(strata, results).compactMap { stratum, result -> PooledEffect.Part? in
      guard stratum.x.count > 3, let r = result?.estimate?.value else { return nil }
      return .init(atanh(r), standardError: 1 / Double(stratum.x.count - 3).squareRoot())
    }
    guard let pooled = PooledEffect(parts), let estimate = crude.estimate else {
      throw .tooFewSamples(count: 0, needed: 1)
    }
    let ends = pooled.ends(level: level)
    return StratifiedEffect(
      crude: estimate, crudeP: crude.p,
      strata: zip(strata, results).map {
        Stratum(counts: [$0.x.count], estimate: $1?.estimate, p: $1?.p)
      },
      adjusted: Estimate(
        .pearson, tanh(pooled.value),
        ConfidenceInterval(
          low: tanh(ends.low), high: tanh(ends.high), level: level, method: .fisherZ)),
      adjustedP: pooled.p, standardizedMeans: nil, homogeneity: pooled.heterogeneityP)
  }
}
