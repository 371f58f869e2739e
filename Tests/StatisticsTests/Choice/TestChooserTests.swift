import Foundation
import Machine
import Statistics
import Testing
import _TestSupport

@Suite("Choosing a test")
struct TestChooserTests {
  /// About normal numbers of mean 0 and standard deviation √2.
  private static func normal(_ count: Int, _ seed: Int) -> [Double] {
    var generator = CountingGenerator(seed)
    return (0..<count).map { _ in (0..<6).reduce(0) { sum, _ in sum + generator.signed() } }
  }

  private static func lognormal(_ count: Int, _ seed: Int) -> [Double] {
    normal(count, seed).map { exp($0) }
  }

  private func choose(
    _ samples: [[Double]], wanted: HypothesisTest? = nil
  ) throws -> TestChoice {
    try TestChooser.choose(for: .groups(samples), wanted: wanted)
  }

  @Test("means that are about normal: Welch, whatever the variances", arguments: 0..<10)
  func welch(seed: Int) throws {
    let wide = Self.normal(60, seed + 100).map { 4 * $0 }
    let two = try choose([Self.normal(80, seed), wide])
    #expect(two.chosen == .welchT && !two.isOverridden)
    let student = try #require(two.grounds(of: .studentT).first)
    guard case .unequalVariances(let ratio) = student else {
      Issue.record("\(student)")
      return
    }
    #expect(ratio > 8 && ratio < 32)
    #expect(two.grounds(of: .mannWhitney).first == .ranksNotMeans)
    #expect(two.grounds(of: .kolmogorovSmirnov) == [.wholeDistributions])
    let three = try choose((0..<3).map { Self.normal(300, seed + $0 * 31) })
    #expect(three.chosen == .welchANOVA && three.kind == .manyGroups)
    guard case .equalVariancesNoGain = three.grounds(of: .anova).first else {
      Issue.record("\(three.grounds(of: .anova))")
      return
    }
  }

  @Test("thousands of lopsided values have normal means, however small p of normality is")
  func largeSamples() throws {
    let uniform = [Self.uniform(9_000, 1), Self.uniform(9_000, 2)]
    let choice = try choose(uniform)
    #expect(choice.chosen == .welchT)
    #expect(try MomentShape(uniform[0]).dAgostino().p.value < 1e-20)
    let skewed = [0, 1].map { seed in Self.normal(9_000, seed).map { exp(0.5 * $0) } }
    #expect(try choose(skewed).chosen == .welchT)
    guard case .nearlyNormalMeans(let skewness) = choice.grounds(of: .welchT).first else {
      Issue.record("\(choice.grounds(of: .welchT))")
      return
    }
    #expect(abs(skewness) < 0.01)
  }

  private static func uniform(_ count: Int, _ seed: Int) -> [Double] {
    var generator = CountingGenerator(seed)
    return (0..<count).map { _ in generator.signed() }
  }

  @Test("lopsided samples of medium size: ranks", arguments: 0..<10)
  func ranks(seed: Int) throws {
    let two = try choose([Self.lognormal(25, seed), Self.lognormal(40, seed + 50)])
    #expect(two.chosen == .mannWhitney)
    guard case .meanNotNormal(let sample, _, let skewness, _) = two.grounds(of: .welchT).first
    else {
      Issue.record("\(two.grounds(of: .welchT))")
      return
    }
    #expect((1...2).contains(sample) && skewness > 1)
    #expect(two.grounds(of: .mannWhitney).contains(.deafToOutliers))
    let three = try choose((0..<3).map { Self.lognormal(25, seed + 40 * $0) })
    #expect(three.chosen == .kruskalWallis)
  }

  @Test("shapes that nobody can judge: rearrangements")
  func tiny() throws {
    let choice = try choose([[1, 5, 2.5, 3], [4, 6, 8, 9, 11]])
    #expect(choice.chosen == .permutation)
    #expect(
      choice.grounds(of: .permutation)
        == [.tooFewToJudge(sample: 1, count: 4), .allRearrangements])
    let mixed = try choose([Self.normal(300, 3), [1, 2, 4]])
    #expect(mixed.chosen == .permutation)
    #expect(mixed.grounds(of: .permutation).last == .drawn(smallestP: 1e-4))
  }

  @Test("few different values are steps of a scale: ranks with ties")
  func coarse() throws {
    let steps = [3, 4].map { seed in Self.normal(200, seed).map { min(max($0.rounded(), -2), 2) } }
    let choice = try choose(steps)
    #expect(choice.chosen == .mannWhitney)
    #expect(choice.grounds(of: .mannWhitney).first == .coarseScale(values: 5))
    #expect(choice.grounds(of: .mannWhitney).last == .tied(share: 1))
    let six = [3, 4].map { seed in Self.normal(200, seed).map { min(max($0.rounded(), -2), 3) } }
    #expect(try choose(six).chosen == .welchT)
  }

  @Test("a constant group has no variance for Welch: ranks")
  func constant() throws {
    let choice = try choose([Self.normal(50, 1), [Double](repeating: 2, count: 20)])
    #expect(choice.chosen == .mannWhitney)
    #expect(choice.grounds(of: .welchT).contains(.noVariance(sample: 2)))
    #expect(choice.evidence.varianceRatio == nil)
  }

  @Test("pairs: differences decide, not the columns")
  func pairs() throws {
    let (base, noise) = (Self.lognormal(30, 1), Self.normal(30, 2))
    let calm = try TestQuestion.pairs(base, zip(base, noise).map { $0 + 0.1 * $1 })
    #expect(try TestChooser.choose(for: calm).chosen == .pairedT)
    let wild = try TestQuestion.pairs(base, Self.lognormal(30, 9).map { $0 * $0 })
    #expect(try TestChooser.choose(for: wild).chosen == .wilcoxonSignedRank)
    let few = try TestQuestion.pairs([1, 2, 3], [2, 4, 1])
    #expect(try TestChooser.choose(for: few).chosen == .permutation)
  }

  @Test("tables: χ² where counts are large, exact where they are small")
  func tables() throws {
    func choice(_ counts: [[Int]]) throws -> TestChoice {
      try TestChooser.choose(for: .categories(ContingencyTable(counts)))
    }
    let large = try choice([[30, 20], [25, 40]])
    #expect(large.chosen == .chiSquared)
    #expect(large.grounds(of: .fisherExact) == [.sameWhereCountsAreLarge])
    #expect(large.grounds(of: .gTest) == [.sameQuestion(as: .chiSquared)])
    let small = try choice([[3, 1], [1, 4]])
    #expect(small.chosen == .fisherExact)
    guard case .expectedTooSmall(let least) = small.grounds(of: .chiSquared).first else {
      Issue.record("\(small.grounds(of: .chiSquared))")
      return
    }
    expectClose(least, 16.0 / 9, relative: 1e-12)
    let wide = try choice([[3, 1, 2], [1, 4, 2]])
    #expect(wide.chosen == .permutation)
    #expect(wide.grounds(of: .fisherExact) == [.onlyTwoByTwo])
  }

  @Test("numbers: lines by Pearson, curves and outliers by Spearman")
  func numbers() throws {
    let (x, noise) = (Self.normal(200, 1), Self.normal(200, 2))
    let line = try TestQuestion.numbers(x, zip(x, noise).map { $0 + $1 })
    #expect(try TestChooser.choose(for: line).chosen == .pearson)
    let curve = try TestQuestion.numbers(x, x.map { exp(2 * $0) })
    let choice = try TestChooser.choose(for: curve)
    #expect(choice.chosen == .spearman)
    guard case .ruledByFewRows = choice.grounds(of: .pearson).first else {
      Issue.record("\(choice.grounds(of: .pearson))")
      return
    }
    #expect(choice.grounds(of: .kendall).first == .sameQuestion(as: .spearman))
  }

  @Test("the user may ask for another test of the same kind, and for no other")
  func override() throws {
    let samples = [Self.normal(40, 1), Self.normal(40, 2)]
    let asked = try choose(samples, wanted: .mannWhitney)
    #expect(asked.chosen == .mannWhitney && asked.advised == .welchT && asked.isOverridden)
    #expect(asked.grounds(of: .mannWhitney).first == .asked)
    let same = try choose(samples, wanted: .welchT)
    #expect(!same.isOverridden && !same.grounds(of: .welchT).contains(.asked))
    #expect(throws: ChoiceError.otherQuestion(.kruskalWallis, kind: .twoGroups)) {
      try choose(samples, wanted: .kruskalWallis)
    }
    #expect(
      "\(ChoiceError.otherQuestion(.kruskalWallis, kind: .pairs))"
        == "The Kruskal–Wallis test does not compare pairs; what does: paired t-test, Wilcoxon "
        + "signed-rank test, permutation test.")
  }

  @Test("every candidate of every kind has a ground, on any number of threads")
  func grounds() throws {
    let x = Self.normal(60, 5)
    let questions: [TestQuestion] = [
      try .groups([x, Self.normal(50, 6)]), try .groups([x, x.map { $0 + 1 }, Self.normal(9, 7)]),
      try .pairs(x, Self.normal(60, 8)), try .numbers(x, Self.normal(60, 9)),
      try .categories(ContingencyTable([[9, 8], [7, 9]])),
    ]
    #expect(Set(questions.map(\.kind)) == Set(TestQuestion.Kind.allCases))
    for question in questions {
      let choices = try [1, 3].map {
        try TestChooser.choose(for: question, on: WorkerPool(threadCount: $0))
      }
      #expect(choices[0] == choices[1])
      #expect(choices[0].candidates.map(\.test) == question.kind.candidates)
      #expect(choices[0].candidates.allSatisfy { !$0.grounds.isEmpty })
      let data = try JSONEncoder().encode(choices[0])
      #expect(try JSONDecoder().decode(TestChoice.self, from: data) == choices[0])
    }
  }
}
