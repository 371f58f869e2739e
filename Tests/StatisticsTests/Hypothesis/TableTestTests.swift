import Statistics
import Testing
import _TestSupport

@Suite("Tests of counts")
struct TableTestTests {
  @Test("tables agree with SciPy and statsmodels")
  func tables() throws {
    for expected in try HypothesisReference.read().tables {
      let table = ContingencyTable(expected.counts)
      let name = Comment(rawValue: "\(expected.counts)")
      expectResult(try table.chiSquaredTest(), expected.chi2, name)
      expectResult(try table.chiSquaredTest(continuity: true), expected.yates, name)
      expectResult(try table.gTest(), expected.g, relative: 1e-8, p: 1e-7, name)
      for (row, residuals) in zip(table.adjustedResiduals, expected.residuals) {
        expectClose(row, residuals, absolute: 1e-10, relative: 1e-9, name)
      }
      try expectTwoByTwo(table, expected, name)
    }
  }

  private func expectTwoByTwo(
    _ table: ContingencyTable, _ expected: HypothesisReference.Table, _ name: Comment
  ) throws {
    for (place, alternative) in alternatives.enumerated() {
      guard let fisher = expected.fisher else { continue }
      expectP(try table.fisherExactTest(alternative: alternative).p, fisher[place], name)
    }
    for (estimate, row) in [
      (try? table.oddsRatio(), expected.odds), (try? table.riskRatio(), expected.risk),
    ] {
      guard let row else { continue }
      let estimate = try #require(estimate)
      expectClose(estimate.value, row[0], relative: 1e-12, name)
      expectClose(try #require(estimate.interval).low, row[1], relative: 1e-10, name)
      expectClose(try #require(estimate.interval).high, row[2], relative: 1e-10, name)
    }
    if let rows = expected.mcnemar {
      let (b, c) = (table.counts[0][1], table.counts[1][0])
      let exact = try McNemarTest.test(onlyFirst: b, onlySecond: c)
      expectP(exact.p, rows[0][1], name)
      let rough = try McNemarTest.test(onlyFirst: b, onlySecond: c, choice: .asymptotic)
      // statsmodels corrects beyond 0 where both counts are the same.
      if b != c { expectResult(rough, rows[1], name) }
    }
  }

  @Test("shares agree with statsmodels and SciPy")
  func shares() throws {
    for expected in try HypothesisReference.read().shares {
      let counts = expected.counts
      let (first, second) = ((counts[0], counts[1]), (counts[2], counts[3]))
      let comparison = try ProportionComparison(first, second)
      let name = Comment(rawValue: "\(counts)")
      expectResult(comparison.result, expected.z, name)
      let newcombe = try #require(comparison.result.estimate?.interval)
      expectClose([newcombe.low, newcombe.high], expected.newcombe, absolute: 1e-12, name)
      let wald = comparison.waldInterval()
      expectClose([wald.low, wald.high], expected.wald, absolute: 1e-12, name)
      let exact = Proportions.exactInterval(successes: counts[0], trials: counts[1])
      expectClose([exact.low, exact.high], expected.exact, relative: 1e-9, name)
      for (place, alternative) in alternatives.enumerated() {
        let binomial = try Proportions.binomial(
          successes: counts[0], trials: counts[1], probability: 0.3, alternative: alternative)
        expectP(binomial.p, expected.binomial[place], relative: 1e-7, name)
      }
    }
  }

  @Test("Fisher's p-value is that of every table with the same margins")
  func fisher() throws {
    let margins = (draws: 7, successes: 6, total: 15)
    func ways(_ n: Int, _ k: Int) -> Double {
      (0..<k).reduce(1) { $0 * Double(n - $1) / Double($1 + 1) }
    }
    let shares = (0...6).map {
      ways(6, $0) * ways(9, 7 - $0) / ways(15, 7)
    }
    for seen in 0...6 {
      let table = ContingencyTable([
        [seen, margins.draws - seen], [margins.successes - seen, 2 + seen],
      ])
      let p = shares.filter { $0 <= shares[seen] * (1 + 1e-9) }.reduce(0, +)
      expectClose(try table.fisherExactTest().p.value, min(1, p), relative: 1e-11)
      let greater = try table.fisherExactTest(alternative: .greater).p.value
      expectClose(greater, shares[seen...].reduce(0, +), relative: 1e-11)
    }
  }

  @Test("association is 0 of independent and 1 of equal categories")
  func association() throws {
    let independent = ContingencyTable([[10, 20], [30, 60]])
    let none = try independent.cramersVEstimate()
    expectClose(none.value, 0, absolute: 1e-12)
    #expect(none.interval?.low == 0)
    expectClose(independent.mutualInformation, 0, absolute: 1e-14)
    let equal = ContingencyTable([[40, 0], [0, 60]])
    expectClose(try equal.cramersVEstimate().value, 1, relative: 1e-12)
    let odds = try equal.oddsRatio()
    #expect(odds.value == .infinity)
    #expect(try #require(odds.interval).high.isFinite)
  }

  @Test("the interval of Cramér's V holds the noncentralities that fit")
  func interval() throws {
    let table = ContingencyTable([[30, 12, 9], [14, 25, 20]])
    let estimate = try table.cramersVEstimate(level: 0.9)
    let interval = try #require(estimate.interval)
    let low = NoncentralChiSquared(
      degreesOfFreedom: 2, noncentrality: interval.low * interval.low * 110)
    expectClose(low.survival(table.chiSquared), 0.05, relative: 1e-8)
    let high = NoncentralChiSquared(
      degreesOfFreedom: 2, noncentrality: interval.high * interval.high * 110)
    expectClose(high.cdf(table.chiSquared), 0.05, relative: 1e-8)
  }

  @Test("codes are counted, and what has no code is left out")
  func codes() {
    let table = ContingencyTable(
      rows: [0, 1, 1, -1, 0, 2], columns: [0, 1, 1, 0, 5, 0], rowCount: 3, columnCount: 2)
    #expect(table.counts == [[1, 0], [0, 2], [1, 0]])
    #expect(table.smallestExpected == 0.5)
  }

  @Test("refuse what they cannot answer")
  func refusals() {
    #expect(throws: SampleError.notATable) {
      try ContingencyTable([[1, 2], [0, 0]]).chiSquaredTest()
    }
    #expect(throws: SampleError.notTwoByTwo(rows: 2, columns: 3)) {
      try ContingencyTable([[1, 2, 3], [3, 2, 1]]).fisherExactTest()
    }
    #expect(throws: SampleError.tooFew(sample: 1, count: 0, needed: 1)) {
      try McNemarTest.test(onlyFirst: 0, onlySecond: 0)
    }
    #expect(throws: SampleError.constant(sample: nil)) {
      try ProportionComparison((0, 5), (0, 6))
    }
    #expect(throws: SampleError.tooFew(sample: 2, count: 0, needed: 1)) {
      try ProportionComparison((1, 5), (0, 0))
    }
  }
}
