public import Statistics

/// A test that can be asked for, by the name that a command line gives it.
public enum HypothesisMethod: String, Hashable, Sendable, Codable, CaseIterable {
  case welch, student
  case mannWhitney = "mann-whitney"
  case kolmogorovSmirnov = "kolmogorov-smirnov"
  case welchANOVA = "welch-anova"
  case anova
  case alexanderGovern = "alexander-govern"
  case kruskalWallis = "kruskal-wallis"
  case pairedT = "paired-t"
  case wilcoxon
  case chiSquared = "chi-squared"
  case gTest = "g-test"
  case fisher, pearson, spearman, kendall, permutation

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
