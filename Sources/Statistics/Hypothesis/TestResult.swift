/// What a hypothesis test says.
///
/// All numbers are finite: where a test has no answer, it throws a `SampleError` instead.
public struct TestResult: Hashable, Sendable, Codable {
  /// Which test.
  public let test: HypothesisTest
  /// The value of the test's statistic; `test.symbol` names it.
  public let statistic: Double
  /// None, one, or those of numerator and denominator.
  public let degreesOfFreedom: [Double]
  /// The p-value.
  public let p: PValue
  /// Which departures count.
  public let alternative: Alternative
  /// What the test is about, with an interval, where it has one; the interval is two-sided whatever
  /// the alternative.
  public let estimate: Estimate?
  /// How many values each sample has.
  public let counts: [Int]
  /// How many values of all samples together share their value with another; 0 where ties do not
  /// matter.
  public let tiedCount: Int
  /// How the p-value was computed.
  public let method: TestMethod

  /// A result from its parts.
  public init(
    _ test: HypothesisTest, statistic: Double, degreesOfFreedom: [Double] = [], p: PValue,
    alternative: Alternative = .twoSided, estimate: Estimate? = nil, counts: [Int],
    tiedCount: Int = 0, method: TestMethod
  ) {
    self.test = test
    self.statistic = statistic
    self.degreesOfFreedom = degreesOfFreedom
    self.p = p
    self.alternative = alternative
    self.estimate = estimate
    self.counts = counts
    self.tiedCount = tiedCount
    self.method = method
  }

  /// How many values there are in all samples.
  public var count: Int { counts.reduce(0, +) }
}

/// The tests of this room, by the names of the field.
public enum HypothesisTest: String, Hashable, Sendable, Codable, CaseIterable {
  /// Is the mean of a sample a given value?
  case oneSampleT = "one-sample t-test"
  /// Is the mean of differences 0?
  case pairedT = "paired t-test"
  /// Are two means equal, given equal variances?
  case studentT = "Student's t-test"
  /// Are two means equal?
  case welchT = "Welch's t-test"
  /// Is neither of two samples the larger?
  case mannWhitney = "Mann–Whitney U test"
  /// Are differences symmetric about 0?
  case wilcoxonSignedRank = "Wilcoxon signed-rank test"
  /// Do two samples have one distribution?
  case kolmogorovSmirnov = "Kolmogorov–Smirnov test"
  /// Are all means equal, given equal variances?
  case anova = "one-way analysis of variance"
  /// Are all means equal?
  case welchANOVA = "Welch's analysis of variance"
  /// Are all means equal?
  case alexanderGovern = "Alexander–Govern test"
  /// Do all samples have one location?
  case kruskalWallis = "Kruskal–Wallis test"
  /// Which means differ, given equal variances?
  case tukeyHSD = "Tukey's honestly significant difference"
  /// Which means differ?
  case gamesHowell = "Games–Howell test"
  /// Which samples differ in location?
  case dunn = "Dunn's test"
  /// Are rows and columns of a table independent?
  case chiSquared = "Pearson's chi-squared test"
  /// Are rows and columns of a table independent?
  case gTest = "G-test"
  /// Are rows and columns of a 2×2 table independent?
  case fisherExact = "Fisher's exact test"
  /// Are the two kinds of disagreement equally frequent?
  case mcNemar = "McNemar's test"
  /// Is a share a given value?
  case binomial = "binomial test"
  /// Are two shares equal?
  case twoProportions = "two-proportion z-test"
  /// Are all variances equal? Distances from the mean.
  case levene = "Levene's test"
  /// Are all variances equal? Distances from the median.
  case brownForsythe = "Brown–Forsythe test"
  /// Are all variances equal, given normal data?
  case bartlett = "Bartlett's test"
  /// Are all spreads equal? Ranks of distances from the median.
  case fligner = "Fligner–Killeen test"
  /// Are the data normal?
  case shapiroWilk = "Shapiro–Wilk test"
  /// Are skewness and kurtosis those of normal data?
  case dAgostino = "D'Agostino–Pearson test"
  /// Are skewness and kurtosis those of normal data?
  case jarqueBera = "Jarque–Bera test"
  /// Are the data normal?
  case andersonDarling = "Anderson–Darling test"
  /// Are the data normal?
  case lilliefors = "Lilliefors test"
  /// Is the linear correlation 0?
  case pearson = "Pearson correlation test"
  /// Is the linear correlation of ranks 0?
  case spearman = "Spearman correlation test"
  /// Is the correlation with a two-valued column 0?
  case pointBiserial = "point-biserial correlation test"
  /// Is the rank correlation 0?
  case kendall = "Kendall rank correlation test"
  /// Is the correlation 0 once controls are taken out?
  case partialCorrelation = "partial correlation test"
  /// Could the groups have been drawn by lot?
  case permutation = "permutation test"
}

extension HypothesisTest {
  /// The letter of the statistic in the literature.
  public var symbol: String {
    switch self {
    case .oneSampleT, .pairedT, .studentT, .welchT, .pearson, .spearman,
      .pointBiserial, .partialCorrelation:
      "t"
    case .mannWhitney: "U"
    case .wilcoxonSignedRank, .shapiroWilk, .levene, .brownForsythe: "W"
    case .kolmogorovSmirnov, .lilliefors: "D"
    case .anova, .welchANOVA: "F"
    case .alexanderGovern: "A"
    case .kruskalWallis: "H"
    case .tukeyHSD, .gamesHowell: "q"
    case .dunn, .twoProportions: "z"
    case .chiSquared, .bartlett, .fligner, .mcNemar: "χ²"
    case .gTest: "G"
    case .fisherExact: "n₁₁"
    case .binomial: "successes"
    case .dAgostino: "K²"
    case .jarqueBera: "JB"
    case .andersonDarling: "A²"
    case .kendall: "τ"
    case .permutation: "difference"
    }
  }
}
