/// A number that measures how large something is, with the interval that it may lie in.
///
/// Coded with null for a value that is infinite, such as the odds ratio of a table with an empty cell.
public struct Estimate: Hashable, Sendable {
  /// What is measured.
  public let measure: Measure
  /// The value on the data at hand.
  public let value: Double
  /// The interval of the parameter; nil where the data allow none.
  public let interval: ConfidenceInterval?

  /// An estimate from its parts.
  public init(_ measure: Measure, _ value: Double, _ interval: ConfidenceInterval? = nil) {
    self.measure = measure
    self.value = value
    self.interval = interval
  }
}

extension Estimate: Codable {
  private enum Key: CodingKey { case measure, value, interval }

  /// Reads an estimate; a missing value is infinite.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    measure = try values.decode(Measure.self, forKey: .measure)
    value = try values.decodeIfPresent(Double.self, forKey: .value) ?? .infinity
    interval = try values.decodeIfPresent(ConfidenceInterval.self, forKey: .interval)
  }

  /// Writes an estimate; an infinite value is null.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(measure, forKey: .measure)
    try values.encode(value.isFinite ? value : nil, forKey: .value)
    try values.encode(interval, forKey: .interval)
  }
}

/// What an estimate measures.
public enum Measure: String, Hashable, Sendable, Codable, CaseIterable {
  /// The mean of one sample.
  case mean
  /// The mean of the first sample less that of the second.
  case meanDifference = "difference of means"
  /// The mean of first less second, pair by pair.
  case meanOfDifferences = "mean difference of pairs"
  /// A share of successes.
  case proportion
  /// The first share less the second.
  case proportionDifference = "difference of proportions"
  /// The mean difference in pooled standard deviations.
  case cohenD = "Cohen's d"
  /// Cohen's d without its bias in small samples.
  case hedgesG = "Hedges' g"
  /// The mean difference in standard deviations of the second sample.
  case glassDelta = "Glass' Δ"
  /// P(first > second) − P(first < second) of a pair drawn at random.
  case rankBiserial = "rank-biserial correlation"
  /// The same number under the name it has for ordered categories.
  case cliffDelta = "Cliff's δ"
  /// P(first > second) + ½ P(equal): the common-language effect size.
  case commonLanguage = "common-language effect size"
  /// The share of the sum of squares that lies between groups.
  case etaSquared = "η²"
  /// The same, nearly without bias, by mean squares.
  case omegaSquared = "ω²"
  /// The same, adjusted for the degrees of freedom.
  case epsilonSquared = "ε²"
  /// How strongly two categories go together, from 0 to 1.
  case cramersV = "Cramér's V"
  /// Cramér's V without most of its bias.
  case cramersVCorrected = "Cramér's V, bias-corrected"
  /// The odds of the first group over those of the second.
  case oddsRatio = "odds ratio"
  /// The share of the first group over that of the second.
  case riskRatio = "risk ratio"
  /// Pearson's linear correlation.
  case pearson = "Pearson's r"
  /// Pearson's correlation of ranks.
  case spearman = "Spearman's ρ"
  /// Pearson's correlation of a number with a two-valued column.
  case pointBiserial = "point-biserial r"
  /// Kendall's τ-b.
  case kendallTau = "Kendall's τ-b"
  /// Pearson's correlation of what controls leave over.
  case partialCorrelation = "partial correlation"
  /// The greatest distance of two distribution functions.
  case distributionDistance = "Kolmogorov–Smirnov distance"
  /// The first variance over the second.
  case varianceRatio = "variance ratio"
}
