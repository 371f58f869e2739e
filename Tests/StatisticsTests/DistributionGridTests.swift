import Foundation
import Statistics
import Testing
import _TestSupport

/// A row of a fixture: [distribution, parameters, function, x, value].
///
/// The value may be too small for a double, and then only a logarithm reads it back.
struct GridRow: Decodable {
  var distribution: String
  var parameters: [Double]
  var function: String
  var x: Double
  var value: Double

  init(from decoder: any Decoder) throws {
    var row = try decoder.unkeyedContainer()
    distribution = try row.decode(String.self)
    parameters = try row.decode([Double].self)
    function = try row.decode(String.self)
    x = try row.decode(Cell.self).value
    value = try row.decode(Cell.self).value
  }

  static func read() throws -> [GridRow] {
    try Fixture.decode("tails", as: [GridRow].self)
      + Fixture.decode("mixtures", as: [GridRow].self)
  }

  var place: String { "\(distribution) \(parameters) \(function)(\(x))" }

  func computed() throws -> Double {
    if distribution == "binomial" {
      let binomial = Binomial(trials: Int(parameters[0]), probability: parameters[1])
      switch function {
      case "cdf": return binomial.cdf(Int(x))
      case "survival": return binomial.survival(Int(x))
      case "logCdf": return binomial.logCDF(Int(x))
      default: return binomial.logSurvival(Int(x))
      }
    }
    let continuous = try #require(self.continuous, "\(distribution)")
    switch function {
    case "cdf": return continuous.cdf(x)
    case "survival": return continuous.survival(x)
    case "logCdf": return continuous.logCDF(x)
    case "logSurvival": return continuous.logSurvival(x)
    case "quantile": return continuous.quantile(x)
    default: return continuous.upperQuantile(x)
    }
  }

  var continuous: (any ContinuousDistribution)? {
    let (p, q) = (parameters[0], parameters.last ?? .nan)
    return switch distribution {
    case "studentT": StudentT(degreesOfFreedom: p)
    case "chiSquared": ChiSquared(degreesOfFreedom: p)
    case "fisherF": FisherF(numerator: p, denominator: q)
    case "beta": Beta(alpha: p, beta: q)
    case "gamma": Gamma(shape: p, scale: q)
    case "noncentralT": NoncentralT(degreesOfFreedom: p, noncentrality: q)
    case "studentizedRange": StudentizedRange(groups: Int(p), degreesOfFreedom: q)
    default: nil
    }
  }
}

/// The largest relative errors of a distribution: of probabilities and quantiles in the bulk, of the
/// same in the tails, and of logarithms.
private struct LargestErrors {
  var bulk = 0.0
  var tail = 0.0
  var logarithm = 0.0
  var rows = 0
}

@Suite("Distributions beside mpmath")
struct DistributionGridTests {
  @Test("both tails, their logarithms and quantiles, at every place of the grid")
  func grid() throws {
    var errors: [String: LargestErrors] = [:]
    for row in try GridRow.read() {
      let value = try row.computed()
      let error = value == row.value ? 0 : abs(value - row.value) / abs(row.value)
      var largest = errors[row.distribution, default: LargestErrors()]
      largest.rows += 1
      if row.function.hasPrefix("log") {
        // A logarithm near 0 is as good as the probability that it is taken of.
        largest.logarithm = max(largest.logarithm, error)
        #expect(error <= 1e-11, "\(row.place): \(value), not \(row.value)")
      } else {
        let probability = row.function.hasSuffix("uantile") ? row.x : row.value
        let isBulk = probability > 1e-20
        if isBulk { largest.bulk = max(largest.bulk, error) }
        if !isBulk { largest.tail = max(largest.tail, error) }
        #expect(error <= (isBulk ? 1e-12 : 1e-10), "\(row.place): \(value), not \(row.value)")
      }
      errors[row.distribution] = largest
    }
    for (name, largest) in errors.sorted(by: { $0.key < $1.key }) {
      print(
        "\(name): \(largest.rows) rows, largest relative error \(largest.bulk) in the bulk,",
        "\(largest.tail) below 1e-20, \(largest.logarithm) of logarithms")
    }
    #expect(errors.count == 8)
  }
}
