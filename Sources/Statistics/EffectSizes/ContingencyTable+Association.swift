internal import Foundation

extension ContingencyTable {
  /// Cramér's V = √(χ²/(n·min(r − 1, c − 1))), from 0 (independent) to 1 (one decides the other).
  ///
  /// The interval inverts the non-central χ²: it holds V(λ) = √(λ/(n·min(r − 1, c − 1))) for each λ
  /// that makes the χ² seen neither too small nor too large. Sources: Cramér, "Mathematical methods
  /// of statistics" (1946), p. 282; Smithson, "Confidence intervals" (2003), chapter 4.
  ///
  /// - Throws: `notATable`.
  public func cramersVEstimate(level: Double = 0.95) throws(SampleError) -> Estimate {
    try requireTestable()
    let statistic = chiSquared
    let most = Double(total * (min(rowTotals.count, columnTotals.count) - 1))
    let value = min(1, (statistic / most).squareRoot())
    let noncentrality = NoncentralityInterval.chiSquared(
      statistic, degreesOfFreedom: Double(degreesOfFreedom), level: level)
    return Estimate(
      .cramersV, value, noncentrality.mapped { min(1, ($0 / most).squareRoot()) })
  }

  /// Cramér's V without most of its bias, `correctedCramersV`, with the interval of V: both estimate
  /// the V of the population, which that interval is of.
  ///
  /// - Throws: `notATable`.
  public func correctedCramersVEstimate(
    level: Double = 0.95
  ) throws(SampleError) -> Estimate {
    let plain = try cramersVEstimate(level: level)
    return Estimate(.cramersVCorrected, correctedCramersV, plain.interval)
  }

  /// Pearson's coefficient of contingency √(χ²/(χ² + n)), below 1.
  public var contingencyCoefficient: Double {
    (chiSquared / (chiSquared + Double(total))).squareRoot()
  }

  /// How much one category tells of the other, in nats: G/(2n).
  public var mutualInformation: Double { likelihoodRatio / (2 * Double(total)) }

  /// The odds of the first column in the first row over those in the second: ad/bc.
  ///
  /// Infinite or 0 where a cell is empty. The interval is Woolf's, normal on the logarithmic scale
  /// with variance 1/a + 1/b + 1/c + 1/d; ½ is added to each cell for it where one is empty (Haldane
  /// and Anscombe). Source: Woolf, Annals of Human Genetics 19 (1955).
  ///
  /// - Throws: `notTwoByTwo`.
  public func oddsRatio(level: Double = 0.95) throws(SampleError) -> Estimate {
    try requireTwoByTwo()
    let cells = counts.joined().map(Double.init)
    let value = cells[0] * cells[3] / (cells[1] * cells[2])
    let shift = cells.contains(0) ? 0.5 : 0
    let moved = cells.map { $0 + shift }
    let centre = log(moved[0]) + log(moved[3]) - log(moved[1]) - log(moved[2])
    let error = moved.reduce(0) { $0 + 1 / $1 }.squareRoot()
    let reach = Normal.quantile(0.5 + level / 2) * error
    return Estimate(
      .oddsRatio, value,
      ConfidenceInterval(
        low: exp(centre - reach), high: exp(centre + reach), level: level, method: .logarithmic))
  }

  /// The share of the first column in the first row over that in the second.
  ///
  /// The interval is Katz's, normal on the logarithmic scale with variance
  /// 1/a − 1/(a+b) + 1/c − 1/(c+d); ½ is added to each cell for it where a or c is 0.
  /// Source: Katz, Baptista, Azen and Pike, Biometrics 34 (1978).
  ///
  /// - Throws: `notTwoByTwo`.
  public func riskRatio(level: Double = 0.95) throws(SampleError) -> Estimate {
    try requireTwoByTwo()
    let (a, c) = (Double(counts[0][0]), Double(counts[1][0]))
    let (first, second) = (Double(rowTotals[0]), Double(rowTotals[1]))
    let shift = a == 0 || c == 0 ? 0.5 : 0
    let (up, down) = (a + shift, c + shift)
    let (all, others) = (first + 2 * shift, second + 2 * shift)
    let centre = log(up / all) - log(down / others)
    let error = (1 / up - 1 / all + 1 / down - 1 / others).squareRoot()
    let reach = Normal.quantile(0.5 + level / 2) * error
    return Estimate(
      .riskRatio, a / first / (c / second),
      ConfidenceInterval(
        low: exp(centre - reach), high: exp(centre + reach), level: level, method: .logarithmic))
  }
}
