extension StratifiedEffect {
  /// The difference of two means in standard deviations, with a third column held fixed.
  ///
  /// Each stratum gives Cohen's d in its own standard deviation; they are joined by inverse variances
  /// (`PooledEffect`). `standardizedMeans` is Σ(Nₖ/N)(x̄₁ₖ − x̄₂ₖ) with variance
  /// Σ(Nₖ/N)²(s₁ₖ²/n₁ₖ + s₂ₖ²/n₂ₖ): direct standardisation to the strata as they are (Miettinen,
  /// American Journal of Epidemiology 96, 1972).
  ///
  /// - Parameters:
  ///   - strata: The two samples of each stratum; either may be empty.
  ///   - level: The level of all intervals.
  /// - Returns: The effect before and after.
  /// - Throws: `tooFew`, `constant`, `notFinite` of all records together; `tooFewSamples` where no
  ///   stratum has two values of both that vary.
  /// - Complexity: O(*n*).
  public static func means(
    _ strata: [(first: [Double], second: [Double])], level: Double = 0.95
  ) throws(SampleError) -> StratifiedEffect {
    _ = try Samples.moments(
      [strata.flatMap(\.first), strata.flatMap(\.second)], atLeast: 2)
    return try means(strata.map { (Moments($0.first), Moments($0.second)) }, level: level)
  }

  /// The same of samples that are described already.
  ///
  /// - Parameters:
  ///   - strata: The moments of the two samples of each stratum; either may be empty.
  ///   - level: The level of all intervals.
  /// - Returns: The effect before and after.
  /// - Throws: As for samples.
  /// - Complexity: O(*strata*).
  public static func means(
    _ strata: [(first: Moments, second: Moments)], level: Double = 0.95
  ) throws(SampleError) -> StratifiedEffect {
    let all = [Moments(joining: strata.map(\.first)), Moments(joining: strata.map(\.second))]
    for (place, side) in all.enumerated() {
      try Samples.require(2, in: side.count, sample: place + 1)
      guard side.mean.isFinite, side.sumOfSquares.isFinite else {
        throw .tooLarge(sample: place + 1)
      }
    }
    let crude = try StandardizedDifference(all[0], all[1])
    let parts = strata.map { MeanStratum($0.first, $0.second, level) }
    guard
      let pooled = PooledEffect(
        parts.compactMap { part in
          part.difference.map { .init($0.cohenD, standardError: $0.standardError) }
        })
    else { throw .tooFewSamples(count: 0, needed: 1) }
    let ends = pooled.ends(level: level)
    return StratifiedEffect(
      crude: Estimate(.cohenD, crude.cohenD, crude.normalInterval(level: level)),
      crudeP: try TTest.welch(all[0], all[1]).p, strata: parts.map(\.stratum),
      adjusted: Estimate(
        .cohenD, pooled.value,
        ConfidenceInterval(low: ends.low, high: ends.high, level: level, method: .normal)),
      adjustedP: pooled.p, standardizedMeans: standardized(parts, level),
      homogeneity: pooled.heterogeneityP)
  }

  private static func standardized(_ parts: [MeanStratum], _ level: Double) -> Estimate? {
    let usable = parts.filter { $0.difference != nil }
    let total = usable.reduce(0) { $0 + $1.count }
    guard total > 0 else { return nil }
    var (mean, variance) = (0.0, 0.0)
    for part in usable {
      let weight = Double(part.count) / Double(total)
      mean += weight * part.first.meanDifference(from: part.second)
      variance +=
        weight * weight
        * (part.first.variance() / Double(part.first.count)
          + part.second.variance() / Double(part.second.count))
    }
    let reach = Normal.quantile(0.5 + level / 2) * variance.squareRoot()
    return Estimate(
      .meanDifference, mean,
      ConfidenceInterval(low: mean - reach, high: mean + reach, level: level, method: .normal))
  }
}

/// Two samples of one stratum.
private struct MeanStratum {
  let first: Moments
  let second: Moments
  /// nil where a sample has fewer than two values, or nothing varies.
  let difference: StandardizedDifference?
  let stratum: StratifiedEffect.Stratum

  var count: Int { first.count + second.count }

  init(_ first: Moments, _ second: Moments, _ level: Double) {
    self.first = first
    self.second = second
    let difference = try? StandardizedDifference(first, second)
    self.difference = difference
    stratum = StratifiedEffect.Stratum(
      counts: [first.count, second.count],
      estimate: difference.map {
        Estimate(.cohenD, $0.cohenD, $0.normalInterval(level: level))
      }, p: difference == nil ? nil : try? TTest.welch(first, second).p)
  }
}
