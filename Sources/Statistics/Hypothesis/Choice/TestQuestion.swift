public import Machine

/// A question that a test can answer, with what all candidates need computed once.
///
/// Values are finite; take missing ones out first.
public struct TestQuestion: Sendable {
  /// What is compared with what.
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    /// A number in two independent groups.
    case twoGroups = "two groups"
    /// A number in three or more independent groups.
    case manyGroups = "several groups"
    /// Two numbers of the same records, in the same unit.
    case pairs
    /// Two categories.
    case categories
    /// Two numbers of the same records, in any units.
    case numbers
  }

  /// What is compared, prepared.
  package enum Data: Sendable {
    case groups(GroupedSamples)
    case pairs([Double], [Double])
    case table(ContingencyTable)
    case numbers([Double], [Double])
  }

  /// What is compared, prepared.
  package let data: Data

  /// Whether a number differs between independent groups.
  ///
  /// - Parameters:
  ///   - samples: At least two, each with at least one finite value.
  ///   - workers: The threads to sort on.
  /// - Returns: The question.
  /// - Throws: `tooFewSamples`, `tooFew`, `notFinite`, `tooLarge`.
  /// - Complexity: O(*n*).
  public static func groups(
    _ samples: [[Double]], on workers: WorkerPool = WorkerPool()
  ) throws(SampleError) -> TestQuestion {
    TestQuestion(data: .groups(try GroupedSamples(samples, on: workers)))
  }

  /// Whether two numbers of the same records differ.
  ///
  /// - Throws: `unpaired`, `tooFew`, `notFinite`.
  public static func pairs(
    _ first: [Double], _ second: [Double]
  ) throws(SampleError) -> TestQuestion {
    try Samples.requirePairs(first, second, atLeast: 2)
    return TestQuestion(data: .pairs(first, second))
  }

  /// Whether two categories go together.
  ///
  /// - Throws: `notATable`.
  public static func categories(_ table: ContingencyTable) throws(SampleError) -> TestQuestion {
    try table.requireTestable()
    return TestQuestion(data: .table(table))
  }

  /// Whether two numbers go together.
  ///
  /// - Throws: `unpaired`, `tooFew`, `notFinite`, `constant`.
  public static func numbers(
    _ x: [Double], _ y: [Double]
  ) throws(SampleError) -> TestQuestion {
    try Samples.requirePairs(x, y, atLeast: 3)
    for (place, column) in [x, y].enumerated() where Moments(column).sumOfSquares == 0 {
      throw .constant(sample: place + 1)
    }
    return TestQuestion(data: .numbers(x, y))
  }

  /// What is compared with what.
  public var kind: Kind {
    switch data {
    case .groups(let groups): groups.samples.count == 2 ? .twoGroups : .manyGroups
    case .pairs: .pairs
    case .table: .categories
    case .numbers: .numbers
    }
  }

  /// How many values each sample has.
  public var counts: [Int] {
    switch data {
    case .groups(let groups): groups.samples.map(\.count)
    case .pairs(let first, _), .numbers(let first, _): [first.count]
    case .table(let table): table.rowTotals
    }
  }
}

extension TestQuestion.Kind {
  /// The tests that answer such a question, in the order in which they are weighed.
  public var candidates: [HypothesisTest] {
    switch self {
    case .twoGroups: [.welchT, .studentT, .mannWhitney, .kolmogorovSmirnov, .permutation]
    case .manyGroups: [.welchANOVA, .anova, .alexanderGovern, .kruskalWallis, .permutation]
    case .pairs: [.pairedT, .wilcoxonSignedRank, .permutation]
    case .categories: [.chiSquared, .gTest, .fisherExact, .permutation]
    case .numbers: [.pearson, .spearman, .kendall, .permutation]
    }
  }
}

/// Independent samples with their moments and their common order.
package struct GroupedSamples: Sendable {
  package let samples: [[Double]]
  package let moments: [Moments]
  package let ranked: RankedSamples

  init(_ samples: [[Double]], on workers: WorkerPool) throws(SampleError) {
    try Samples.require(atLeast: 2, samples: samples.count)
    self.samples = samples
    moments = try Samples.moments(samples, atLeast: 1)
    ranked = try RankedSamples(samples, on: workers)
  }

  /// How many different values there are, counted up to a bound.
  func distinctCount(upTo bound: Int) -> Int {
    // Every value that is not tied is one of its own; only few values make a coarse scale.
    guard ranked.count - ranked.tiedCount < bound else { return bound }
    var count = 0
    RankedSamples.forEachDistinct(ranked.sorted) { _, _, _ in count += 1 }
    return min(count, bound)
  }
}
