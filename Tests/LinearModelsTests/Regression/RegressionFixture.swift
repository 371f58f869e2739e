import Foundation
import Learning

/// What statsmodels, SciPy and mpmath say of small and nasty data; `Fixtures/regression.py` made it.
struct RegressionFixture: Decodable {
  /// Numbers that mpmath or SciPy worked out; null is not a number.
  struct Exact: Decodable {
    let coef, se, hc0, hc1, hc2, hc3, leverage: [Double]
    let rss, tss, llf, null: Double?
    let cook, standardised: [Double?]?
    let dfbetas: [[Double?]]?
    let coxsnell, nagelkerke, condition: Double?
    let ame, step: [[Double]]?
    let tests, vif: [Double]?
    let profile: Profile?
  }

  struct Profile: Decodable {
    let intervals: [[Double]]
    let tests: [Double]
    let intercept: [Double]?
  }

  struct LeastSquares: Decodable {
    struct Report: Decodable {
      let r2, adjusted, f, fp, aic, bic: Double
      let t, p, hc3p: [Double]
      let interval: [[Double]]
      let bp, bpp, dw, reset, resetp: Double?
    }

    let name: String
    let columns: [[Double]]
    let y: [Double]
    let weights: [Double]?
    let exact: Exact
    let statsmodels: Report?
  }

  struct Logistic: Decodable {
    struct Hosmer: Decodable {
      let h, p: Double
      let table: [[Double]]
    }
    struct Calibration: Decodable {
      let slope, se, intercept, interceptse: Double
    }

    let name: String
    let columns: [[Double]]
    let y: [Double]
    let weights: [Double]?
    let exact: Exact
    let tidwell: [[Double]]?
    let hosmer: Hosmer?
    let calibration: Calibration?
  }

  struct Firth: Decodable {
    let name: String
    let columns: [[Double]]
    let y: [Double]
    let weights: [Double]?
    let coef, se, tests: [Double]
    let value: Double
    let intervals: [[Double]]
  }

  let ols: [LeastSquares]
  let logistic: [Logistic]
  let firth: [Firth]

  static func read() throws -> RegressionFixture {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let data = try Data(contentsOf: folder.appending(path: "Fixtures/regression.json"))
    return try JSONDecoder().decode(RegressionFixture.self, from: data)
  }

  static func table(_ columns: [[Double]]) -> FeatureTable {
    FeatureTable(
      rowCount: columns.first?.count ?? 0,
      columns: columns.enumerated().map { FeatureColumn("x\($0.offset + 1)", $0.element) })
  }

  static func dataset(_ columns: [[Double]], _ y: [Double], _ weights: [Double]?) -> Dataset {
    Dataset(
      features: table(columns),
      labels: Labels(y.map { $0 > 0.5 ? 1 : 0 }, names: Planted.names), weights: weights)
  }
}
