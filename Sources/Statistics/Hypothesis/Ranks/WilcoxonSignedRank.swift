/// Whether differences within pairs are symmetric about 0: the paired test by ranks.
///
/// The sizes of the differences that are not 0 are ranked; W₊ is the rank sum of the positive ones.
/// Source: Wilcoxon, "Individual comparisons by ranking methods", Biometrics Bulletin 1 (1945).
public struct WilcoxonSignedRank: Hashable, Sendable, Codable {
  /// The test; its statistic is W₊ and its estimate the rank-biserial correlation of pairs,
  /// (W₊ − W₋)/(W₊ + W₋).
  public let result: TestResult
  /// The rank sum of the negative differences.
  public let negativeSum: Double
  /// How many differences are 0; they were left out.
  public let zeroCount: Int

  /// Tests pairs.
  ///
  /// - Parameters:
  ///   - first: At least one finite value.
  ///   - second: As many.
  ///   - alternative: `greater` asks whether the first is the greater.
  ///   - choice: `automatic` is exact for up to 50 pairs without ties or zeros, and for up to 13 with
  ///     them, given the ties; `exact` is so for up to 1,000 differences that are not 0.
  ///   - continuity: Whether the asymptotic z is brought half a step nearer to 0.
  /// - Throws: `unpaired`, `tooFew`, `notFinite`, `constant` where all differences are 0.
  /// - Complexity: O(*n*); the exact distribution O(*n*³).
  public init(
    _ first: [Double], _ second: [Double], alternative: Alternative = .twoSided,
    choice: PValueChoice = .automatic, continuity: Bool = false
  ) throws(SampleError) {
    try Samples.requirePairs(first, second, atLeast: 1)
    try self.init(
      differences: zip(first, second).map { $0 - $1 }, alternative: alternative, choice: choice,
      continuity: continuity)
  }

  /// The same of differences.
  public init(
    differences: [Double], alternative: Alternative = .twoSided,
    choice: PValueChoice = .automatic, continuity: Bool = false
  ) throws(SampleError) {
    try Samples.require(1, in: differences.count, sample: 1)
    try Samples.requireFinite(differences, sample: 1)
    let rest = differences.filter { $0 != 0 }
    guard !rest.isEmpty else { throw .constant(sample: nil) }
    zeroCount = differences.count - rest.count
    let signed = SignedRanks(rest)
    negativeSum = signed.negative
    let isPlain = zeroCount == 0 && signed.tiedCount == 0
    let isExact =
      choice == .exact && rest.count <= 1_000
      || choice == .automatic && differences.count <= (isPlain ? 50 : 13)
    var corrections: Set<TestMethod.Correction> = zeroCount > 0 ? [.zerosDropped] : []
    if signed.tiedCount > 0, !isExact { corrections.insert(.ties) }
    if continuity, !isExact { corrections.insert(.continuity) }
    let all = signed.positive + signed.negative
    result = TestResult(
      .wilcoxonSignedRank, statistic: signed.positive,
      p: isExact ? signed.exactP(alternative) : signed.asymptoticP(alternative, continuity),
      alternative: alternative,
      estimate: Estimate(.rankBiserial, (signed.positive - signed.negative) / all),
      counts: [rest.count], tiedCount: signed.tiedCount,
      method: TestMethod(isExact ? .exact : .asymptotic, corrections))
  }
}

/// The ranks of the sizes of differences, none of which is 0.
private struct SignedRanks {
  private(set) var positive = 0.0
  private(set) var negative = 0.0
  private(set) var tiedCount = 0
  private var tieSum = 0.0
  private let ranks: [Double]

  init(_ differences: [Double]) {
    let sizes = OrderedSample(differences.map(abs))
    ranks = sizes.midranks
    for (rank, difference) in zip(ranks, differences) {
      if difference > 0 { positive += rank } else { negative += rank }
    }
    RankedSamples.forEachDistinct([sizes.values]) { _, _, total in
      guard total > 1 else { return }
      let ties = Double(total)
      tiedCount += total
      tieSum += ties * ties * ties - ties
    }
  }

  func asymptoticP(_ alternative: Alternative, _ continuity: Bool) -> PValue {
    let n = Double(ranks.count)
    let distance = positive - n * (n + 1) / 4
    let error = ((n * (n + 1) * (2 * n + 1) - tieSum / 2) / 24).squareRoot()
    let step: Double =
      switch alternative {
      case .twoSided: distance == 0 ? 0 : distance < 0 ? -0.5 : 0.5
      case .greater: 0.5
      case .less: -0.5
      }
    let z = (distance - (continuity ? step : 0)) / error
    return PValue(symmetric: z, alternative, logSurvival: Normal.logSurvival)
  }

  /// All signs are equally likely: a sum of ranks taken or not, each with probability ½.
  func exactP(_ alternative: Alternative) -> PValue {
    // Mean ranks are halves, so twice a rank is whole.
    let doubled = ranks.map { Int(2 * $0) }
    var shares = [Double](repeating: 0, count: doubled.reduce(0, +) + 1)
    shares[0] = 1
    var last = 0
    for rank in doubled {
      last += rank
      for sum in stride(from: last, through: 0, by: -1) {
        shares[sum] = (shares[sum] + (sum >= rank ? shares[sum - rank] : 0)) / 2
      }
    }
    func lowerTail(_ sum: Double) -> Double { shares[...Int(2 * sum)].reduce(0, +) }
    return switch alternative {
    case .twoSided: PValue(atMostOne: 2 * lowerTail(min(positive, negative)))
    case .greater: PValue(atMostOne: lowerTail(negative))
    case .less: PValue(atMostOne: lowerTail(positive))
    }
  }
}
