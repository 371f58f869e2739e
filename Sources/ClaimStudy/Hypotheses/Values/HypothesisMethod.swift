public import Statistics

/// A test that can be asked for, by the name that a command line gives it.
public enum HypothesisMethod: String, Hashable, Sendable, Codable, CaseIterable {
  /// Welch's t-test.
  case welch
  /// Student's t-test.
  case student
  /// Mann and Whitney's U.
  case mannWhitney = "mann-whitney"
  /// Kolmogorov and Smirnov's test.
  case kolmogorovSmirnov = "kolmogorov-smirnov"
  /// Welch's analysis of variance.
  case welchANOVA = "welch-anova"
  /// One-way analysis of variance.
  case anova
  /// Alexander and Govern's test.
  case alexanderGovern = "alexander-govern"
  /// Kruskal and Wallis' test.
  case kruskalWallis = "kruskal-wallis"
  /// The t-test of pairs.
  case pairedT = "paired-t"
  /// Wilcoxon's signed ranks.
  case wilcoxon
  /// Pearson's χ² of a table.
  case chiSquared = "chi-squared"
  /// The likelihood ratio of a table.
  case gTest = "g-test"
  /// Fisher's exact test of a 2×2 table.
  case fisher
  /// Pearson's correlation.
  case pearson
  /// Spearman's correlation of ranks.
  case spearman
  /// Kendall's correlation of ranks.
  case kendall
  /// Rearrangements of the data at hand.
  case permutation

  /// The test.
  public var test: HypothesisTest {
    switch self {
    case .welch: .welchT
    case .student: .studentT
    case .mannWhitney: .mannWhitney
    case .kolmogorovSmirnov: .kolmogorovSmirnov
    case .welchANOVA: .welchANOVA
    case .anova: .anova
    case .alexanderGovern: .alexanderGovern
    case .kruskalWallis: .kruskalWallis
    case .pairedT: .pairedT
    case .wilcoxon: .wilcoxonSignedRank
    case .chiSquared: .chiSquared
    case .gTest: .gTest
    case .fisher: .fisherExact
    case .pearson: .pearson
    case .spearman: .spearman
    case .kendall: .kendall
    case .permutation: .permutation
    }
  }
}
