import Statistics
import Testing
import _TestSupport

/// What `hypotheses.py` wrote.
struct HypothesisReference: Decodable {
  struct Many: Decodable {
    let anova, welch, alexanderGovern, kruskal: [Double?]
    let levene, brownForsythe, bartlett, fligner: [Double?]
  }
  struct DunnRows: Decodable { let z, p, holm: [Double] }
  struct MeanTest: Decodable {
    let statistic, df: Double
    let ci, p: [Double]
  }
  struct Effect: Decodable {
    let d, g, glass: Double
    let noncentral: [Double]?
  }
  struct Two: Decodable {
    let welch, student: MeanTest
    let effect: Effect
    let mannWhitney, mannWhitneyPlain, ksExact, ksAsymptotic: [[Double]]
    let ksLocation: [Double]
  }
  struct One: Decodable {
    let skewness, kurtosis: Double
    let jarqueBera, shapiro, anderson, t: [Double]
    let lilliefors, skewZ, kurtosisZ: Double?
    let dAgostino: [Double]?
  }
  struct Paired: Decodable {
    let x, y, t, pearson, spearman, wilcoxon: [Double]
    let kendall: [[Double]]
    let wilcoxonPlus, wilcoxonCorrected: Double
    let partial: [Double]?
  }
  struct Table: Decodable {
    let counts: [[Int]]
    let chi2, yates, g: [Double]
    let residuals: [[Double]]
    let fisher, odds, risk: [Double]?
    let mcnemar: [[Double]]?
  }
  struct Shares: Decodable {
    let counts: [Int]
    let z, newcombe, wald, exact, binomial: [Double]
  }
  struct Noncentral: Decodable { let chi2, f: [[Double]] }
  struct Long: Decodable { let x, shapiro, dAgostino, jarqueBera, anderson: [Double] }
  /// What SciPy answers to samples that hardly allow one; nil where it has no finite answer.
  struct Edge: Decodable {
    let samples: [[Double]]
    let welch, student, mannWhitney, ks, anova, kruskal, welchANOVA: [Double]?
    let alexanderGovern, levene, brownForsythe, bartlett, fligner: [Double]?
  }

  let groups: [String: [[Double]]]
  let many: [String: Many]
  let tukey, gamesHowell: [String: [[Double]]]
  let dunn: [String: DunnRows]
  let two: [String: Two]
  let one: [String: [One]]
  let paired: [Paired]
  let tables: [Table]
  let shares: [Shares]
  let edges: [String: Edge]
  let explained: [String: [Double]]
  let association: [[Double]]
  let pointBiserial, pointBiserialColumns: [[Double]]
  let long: Long
  let adjusted: [String: [Double]]
  let kolmogorov: [[Double]]
  let power: [String: [[Double]]]
  let bootstrap: [String: [Double]]
  let permutation: [Double]
  let noncentral: Noncentral

  static func read() throws -> HypothesisReference {
    try Fixture.decode("hypotheses", as: HypothesisReference.self)
  }

  /// The groups of a name.
  func samples(_ name: String) throws -> [[Double]] { try #require(groups[name]) }
}

/// Expects a statistic and a p-value; p-values below 1e-300 are only expected to be that small.
func expectResult(
  _ result: TestResult, _ expected: [Double?], relative: Double = 1e-9, p: Double = 1e-8,
  _ comment: Comment, sourceLocation: SourceLocation = #_sourceLocation
) {
  guard let statistic = expected[0], let probability = expected[1] else { return }
  expectClose(
    result.statistic, statistic, absolute: 1e-13, relative: relative, comment,
    sourceLocation: sourceLocation)
  expectP(result.p, probability, relative: p, comment, sourceLocation: sourceLocation)
}

func expectP(
  _ value: PValue, _ expected: Double, relative: Double = 1e-8, _ comment: Comment,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  if expected < 1e-300 {
    #expect(value.log10 < -299, comment, sourceLocation: sourceLocation)
  } else {
    expectClose(
      value.value, expected, relative: relative, comment, sourceLocation: sourceLocation)
  }
}

let alternatives: [Alternative] = [.twoSided, .less, .greater]

/// A generator of which tests need no more than that it repeats.
struct CountingGenerator: RandomNumberGenerator {
  var state: UInt64

  /// Seeds are mixed: of neighbours the numbers would be the same ones, moved by one place.
  init(_ seed: Int) { state = Self.mixed(UInt64(seed) &+ 0x1234_5678) }

  mutating func next() -> UInt64 {
    state = state &+ 0x9E37_79B9_7F4A_7C15
    return Self.mixed(state)
  }

  private static func mixed(_ state: UInt64) -> UInt64 {
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// In (−1, 1).
  mutating func signed() -> Double { Double(Int64(bitPattern: next())) * 0x1p-63 }
}
