/// How a p-value was computed.
public struct TestMethod: Hashable, Sendable, Codable {
  /// Where the null distribution comes from.
  public enum Basis: String, Hashable, Sendable, Codable {
    /// The distribution of the statistic itself, under the stated assumptions.
    case exact
    /// A distribution that the statistic approaches as samples grow.
    case asymptotic
    /// Random rearrangements of the data.
    case resampled
  }

  /// What was done to the plain statistic.
  public enum Correction: String, Hashable, Sendable, Codable, CaseIterable {
    /// Half a step towards the null hypothesis, because ranks and counts are whole.
    case continuity
    /// The variance allows for equal values.
    case ties
    /// Unequal variances: degrees of freedom by Welch and Satterthwaite.
    case unequalVariances = "unequal variances"
    /// Pairs whose difference is 0 were left out.
    case zerosDropped = "zero differences dropped"
    /// A probability for each of several comparisons that holds for all of them together.
    case familywise = "family-wise"
  }

  /// Where the null distribution comes from.
  public let basis: Basis
  /// What was done to the plain statistic, in the order of the declaration.
  public let corrections: [Correction]

  /// A method.
  public init(_ basis: Basis, _ corrections: Set<Correction> = []) {
    self.basis = basis
    self.corrections = Correction.allCases.filter(corrections.contains)
  }
}

/// A wish for how the p-value of a rank test is computed.
public enum PValueChoice: String, Hashable, Sendable, Codable, CaseIterable {
  /// Exact for small samples without ties, asymptotic for the others.
  case automatic
  /// The exact distribution; refused where ties forbid it.
  case exact
  /// The large-sample distribution.
  case asymptotic
}
