import Foundation
import Learning
import LinearModels
import Machine
import Statistics
import Testing
import _TestSupport

@Suite("Least squares, against mpmath and statsmodels")
struct LeastSquaresReferenceTests {
  private let workers = WorkerPool(threadCount: 2)

  /// How many digits the columns leave: those of the condition of the centred columns.
  private static let tolerances = [
    "nearly collinear": 1e-7, "longley": 1e-9, "wampler": 1e-8, "far from 0": 1e-9,
  ]

  @Test("estimates, errors of five kinds, sums and likelihood, on nasty data")
  func exact() throws {
    for item in try RegressionFixture.read().ols {
      let features = RegressionFixture.table(item.columns)
      let outcome = FeatureColumn("y", item.y)
      let model = try LinearRegression().fit(
        features, outcome: outcome, weights: item.weights, on: workers)
      let analysis = try RegressionAnalysis(
        features, outcome: outcome, weights: item.weights, on: workers)
      let (name, exact) = (item.name, item.exact)
      let relative = Self.tolerances[name] ?? 1e-11
      expectClose([model.intercept] + model.coefficients, exact.coef, relative: relative, "\(name)")
      #expect(
        analysis.coefficients().rows.map(\.estimate) == [model.intercept] + model.coefficients)
      let ofForms = name == "nearly collinear" ? 1e-8 : 1e-9
      expectClose(analysis.leverages, exact.leverage, absolute: ofForms, "\(name)")
      expectClose(model.fit.totalSumOfSquares, exact.tss ?? .nan, relative: 1e-12, "\(name)")
      // A perfect fit has no errors left but those of rounding.
      guard let logLikelihood = exact.llf, let squares = exact.rss else {
        #expect(model.r2 == 1 && name == "wampler")
        continue
      }
      expectClose(model.fit.residualSumOfSquares, squares, relative: relative, "\(name)")
      expectClose(model.logLikelihood, logLikelihood, relative: relative, "\(name)")
      let kinds: [(CovarianceKind, [Double])] = [
        (.classical, exact.se), (.hc0, exact.hc0), (.hc1, exact.hc1), (.hc2, exact.hc2),
        (.hc3, exact.hc3),
      ]
      for (kind, errors) in kinds {
        expectClose(
          analysis.coefficients(kind).rows.map(\.standardError), errors,
          relative: kind == .classical ? relative * 10 : max(relative * 10, ofForms),
          "\(name), \(kind.rawValue)")
      }
    }
  }

  @Test("residuals and influence")
  func influence() throws {
    for item in try RegressionFixture.read().ols where item.exact.cook != nil {
      let analysis = try RegressionAnalysis(
        RegressionFixture.table(item.columns), outcome: FeatureColumn("y", item.y),
        weights: item.weights, on: workers)
      let influence = analysis.influence
      let moved = analysis.dfbetas()
      let isNear = item.name == "nearly collinear"
      for row in item.y.indices {
        let name = "\(item.name), row \(row)"
        expectClose(
          influence.standardizedResiduals[row], item.exact.standardised?[row] ?? .nan,
          absolute: isNear ? 1e-7 : 1e-9, relative: 1e-7, "\(name)")
        expectClose(
          influence.cooksDistances[row], item.exact.cook?[row] ?? .nan,
          absolute: isNear ? 1e-7 : 1e-9,
          relative: 1e-6, "\(name)")
        for place in moved.indices {
          expectClose(
            moved[place][row], item.exact.dfbetas?[row][place] ?? .nan,
            absolute: isNear ? 1e-7 : 1e-8,
            relative: 1e-6, "\(name)")
        }
      }
    }
  }

  @Test("the measures of fit and the tests that statsmodels prints")
  func report() throws {
    for item in try RegressionFixture.read().ols {
      guard let report = item.statsmodels else { continue }
      let features = RegressionFixture.table(item.columns)
      let outcome = FeatureColumn("y", item.y)
      let model = try LinearRegression().fit(
        features, outcome: outcome, weights: item.weights, on: workers)
      let analysis = try RegressionAnalysis(
        features, outcome: outcome, weights: item.weights, on: workers)
      expectClose(model.r2, report.r2, relative: 1e-9)
      expectClose(model.adjustedR2, report.adjusted, relative: 1e-8)
      expectClose(model.overallTest?.statistic ?? .nan, report.f, relative: 1e-8)
      expectClose(model.overallTest?.p.value ?? .nan, report.fp, relative: 1e-7)
      expectClose(model.aic, report.aic, relative: 1e-9)
      expectClose(model.bic, report.bic, relative: 1e-9)
      let rows = analysis.coefficients().rows
      expectClose(rows.map(\.z), report.t, relative: 1e-6)
      expectClose(rows.map(\.p), report.p, relative: 1e-6)
      expectClose(rows.map(\.pValue.value), report.p, relative: 1e-6)
      expectClose(
        rows.map { $0.interval().lowerBound }, report.interval.map { $0[0] }, relative: 1e-6)
      expectClose(
        rows.map { $0.interval().upperBound }, report.interval.map { $0[1] }, relative: 1e-6)
      expectClose(analysis.coefficients(.hc3).rows.map(\.p), report.hc3p, relative: 1e-5)
      guard let statistic = report.bp else { continue }
      expectClose(analysis.breuschPagan?.statistic ?? .nan, statistic, relative: 1e-7)
      expectClose(analysis.breuschPagan?.p.value ?? .nan, report.bpp ?? .nan, relative: 1e-7)
      expectClose(analysis.durbinWatson, report.dw ?? .nan, relative: 1e-7)
      guard item.name == "plain" else { continue }
      let reset = try model.reset(features, outcome: outcome, on: workers)
      expectClose(reset.statistic, report.reset ?? .nan, relative: 1e-7)
      expectClose(reset.p.value, report.resetp ?? .nan, relative: 1e-6)
    }
  }
}
