import Statistics
import Testing
import _TestSupport

@Suite("χ² distribution")
struct ChiSquaredTests {
  @Test("agrees with mpmath from half a degree of freedom to ten thousand")
  func reference() throws {
    for row in try DistributionReference.read().chiSquared {
      let (k, x) = (row[0].value, row[1].value)
      let distribution = ChiSquared(degreesOfFreedom: k)
      if row[2].value > 1e-307 {
        expectClose(
          distribution.survival(x), row[2].value, relative: 1e-12, "survival(\(x)), \(k) degrees")
      }
      // A logarithm near 0 is as good as the probability that it is taken of.
      expectClose(
        distribution.logSurvival(x), row[3].value, absolute: 1e-15, relative: 1e-12,
        "logSurvival(\(x)), \(k) degrees")
    }
  }

  @Test("with two degrees of freedom is the exponential distribution", arguments: [0.1, 1, 7, 50])
  func exponential(x: Double) {
    let distribution = ChiSquared(degreesOfFreedom: 2)
    expectClose(distribution.logSurvival(x), -x / 2, relative: 1e-13)
  }

  @Test("with one degree of freedom is the square of a normal number", arguments: [0.2, 1, 3, 9])
  func square(z: Double) {
    expectClose(
      ChiSquared(degreesOfFreedom: 1).survival(z * z), Normal.twoSidedP(z), relative: 1e-12)
  }

  @Test("distribution function and survival add up to one")
  func complement() {
    for k in [0.5, 1, 4, 30, 700] {
      for share in [0.01, 0.5, 0.99, 1, 1.01, 2, 10] {
        let distribution = ChiSquared(degreesOfFreedom: k)
        expectClose(
          distribution.cdf(k * share) + distribution.survival(k * share), 1, absolute: 1e-14)
      }
    }
  }

  @Test("at the ends")
  func edges() {
    let distribution = ChiSquared(degreesOfFreedom: 3)
    #expect(distribution.survival(0) == 1)
    #expect(distribution.survival(-5) == 1)
    #expect(distribution.cdf(0) == 0)
    #expect(distribution.cdf(-5) == 0)
    #expect(distribution.survival(.infinity) == 0)
    #expect(distribution.logSurvival(.infinity) == -.infinity)
    #expect(distribution.survival(.nan).isNaN)
    #expect(distribution.cdf(.nan).isNaN)
  }
}
