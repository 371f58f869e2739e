public import Machine

/// Chooses the test that answers a question, and says what speaks against the others.
///
/// Shapes are judged by how much they matter, not by whether a test of normality sees them: of thousands
/// of values any departure is significant and none matters to a mean. What matters is the skewness of
/// the mean, √b₁/√n, and its excess kurtosis, (b₂ − 3)/n; Cochran's rule n > 25·b₁ ("Sampling
/// techniques", 1977, section 2.15) is a skewness of the mean of at most 0.2. Only where a sample is so
/// small that chance alone makes it lopsided, a test of the moments decides. Welch's tests are
/// preferred to those that assume equal variances whatever the variances (Delacre, Lakens and Leys,
/// International Review of Social Psychology 30, 2017).
public enum TestChooser {
  /// The most that the mean of a sample may be skewed.
  public static let mostSkewnessOfMean = 0.2
  /// The most excess kurtosis that the mean of a sample may have, either way.
  public static let mostKurtosisOfMean = 0.2
  /// Fewer values than this have no shape that can be judged.
  public static let fewestToJudge = 8
  /// So many different values or fewer are steps of a scale rather than measurements.
  public static let coarseScale = 5
  /// From which ratio on variances are called unequal.
  public static let largeVarianceRatio = 2.0
  /// The smallest expected count for which the asymptotic law of a table holds (Cochran, Biometrics
  /// 10, 1954).
  public static let smallestExpected = 5.0
  /// How far Spearman's ρ may lie from Pearson's r of a line.
  public static let mostCurvature = 0.1
  /// The most skewness of a column of which a correlation speaks.
  public static let mostSkewness = 1.0
  /// The most excess kurtosis of such a column.
  public static let mostExcessKurtosis = 3.0

  /// Chooses a test.
  ///
  /// - Parameters:
  ///   - question: What is compared.
  ///   - wanted: The test that the user asks for; nil leaves the choice to the data.
  ///   - replicates: How many rearrangements a permutation test would draw.
  ///   - workers: The threads to look at samples on.
  /// - Returns: The choice, with what was weighed.
  /// - Throws: `otherQuestion` where the wanted test answers another kind of question.
  public static func choose(
    for question: TestQuestion, wanted: HypothesisTest? = nil, replicates: Int = 9_999,
    on workers: WorkerPool = WorkerPool()
  ) throws(ChoiceError) -> TestChoice {
    if let wanted, !question.kind.candidates.contains(wanted) {
      throw .otherQuestion(wanted, kind: question.kind)
    }
    let evidence = question.evidence(on: workers)
    let weighing = Weighing(question: question, evidence: evidence, replicates: replicates)
    let advised = weighing.advised
    let candidates = question.kind.candidates.map { test in
      let grounds = weighing.grounds(for: test, advised: advised)
      return TestChoice.Candidate(
        test: test, grounds: test == wanted && test != advised ? [.asked] + grounds : grounds)
    }
    return TestChoice(
      kind: question.kind, evidence: evidence, candidates: candidates, advised: advised,
      chosen: wanted ?? advised)
  }
}

/// A question, what was looked at, and what follows.
struct Weighing {
  let question: TestQuestion
  let evidence: TestEvidence
  let replicates: Int

  /// What the data speak for.
  var advised: HypothesisTest {
    switch question.kind {
    case .twoGroups: means(.welchT, ranks: .mannWhitney)
    case .manyGroups: means(.welchANOVA, ranks: .kruskalWallis)
    case .pairs: means(.pairedT, ranks: .wilcoxonSignedRank)
    case .categories:
      isExpectedEnough ? .chiSquared : isTwoByTwo ? .fisherExact : .permutation
    case .numbers: farOut == nil && isLinear ? .pearson : .spearman
    }
  }

  /// A test of means, of ranks where means are not about normal, by lot where nobody can know.
  private func means(
    _ ofMeans: HypothesisTest, ranks: HypothesisTest
  ) -> HypothesisTest {
    if evidence.coarseValues != nil { return ranks }
    if tooSmall != nil { return .permutation }
    return noVariance == nil && notNormal == nil ? ofMeans : ranks
  }

  func grounds(for test: HypothesisTest, advised: HypothesisTest) -> [ChoiceGround] {
    switch test {
    case .welchT, .welchANOVA: groundsOfMeans + [.anyVariances]
    case .pairedT: groundsOfMeans
    case .studentT, .anova: spreadGround + groundsOfMeans
    case .alexanderGovern: [.sameQuestion(as: .welchANOVA)] + groundsOfMeans
    case .mannWhitney, .kruskalWallis, .wilcoxonSignedRank:
      groundsOfRanks(isAdvised: test == advised)
    case .kolmogorovSmirnov: [.wholeDistributions]
    case .permutation: groundsOfLots(isAdvised: test == advised)
    case .chiSquared, .gTest: groundsOfLargeCounts(test)
    case .fisherExact: groundsOfFisher
    case .pearson: groundsOfPearson
    case .spearman: groundsOfSpearman(isAdvised: test == advised)
    case .kendall: [.sameQuestion(as: .spearman)] + ties
    default: []
    }
  }
}
