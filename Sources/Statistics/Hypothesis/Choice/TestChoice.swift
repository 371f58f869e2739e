/// Which test answers a question, which others were weighed, and why.
public struct TestChoice: Hashable, Sendable, Codable {
  /// A test that was weighed.
  public struct Candidate: Hashable, Sendable, Codable {
    /// The test.
    public let test: HypothesisTest
    /// What speaks for or against it; the first ground is the one that decided.
    public let grounds: [ChoiceGround]
  }

  /// What is compared with what.
  public let kind: TestQuestion.Kind
  /// What was looked at.
  public let evidence: TestEvidence
  /// All tests that answer the question, in the order of `TestQuestion.Kind.candidates`.
  public let candidates: [Candidate]
  /// What the data speak for.
  public let advised: HypothesisTest
  /// What is used: what the data speak for, or what the user asked for.
  public let chosen: HypothesisTest

  /// Whether the user asked for another test than the data speak for.
  public var isOverridden: Bool { chosen != advised }

  /// The grounds of a test; empty of one that was not weighed.
  public func grounds(of test: HypothesisTest) -> [ChoiceGround] {
    candidates.first { $0.test == test }?.grounds ?? []
  }
}

/// What speaks for or against a test.
public enum ChoiceGround: Hashable, Sendable, Codable {
  /// The user asked for it.
  case asked
  /// Means are about normal although values need not be: of all samples the mean of this one is the
  /// most lopsided.
  case nearlyNormalMeans(skewnessOfMean: Double)
  /// A sample is too lopsided or heavy-tailed for its size to speak of its mean by a normal law.
  case meanNotNormal(sample: Int, count: Int, skewness: Double, excessKurtosis: Double)
  /// A sample is too small to judge its shape.
  case tooFewToJudge(sample: Int, count: Int)
  /// There are so few different values that distances between them mean little.
  case coarseScale(values: Int)
  /// It holds whatever the variances, and costs next to nothing where they are equal.
  case anyVariances
  /// It assumes equal variances, which these are not.
  case unequalVariances(ratio: Double)
  /// It assumes equal variances; they are about equal, but that gains next to nothing.
  case equalVariancesNoGain(ratio: Double)
  /// A sample is constant or has one value, so that it has no variance.
  case noVariance(sample: Int)
  /// It compares ranks: a different, more robust question than that of means.
  case ranksNotMeans
  /// It asks whether the distributions differ in any way, not where they lie.
  case wholeDistributions
  /// It does not feel how far outliers lie away.
  case deafToOutliers
  /// Values are tied, so that its p-value is asymptotic with a correction.
  case tied(share: Double)
  /// It needs no distribution, but its p-values are drawn and end here.
  case drawn(smallestP: Double)
  /// All rearrangements can be tried: the p-value is exact whatever the distribution.
  case allRearrangements
  /// Every expected count is large enough.
  case expectedEnough(smallest: Double)
  /// An expected count is too small for the asymptotic law.
  case expectedTooSmall(smallest: Double)
  /// It needs two rows and two columns.
  case onlyTwoByTwo
  /// It answers the same, and its margins are needed only where counts are small.
  case sameWhereCountsAreLarge
  /// Pearson's r and Spearman's ρ are alike, and no column is so lopsided that a few rows rule r.
  case linear(pearson: Double, spearman: Double)
  /// The two columns rise together otherwise than in a line.
  case notLinear(pearson: Double, spearman: Double)
  /// A few rows far out rule the coefficient.
  case ruledByFewRows(skewness: Double, excessKurtosis: Double)
  /// It answers the same question as another one, on another scale.
  case sameQuestion(as: HypothesisTest)
}

/// Why a test cannot be had.
public enum ChoiceError: Error, Hashable, Sendable, Codable {
  /// The test that was asked for answers another kind of question.
  case otherQuestion(HypothesisTest, kind: TestQuestion.Kind)
}

extension ChoiceError: CustomStringConvertible {
  /// One sentence that says what is wrong and what could be asked for.
  public var description: String {
    switch self {
    case .otherQuestion(let test, let kind):
      "The \(test.rawValue) does not compare \(kind.rawValue); what does: "
        + kind.candidates.map(\.rawValue).joined(separator: ", ") + "."
    }
  }
}
