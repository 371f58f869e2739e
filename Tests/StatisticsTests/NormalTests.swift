import Foundation
import Statistics
import Testing
import _TestSupport

/// A row of numbers, some of them written as text because they are too small for a double.
enum Cell: Decodable {
  case number(Double)
  case text(String)

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else {
      self = .text(try container.decode(String.self))
    }
  }

  var value: Double {
    switch self {
    case .number(let value): value
    case .text(let text): Double(text) ?? .nan
    }
  }
}

struct DistributionReference: Decodable {
  var normal: [[Cell]]
  var quantiles: [[Cell]]
  var chiSquared: [[Cell]]

  static func read() throws -> DistributionReference {
    try Fixture.decode("distributions", as: DistributionReference.self)
  }
}

@Suite("Normal distribution")
struct NormalTests {
  @Test("agrees with mpmath in both tails")
  func reference() throws {
    for row in try DistributionReference.read().normal {
      let (z, cdf, logSurvival) = (row[0].value, row[1].value, row[2].value)
      // Below the smallest normal double a probability has fewer digits.
      if cdf > 1e-307 {
        expectClose(Normal.cdf(z), cdf, relative: 1e-12, "cdf(\(z))")
        expectClose(Normal.survival(-z), cdf, relative: 1e-12, "survival(\(-z))")
      }
      expectClose(Normal.logSurvival(z), logSurvival, relative: 1e-12, "logSurvival(\(z))")
      expectClose(Normal.logCDF(-z), logSurvival, relative: 1e-12, "logCDF(\(-z))")
    }
  }

  @Test("quantiles agree with mpmath")
  func quantileReference() throws {
    for row in try DistributionReference.read().quantiles {
      let p = row[0].value
      // Near 1 the probability itself has lost the digits: 1 − p is known to 1e-16 only.
      let relative = p > 0.5 ? max(4e-15, 1e-16 / (1 - p)) : 4e-15
      expectClose(Normal.quantile(p), row[1].value, absolute: 1e-16, relative: relative, "\(p)")
    }
  }

  @Test("the quantile undoes the distribution function")
  func inverse() {
    for step in -370...60 {
      let z = Double(step) / 10
      let error = z > 0 ? 1e-16 / Normal.density(z) : 0
      expectClose(
        Normal.quantile(Normal.cdf(z)), z, absolute: 4e-15 + 2 * error, relative: 1e-13, "\(z)")
    }
  }

  @Test("at the ends, in the middle and outside")
  func edges() {
    #expect(Normal.cdf(0) == 0.5)
    #expect(Normal.cdf(-.infinity) == 0)
    #expect(Normal.cdf(.infinity) == 1)
    #expect(Normal.logSurvival(.infinity) == -.infinity)
    #expect(Normal.logSurvival(-.infinity) == 0)
    #expect(Normal.quantile(0) == -.infinity)
    #expect(Normal.quantile(1) == .infinity)
    #expect(Normal.quantile(0.5) == 0)
    for value in [Normal.quantile(-0.1), Normal.quantile(1.1), Normal.quantile(.nan)] {
      #expect(value.isNaN)
    }
    #expect(Normal.cdf(.nan).isNaN)
    #expect(Normal.logSurvival(.nan).isNaN)
  }

  @Test("two-sided p-values, and their logarithm where they vanish")
  func pValues() {
    #expect(Normal.twoSidedP(0) == 1)
    #expect(Normal.twoSidedLog10P(0) == 0)
    expectClose(Normal.twoSidedP(-1.959_963_984_540_054), 0.05, relative: 1e-14)
    for z in stride(from: 0.1, to: 37, by: 0.7) {
      expectClose(pow(10, Normal.twoSidedLog10P(z)), Normal.twoSidedP(z), relative: 1e-12)
    }
    #expect(Normal.twoSidedP(60) == 0)
    expectClose(Normal.twoSidedLog10P(60), -783.606_399_168_446_5, relative: 1e-12)
  }
}
