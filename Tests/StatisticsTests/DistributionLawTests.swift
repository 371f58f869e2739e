import Foundation
import Statistics
import Testing
import _TestSupport

/// A distribution with a name for messages.
struct NamedDistribution: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let distribution: any ContinuousDistribution

  init(_ name: String, _ distribution: any ContinuousDistribution) {
    testDescription = name
    self.distribution = distribution
  }

  static let all: [NamedDistribution] = [
    .init("t(0.7)", StudentT(degreesOfFreedom: 0.7)),
    .init("t(12)", StudentT(degreesOfFreedom: 12)),
    .init("t(1e7)", StudentT(degreesOfFreedom: 1e7)),
    .init("t(∞)", StudentT(degreesOfFreedom: .infinity)),
    .init("χ²(0.3)", ChiSquared(degreesOfFreedom: 0.3)),
    .init("χ²(5)", ChiSquared(degreesOfFreedom: 5)),
    .init("χ²(1e6)", ChiSquared(degreesOfFreedom: 1e6)),
    .init("F(1, 4)", FisherF(numerator: 1, denominator: 4)),
    .init("F(3, 1e6)", FisherF(numerator: 3, denominator: 1e6)),
    .init("F(0.4, 0.9)", FisherF(numerator: 0.4, denominator: 0.9)),
    .init("Beta(½, ½)", Beta(alpha: 0.5, beta: 0.5)),
    .init("Beta(2, 1e5)", Beta(alpha: 2, beta: 1e5)),
    .init("Beta(7000, 90)", Beta(alpha: 7_000, beta: 90)),
    .init("Γ(0.2)", Gamma(shape: 0.2)),
    .init("Γ(140, 1e-3)", Gamma(shape: 140, scale: 1e-3)),
    .init("t(4, δ 1.5)", NoncentralT(degreesOfFreedom: 4, noncentrality: 1.5)),
    .init("t(90, δ −20)", NoncentralT(degreesOfFreedom: 90, noncentrality: -20)),
    .init("range(2, 3)", StudentizedRange(groups: 2, degreesOfFreedom: 3)),
    .init("range(7, 60)", StudentizedRange(groups: 7, degreesOfFreedom: 60)),
  ]
}

@Suite("Laws of every continuous distribution")
struct DistributionLawTests {
  @Test("the quantiles undo the tails, from 1e-250 to the middle", arguments: NamedDistribution.all)
  func inverse(_ named: NamedDistribution) {
    let distribution = named.distribution
    for p in [1e-250, 1e-100, 1e-20, 1e-6, 0.003, 0.05, 0.2, 0.4, 0.499, 0.5, 0.7, 0.99] {
      let lower = distribution.quantile(p)
      let upper = distribution.upperQuantile(p)
      // A place that rounds to the end of the range, as 1 of a beta, cannot be undone.
      if lower > 0 || distribution.cdf(0) > 0, lower.isFinite {
        // Where x is close to a far end, rounding x moves the probability.
        let slack = 4e-16 * condition(distribution.logCDF, at: lower)
        expectClose(distribution.cdf(lower), p, relative: 1e-11 + slack, "cdf of \(lower)")
      }
      if distribution.survival(upper) > 0 {
        let slack = 4e-16 * condition(distribution.logSurvival, at: upper)
        expectClose(distribution.survival(upper), p, relative: 1e-11 + slack, "\(upper)")
      }
    }
  }

  /// How many times a relative error of x appears in the probability whose logarithm is given.
  private func condition(_ logarithm: (Double) -> Double, at x: Double) -> Double {
    let step = 1e-6
    return abs(logarithm(x * (1 + step)) - logarithm(x * (1 - step))) / (2 * step)
  }

  @Test(
    "tails add up to one, fall and rise, and agree with their logarithms",
    arguments: NamedDistribution.all)
  func tails(_ named: NamedDistribution) {
    let distribution = named.distribution
    var before = 0.0
    for step in 1..<60 {
      let x = distribution.quantile(Double(step) / 60)
      let (cdf, survival) = (distribution.cdf(x), distribution.survival(x))
      expectClose(cdf + survival, 1, absolute: 4e-16)
      expectClose(exp(distribution.logCDF(x)), cdf, relative: 1e-14)
      expectClose(exp(distribution.logSurvival(x)), survival, relative: 1e-14)
      #expect(cdf >= before)
      before = cdf
    }
  }

  @Test("at the ends, outside and with NaN", arguments: NamedDistribution.all)
  func edges(_ named: NamedDistribution) {
    let distribution = named.distribution
    #expect(distribution.cdf(-.infinity) == 0)
    #expect(distribution.survival(-.infinity) == 1)
    #expect(distribution.cdf(.infinity) == 1)
    #expect(distribution.survival(.infinity) == 0)
    #expect(distribution.logSurvival(.infinity) == -.infinity)
    #expect(distribution.logCDF(.infinity) == 0)
    for value in [
      distribution.cdf(.nan), distribution.survival(.nan), distribution.logCDF(.nan),
      distribution.logSurvival(.nan), distribution.quantile(.nan), distribution.quantile(-0.1),
      distribution.upperQuantile(1.1),
    ] { #expect(value.isNaN) }
    #expect(distribution.quantile(0) == distribution.upperQuantile(1))
    #expect(distribution.quantile(1) == distribution.upperQuantile(0))
    #expect(distribution.cdf(distribution.quantile(0)) == 0)
    #expect(distribution.survival(distribution.quantile(1)) == 0)
  }

  @Test("the density is the slope of the distribution function")
  func density() {
    let student = StudentT(degreesOfFreedom: 4.5)
    let beta = Beta(alpha: 2.5, beta: 7)
    let gamma = Gamma(shape: 0.8, scale: 3)
    let fisher = FisherF(numerator: 4, denominator: 9)
    let noncentral = NoncentralT(degreesOfFreedom: 7, noncentrality: 2)
    for x in [0.05, 0.2, 0.45, 0.8] {
      for (density, cdf) in [
        (student.density, student.cdf), (beta.density, beta.cdf), (gamma.density, gamma.cdf),
        (fisher.density, fisher.cdf), (noncentral.density, noncentral.cdf),
      ] as [((Double) -> Double, (Double) -> Double)] {
        let slope = (cdf(x + 1e-5) - cdf(x - 1e-5)) / 2e-5
        expectClose(density(x), slope, relative: 1e-7)
      }
    }
    #expect(gamma.density(0) == .infinity && gamma.density(-1) == 0)
    #expect(Gamma(shape: 1, scale: 4).density(0) == 0.25)
    #expect(beta.density(0) == 0 && beta.density(2) == 0)
    #expect(Beta(alpha: 1, beta: 3).density(0) == 3)
    #expect(FisherF(numerator: 2, denominator: 5).density(0) == 1)
  }
}
