public import Machine

/// One question answered in three ways that assume different things, and whether they agree.
public struct TestPanel: Hashable, Sendable, Codable {
  /// What a way of answering rests on.
  public enum Approach: String, Hashable, Sendable, Codable, CaseIterable {
    /// A law of the statistic: means about normal, or counts large.
    case parametric
    /// Ranks; for two categories, which have none, an exact or a likelihood-ratio test.
    case ranks
    /// Rearrangements of the data at hand.
    case permutation
  }

  /// One way, and what came of it.
  public struct Way: Hashable, Sendable, Codable {
    /// What it rests on.
    public let approach: Approach
    /// The test.
    public let test: HypothesisTest
    /// Its result; nil where the data do not allow it.
    public let result: TestResult?
    /// Why the data do not allow it.
    public let refusal: SampleError?
  }

  /// Whether the ways say the same.
  public enum Agreement: String, Hashable, Sendable, Codable {
    /// All find a difference.
    case allFind = "all find a difference"
    /// None finds one.
    case noneFinds = "none finds a difference"
    /// Some do and some do not.
    case mixed = "they disagree"
    /// Fewer than two ways could be gone.
    case unknown = "there is nothing to compare"
  }

  /// The three ways.
  public let ways: [Way]
  /// Below which p-value a way finds a difference.
  public let significance: Double

  /// Answers a question in all three ways.
  ///
  /// - Parameters:
  ///   - question: What is compared.
  ///   - chosen: The test that stands for its own approach; one of the candidates.
  ///   - permutations: How many rearrangements are drawn.
  ///   - level: The level of intervals; a p-value below 1 less that finds a difference.
  ///   - workers: The threads to work on; they do not change the result.
  ///   - stream: The generator of each replicate; the same number must give the same one.
  public init<Generator: RandomNumberGenerator & SendableMetatype>(
    _ question: TestQuestion, chosen: HypothesisTest,
    permutations: PermutationTest = PermutationTest(), level: Double = 0.95,
    on workers: WorkerPool = WorkerPool(), stream: @Sendable (_ replicate: Int) -> Generator
  ) {
    significance = 1 - level
    ways = question.tests(chosen: chosen).map { approach, test in
      do throws(SampleError) {
        let result = try question.result(
          of: test, permutations: permutations, level: level, on: workers, stream: stream)
        return Way(approach: approach, test: test, result: result, refusal: nil)
      } catch {
        return Way(approach: approach, test: test, result: nil, refusal: error)
      }
    }
  }

  /// Whether the ways that could be gone say the same.
  public var agreement: Agreement {
    let found = ways.compactMap { $0.result.map { $0.p.value < significance } }
    guard found.count > 1 else { return .unknown }
    return found.allSatisfy(\.self) ? .allFind : found.contains(true) ? .mixed : .noneFinds
  }

  /// The result of a test, if it is one of the ways.
  public func result(of test: HypothesisTest) -> TestResult? {
    ways.first { $0.test == test }?.result
  }
}

extension TestQuestion {
  /// One test an approach; the chosen one stands for its own.
  func tests(chosen: HypothesisTest) -> [(TestPanel.Approach, HypothesisTest)] {
    var tests: [(TestPanel.Approach, HypothesisTest)] =
      switch data {
      case .groups(let groups) where groups.samples.count == 2:
        [(.parametric, .welchT), (.ranks, .mannWhitney)]
      case .groups: [(.parametric, .welchANOVA), (.ranks, .kruskalWallis)]
      case .pairs: [(.parametric, .pairedT), (.ranks, .wilcoxonSignedRank)]
      case .table(let table):
        [(.parametric, .chiSquared), (.ranks, table.isTwoByTwo ? .fisherExact : .gTest)]
      case .numbers: [(.parametric, .pearson), (.ranks, .spearman)]
      }
    tests.append((.permutation, .permutation))
    guard !tests.contains(where: { $0.1 == chosen }),
      let place = tests.firstIndex(where: { $0.0 == chosen.approach })
    else { return tests }
    tests[place].1 = chosen
    return tests
  }
}

extension HypothesisTest {
  /// What a test rests on.
  var approach: TestPanel.Approach {
    switch self {
    case .mannWhitney, .kolmogorovSmirnov, .kruskalWallis, .wilcoxonSignedRank, .spearman,
      .kendall, .fisherExact:
      .ranks
    case .permutation: .permutation
    default: .parametric
    }
  }
}
