public import Machine

extension TestQuestion {
  /// Answers the question by a test.
  ///
  /// - Parameters:
  ///   - test: One of the candidates of the question's kind.
  ///   - permutations: How many rearrangements a permutation test draws.
  ///   - level: The level of intervals.
  ///   - workers: The threads to work on; they do not change the result.
  ///   - stream: The generator of each replicate; the same number must give the same one.
  /// - Returns: The test.
  /// - Throws: What the test throws.
  public func result<Generator: RandomNumberGenerator & SendableMetatype>(
    of test: HypothesisTest, permutations: PermutationTest = PermutationTest(),
    level: Double = 0.95, on workers: WorkerPool = WorkerPool(),
    stream: @Sendable (_ replicate: Int) -> Generator
  ) throws(SampleError) -> TestResult {
    precondition(
      kind.candidates.contains(test), "a \(test.rawValue) does not compare \(kind.rawValue)")
    switch data {
    case .groups(let groups):
      guard test == .permutation else { return try groups.result(of: test, level) }
      let samples = groups.samples
      return samples.count == 2
        ? try permutations.means(samples[0], samples[1], on: workers, stream: stream)
        : try permutations.groups(samples, on: workers, stream: stream)
    case .pairs(let first, let second):
      switch test {
      case .pairedT: return try TTest.paired(first, second, level: level)
      case .wilcoxonSignedRank: return try WilcoxonSignedRank(first, second).result
      default: return try permutations.pairs(first, second, on: workers, stream: stream)
      }
    case .table(let table):
      switch test {
      case .chiSquared: return try table.chiSquaredTest(level: level)
      case .gTest: return try table.gTest(level: level)
      case .fisherExact: return try table.fisherExactTest(level: level)
      default: return try permutations.table(table, on: workers, stream: stream)
      }
    case .numbers(let x, let y):
      switch test {
      case .pearson: return try Correlation.pearson(x, y, level: level)
      case .spearman: return try Correlation.spearman(x, y, level: level)
      case .kendall: return try Kendall(x, y, level: level).result
      default: return try permutations.correlation(x, y, on: workers, stream: stream)
      }
    }
  }

  /// The sizes of the effect that the question asks for, the most telling first, each with its
  /// interval where the data allow one.
  ///
  /// - Parameter level: The level of the intervals.
  /// - Returns: None where nothing varies.
  public func effects(level: Double = 0.95) -> [Estimate] {
    switch data {
    case .groups(let groups): groups.effects(level)
    case .pairs(let first, let second):
      [
        try? TTest.paired(first, second, level: level).estimate,
        try? WilcoxonSignedRank(first, second).result.estimate,
      ].compactMap(\.self)
    case .table(let table):
      [
        try? table.cramersVEstimate(level: level), try? table.oddsRatio(level: level),
        try? table.riskRatio(level: level),
      ].compactMap(\.self)
    case .numbers(let x, let y):
      [
        try? Correlation.pearson(x, y, level: level).estimate,
        try? Correlation.spearman(x, y, level: level).estimate,
      ].compactMap(\.self)
    }
  }
}

extension GroupedSamples {
  fileprivate func result(of test: HypothesisTest, _ level: Double) throws(SampleError)
    -> TestResult
  {
    switch test {
    case .welchT: try TTest.welch(moments[0], moments[1], level: level)
    case .studentT: try TTest.student(moments[0], moments[1], level: level)
    case .mannWhitney: try MannWhitney(ranked, level: level).result
    case .kolmogorovSmirnov: try KolmogorovSmirnov(ranked).result
    case .welchANOVA: try WelchANOVA.test(moments: moments)
    case .anova: try OneWayANOVA(moments: moments, level: level).result
    case .alexanderGovern: try AlexanderGovern.test(moments: moments)
    default: try KruskalWallis(ranked).result
    }
  }

  fileprivate func effects(_ level: Double) -> [Estimate] {
    guard samples.count == 2 else {
      let variance = try? OneWayANOVA(moments: moments, level: level)
      return [
        variance?.etaSquared, variance?.omegaSquared,
        try? KruskalWallis.epsilonSquared(ranked, level: level),
      ].compactMap(\.self)
    }
    let difference = try? StandardizedDifference(moments[0], moments[1])
    let dominance = try? Dominance(ranked)
    return [
      difference?.cohen(level: level), difference?.hedges(level: level),
      try? TTest.welch(moments[0], moments[1], level: level).estimate,
      dominance?.rankBiserial(level: level), dominance?.commonLanguage(level: level),
    ].compactMap(\.self)
  }
}
