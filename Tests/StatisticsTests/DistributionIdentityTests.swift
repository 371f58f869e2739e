import Foundation
import Statistics
import Testing
import _TestSupport

@Suite("Identities between distributions")
struct DistributionIdentityTests {
  @Test("Student's t with one degree of freedom is Cauchy's, its square is F(1, ν)")
  func student() {
    for t in [-1e6, -3, -0.2, 0, 0.7, 12, 1e9] {
      expectClose(
        StudentT(degreesOfFreedom: 1).survival(t), atan2(1, t) / .pi, relative: 1e-14, "\(t)")
      for freedom in [1.0, 8, 300] {
        expectClose(
          StudentT(degreesOfFreedom: freedom).twoSidedP(t),
          FisherF(numerator: 1, denominator: freedom).survival(t * t), relative: 1e-13)
      }
    }
    expectClose(
      StudentT(degreesOfFreedom: .infinity).quantile(0.975), Normal.quantile(0.975),
      relative: 1e-15)
  }

  @Test("a t beyond the square root of the largest double keeps its logarithm")
  func farStudent() {
    // P(T > t) ≈ 1 / πt for Cauchy's distribution.
    expectClose(
      StudentT(degreesOfFreedom: 1).logSurvival(1e200), -log(.pi) - 200 * log(10),
      relative: 1e-14)
    expectClose(StudentT(degreesOfFreedom: 1).upperQuantile(1e-200), 1e200 / .pi, relative: 1e-12)
    let p = StudentT(degreesOfFreedom: 1e6).twoSidedPValue(80)
    #expect(p.value == 0 && p.log10 < -1_380 && p.log10 > -1_400)
  }

  @Test("F turned over", arguments: [(1.0, 5.0), (12, 3), (1e5, 40)])
  func fisher(_ numerator: Double, _ denominator: Double) {
    let forward = FisherF(numerator: numerator, denominator: denominator)
    let backward = FisherF(numerator: denominator, denominator: numerator)
    for f in [1e-9, 0.1, 0.9, 1, 3, 1e4] {
      expectClose(forward.logSurvival(f), backward.logCDF(1 / f), relative: 1e-12)
    }
  }

  /// How far a probability may be off that was kept as its logarithm: half a unit in the last place
  /// of ln p is |ln p|·2⁻⁵³ of p; and a few roundings besides.
  private func slack(_ probability: Double) -> Double {
    (8 + abs(log(probability))) * Double.ulpOfOne
  }

  @Test("beta mirrored, uniform, and a power")
  func beta() {
    // Of all of them 1 − x is a double too: else the mirrored place would be another one.
    for x in [0x1p-50, 0x1p-40, 0.3125, 0.75] {
      let mirrored = Beta(alpha: 0.7, beta: 3).survival(1 - x)
      expectClose(Beta(alpha: 3, beta: 0.7).cdf(x), mirrored, relative: slack(mirrored), "\(x)")
    }
    for x in [1e-12, 0.3, 0.75] {
      expectClose(Beta(alpha: 1, beta: 1).cdf(x), x, relative: slack(x), "\(x)")
      let power = pow(x, 9)
      expectClose(Beta(alpha: 9, beta: 1).cdf(x), power, relative: slack(power), "\(x)")
    }
  }

  @Test("gamma with a whole shape counts a Poisson process", arguments: [1, 2, 7, 40, 400])
  func poisson(shape: Int) {
    for x in [0.1, 1, 6, 35, 200, 420] {
      var (term, sum) = (exp(-x), exp(-x))
      for k in 1..<max(shape, 1) {
        term *= x / Double(k)
        sum += term
      }
      let survival = Gamma(shape: Double(shape), scale: 2).survival(2 * x)
      expectClose(survival, sum, relative: 2e-13, "\(x)")
    }
  }

  @Test("binomial sums up its masses, and its quantile is the first count that reaches a share")
  func binomial() {
    for trials in [1, 6, 33, 400] {
      for probability in [0.0, 1e-4, 0.3, 0.5, 0.93, 1] {
        let binomial = Binomial(trials: trials, probability: probability)
        var sum = 0.0
        for k in 0...trials {
          sum += binomial.mass(k)
          expectClose(binomial.cdf(k), sum, absolute: 1e-300, relative: 1e-11, "\(k) of \(trials)")
          if sum < 1 - 1e-12 {
            let next = binomial.quantile(min(1, sum * (1 + 1e-9)))
            #expect(binomial.quantile(sum * (1 - 1e-9)) <= k && next > k || sum < 1e-12)
          }
        }
        expectClose(sum, 1, relative: 1e-12)
        #expect(binomial.cdf(-1) == 0 && binomial.survival(-1) == 1)
        #expect(binomial.cdf(trials) == 1 && binomial.survival(trials) == 0)
        #expect(binomial.mass(-1) == 0 && binomial.mass(trials + 1) == 0)
      }
    }
    #expect(Binomial(trials: 0, probability: 0.5).quantile(0.5) == 0)
    #expect(Binomial(trials: 1_000_000, probability: 0.25).quantile(0.5) == 250_000)
  }

  @Test("non-central t without noncentrality is Student's; mirrored; normal at infinity")
  func noncentral() {
    for t in [-20, -1.5, 0, 0.4, 6, 400] {
      expectClose(
        NoncentralT(degreesOfFreedom: 6, noncentrality: 0).logSurvival(t),
        StudentT(degreesOfFreedom: 6).logSurvival(t), relative: 1e-12, "\(t)")
      expectClose(
        NoncentralT(degreesOfFreedom: 6, noncentrality: 2.5).cdf(t),
        NoncentralT(degreesOfFreedom: 6, noncentrality: -2.5).survival(-t), relative: 1e-13)
      let normal = Normal.logSurvival(t - 2.5)
      expectClose(
        NoncentralT(degreesOfFreedom: .infinity, noncentrality: 2.5).logSurvival(t), normal,
        // Near 0 it is the small tail on the other side, which was kept as its logarithm.
        relative: t < 0 ? slack(-normal) : 1e-14, "\(t)")
    }
    // At 0 only the sign of the numerator counts.
    expectClose(
      NoncentralT(degreesOfFreedom: 3, noncentrality: 4).cdf(0), Normal.cdf(-4), relative: 1e-12)
  }

  @Test("the range of two is a t times √2")
  func range() {
    for freedom in [2.0, 11, 5_000, .infinity] {
      let range = StudentizedRange(groups: 2, degreesOfFreedom: freedom)
      let student = StudentT(degreesOfFreedom: freedom)
      for q in [0.05, 0.8, 2.2, 4, 15, 70] {
        expectClose(
          range.logSurvival(q), student.twoSidedPValue(q / 2.0.squareRoot()).logarithm,
          absolute: 1e-14, relative: 1e-12, "\(q), \(freedom)")
      }
    }
  }

  @Test("the studentised range agrees with SciPy as far as SciPy's own quadrature goes")
  func rangeReference() {
    // scipy.stats.studentized_range: k, ν, survival at 3.5, upper 5 % point.
    for (groups, freedom, survival, critical) in [
      (3, 10.0, 0.07710331083841038, 3.876776750013158),
      (3, 3, 0.17170176016639538, 5.909598453393468),
      (10, 20, 0.3370709659483514, 5.007882667595452),
      (50, 20, 0.8927126822784122, 6.576219508173513),
      (4, 1_000, 0.06450025159075568, 3.63927523487881),
      (3, 1, 0.35987526963605143, 26.97552986950002),
    ] {
      let range = StudentizedRange(groups: groups, degreesOfFreedom: freedom)
      expectClose(range.survival(3.5), survival, relative: 1e-9)
      expectClose(range.upperQuantile(0.05), critical, relative: 1e-9)
    }
  }

  @Test("p-values keep their logarithm and never show as 0")
  func pValues() {
    #expect(PValue(0.04).description == "p = 0.04")
    #expect(!PValue(1e-299).isBelowDoubles)
    let small = PValue(logarithm: -783.6 * log(10))
    #expect(small.isBelowDoubles && small.value == 0)
    #expect(small.description == "p < 1e-300 (log10 p = −783.6)")
    #expect(PValue(0).description == "p < 1e-300")
    #expect(small < PValue(.leastNormalMagnitude / 4) && PValue(0.2) < PValue(0.3))
    #expect(PValue(.nan).logarithm.isNaN && !PValue(.nan).isBelowDoubles)
    expectClose(PValue(0.001).log10, -3, relative: 1e-15)
  }
}
