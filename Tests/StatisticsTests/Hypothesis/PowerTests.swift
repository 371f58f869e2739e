import Statistics
import Testing
import _TestSupport

@Suite("Power")
struct PowerTests {
  private func rows(_ name: String) throws -> [[Double]] {
    try #require(try HypothesisReference.read().power[name])
  }

  @Test("of t-tests agrees with statsmodels")
  func tTest() throws {
    for row in try rows("t") {
      let test = TTestPower(alternative: alternatives[Int(row[3])], ratio: row[2])
      expectClose(
        test.power(effect: row[0], count: row[1]), row[4], absolute: 1e-9, relative: 1e-7, "\(row)")
    }
    for row in try rows("tCount") {
      expectClose(
        try #require(TTestPower().count(effect: row[0], power: row[1])), row[2], relative: 1e-6)
    }
    for row in try rows("tEffect") {
      expectClose(
        try #require(TTestPower().detectableEffect(count: row[0])), row[1], relative: 1e-6)
    }
  }

  @Test("of shares agrees with statsmodels")
  func shares() throws {
    let test = ProportionPower()
    for row in try rows("shares") {
      expectClose(
        test.power(first: row[0], second: row[1], count: row[2]), row[3], relative: 1e-9)
    }
    for row in try rows("sharesCount") {
      expectClose(try #require(test.count(first: row[0], second: row[1])), row[2], relative: 1e-6)
    }
    for row in try rows("sharesEffect") {
      let found = try #require(test.detectableShare(from: row[0], count: row[1]))
      expectClose(found, row[2], relative: 1e-9, "\(row)")
    }
    let found = try #require(test.detectableShare(from: 0.3, count: 400))
    expectClose(test.power(first: found, second: 0.3, count: 400), 0.8, relative: 1e-9)
    let lower = try #require(test.detectableShare(from: 0.3, count: 400, above: false))
    #expect(lower < 0.3 && 0.3 < found)
    #expect(test.detectableShare(from: 0.99, count: 10) == nil)
  }

  @Test("of groups agrees with statsmodels")
  func groups() throws {
    for row in try rows("anova") {
      let power = GroupPower.anova(effect: row[0], count: row[1], groups: Int(row[2]))
      expectClose(power, row[3], relative: 1e-8, "\(row)")
    }
    for row in try rows("anovaCount") {
      let count = GroupPower.anovaCount(effect: row[0], groups: Int(row[1]))
      expectClose(try #require(count), row[2], relative: 1e-6)
    }
    for row in try rows("chi2") {
      let power = GroupPower.chiSquared(
        effect: row[0], count: row[1], degreesOfFreedom: row[2] - 1)
      expectClose(power, row[3], relative: 1e-8, "\(row)")
    }
    for row in try rows("chi2Count") {
      let count = GroupPower.chiSquaredCount(effect: row[0], degreesOfFreedom: row[1] - 1)
      expectClose(try #require(count), row[2], relative: 1e-6)
    }
  }

  @Test("rests on non-central distributions that agree with SciPy")
  func noncentral() throws {
    let reference = try HypothesisReference.read().noncentral
    for row in reference.chi2 {
      let distribution = NoncentralChiSquared(degreesOfFreedom: row[0], noncentrality: row[1])
      expectClose(distribution.cdf(row[2]), row[3], relative: 1e-9)
      expectClose(distribution.survival(row[2]), row[4], relative: 1e-9)
    }
    for row in reference.f {
      let distribution = NoncentralF(
        numerator: row[0], denominator: row[1], noncentrality: row[2])
      expectClose(distribution.cdf(row[3]), row[4], relative: 1e-8)
      expectClose(distribution.survival(row[3]), row[5], relative: 1e-8)
    }
  }

  @Test("is the significance without an effect, and none is found then")
  func edges() {
    expectClose(TTestPower().power(effect: 0, count: 20), 0.05, relative: 1e-9)
    #expect(TTestPower().count(effect: 0) == nil)
    #expect(TTestPower(alternative: .less).count(effect: 0.5) == nil)
    #expect(TTestPower().power(effect: 1, count: 1).isNaN)
    #expect(ProportionPower().count(first: 0.2, second: 0.2) == nil)
    #expect(GroupPower.anovaCount(effect: 0, groups: 3) == nil)
  }
}
