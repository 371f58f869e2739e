import Foundation
import Learning
import LinearModels
import Machine
import Statistics
import Testing
import _TestSupport

@Suite("Inference and checks of logistic regression, against statsmodels and SciPy")
struct LogisticReferenceTests {
  private let context = FitContext(workers: WorkerPool(threadCount: 2), seed: Seed(1))

  private func fitted(
    _ item: RegressionFixture.Logistic
  ) throws -> (data: Dataset, model: LogisticModel, analysis: RegressionAnalysis) {
    let data = RegressionFixture.dataset(item.columns, item.y, item.weights)
    let model = try LogisticRegression { $0.l2Penalty = 0 }.fit(data, in: context)
    return (data, model, try RegressionAnalysis(model, data, on: context.workers))
  }

  @Test("estimates, errors of five kinds, likelihoods, influence")
  func exact() throws {
    for item in try RegressionFixture.read().logistic {
      let (_, model, analysis) = try fitted(item)
      let (name, exact) = (item.name, item.exact)
      let relative = name == "nearly collinear" ? 1e-6 : 1e-8
      expectClose([model.intercept] + model.coefficients, exact.coef, relative: relative, "\(name)")
      let kinds: [(CovarianceKind, [Double])] = [
        (.classical, exact.se), (.hc0, exact.hc0), (.hc1, exact.hc1), (.hc2, exact.hc2),
        (.hc3, exact.hc3),
      ]
      for (kind, errors) in kinds {
        expectClose(
          analysis.coefficients(kind).rows.map(\.standardError), errors, relative: relative,
          "\(name), \(kind.rawValue)")
      }
      expectClose(model.fit.logLikelihood, exact.llf ?? .nan, relative: 1e-11, "\(name)")
      expectClose(model.fit.nullLogLikelihood, exact.null ?? .nan, relative: 1e-11, "\(name)")
      expectClose(model.coxSnellR2, exact.coxsnell ?? .nan, relative: 1e-8, "\(name)")
      expectClose(model.nagelkerkeR2, exact.nagelkerke ?? .nan, relative: 1e-8, "\(name)")
      expectClose(analysis.leverages, exact.leverage, relative: relative, "\(name)")
      let influence = analysis.influence
      expectClose(
        influence.standardizedResiduals, (exact.standardised ?? []).map { $0 ?? .nan },
        relative: relative, "\(name)")
      expectClose(
        influence.cooksDistances, (exact.cook ?? []).map { $0 ?? .nan }, relative: relative * 10,
        "\(name)")
      let moved = analysis.dfbetas()
      for (row, values) in (exact.dfbetas ?? []).enumerated() {
        expectClose(
          moved.map { $0[row] }, values.map { $0 ?? .nan }, absolute: 1e-9, relative: 1e-5,
          "\(name)")
      }
    }
  }

  @Test("average marginal effects, slopes and steps")
  func effects() throws {
    for item in try RegressionFixture.read().logistic {
      guard let slopes = item.exact.ame, let steps = item.exact.step else { continue }
      let (_, model, analysis) = try fitted(item)
      let ours = analysis.marginalEffects()
      expectClose(ours.map(\.effect.estimate), slopes[0], relative: 1e-8)
      expectClose(ours.map(\.effect.standardError), slopes[1], relative: 1e-7)
      let mixed = analysis.marginalEffects(stepsForIndicators: true)
      expectClose(mixed.map(\.effect.estimate), steps[0], relative: 1e-8)
      expectClose(mixed.map(\.effect.standardError), steps[1], relative: 1e-7)
      if item.name == "plain" { #expect(mixed.map(\.change) == [.slope, .slope, .step]) }
      let tests = try #require(item.exact.tests)
      let ratio = try #require(model.likelihoodRatioTest)
      expectClose(
        [ratio.statistic, ratio.p.value, model.aic, model.bic, model.mcFaddenR2], tests,
        relative: 1e-8)
    }
  }

  @Test("variance inflation and the scaled condition number")
  func dependence() throws {
    for item in try RegressionFixture.read().logistic {
      guard let inflation = item.exact.vif, let condition = item.exact.condition else { continue }
      let ours = try ColumnDependence(
        RegressionFixture.table(item.columns), on: context.workers)
      expectClose(ours.rows.map(\.varianceInflation), inflation, relative: 1e-7, "\(item.name)")
      expectClose(ours.conditionNumber, condition, relative: 1e-6, "\(item.name)")
    }
  }

  @Test("profile-likelihood intervals and tests")
  func profiles() throws {
    for item in try RegressionFixture.read().logistic {
      guard let expected = item.exact.profile else { continue }
      let data = RegressionFixture.dataset(item.columns, item.y, nil)
      let rows = try ProfileLikelihood(data, penalty: .none, in: context).rows()
      for (row, interval) in zip(rows.dropFirst(), expected.intervals) {
        // The reference finds where a nearly flat curve crosses a line, with derivatives by steps.
        let width = interval[1] - interval[0]
        expectClose(row.interval.lowerBound, interval[0], absolute: width * 1e-6, "\(item.name)")
        expectClose(row.interval.upperBound, interval[1], absolute: width * 1e-6, "\(item.name)")
      }
      expectClose(
        rows.dropFirst().map(\.test.statistic), expected.tests, absolute: 1e-7, relative: 1e-6,
        "\(item.name)")
      guard let intercept = expected.intercept else { continue }
      expectClose(rows[0].interval.lowerBound, intercept[0], absolute: 1e-6, relative: 1e-6)
      expectClose(rows[0].interval.upperBound, intercept[1], absolute: 1e-6, relative: 1e-6)
    }
  }

  @Test("Box and Tidwell's, Hosmer and Lemeshow's, and the line of calibration")
  func checks() throws {
    let item = try #require(RegressionFixture.read().logistic.first)
    let (data, model, analysis) = try fitted(item)
    for (column, expected) in try #require(item.tidwell).enumerated() {
      let ours = try BoxTidwell(column, of: data, beside: model, in: context)
      expectClose(ours.test.statistic, expected[0], relative: 1e-7)
      expectClose(ours.test.p.value, expected[1], relative: 1e-7)
      expectClose(ours.coefficient, expected[2], relative: 1e-6)
    }
    let hosmer = try #require(item.hosmer)
    let ours = try #require(
      HosmerLemeshow(probabilities: analysis.fitted, labels: data.labels.values))
    expectClose(ours.test.statistic, hosmer.h, relative: 1e-8)
    expectClose(ours.test.p.value, hosmer.p, relative: 1e-8)
    #expect(ours.groups.map(\.count) == hosmer.table.map { Int($0[0]) })
    #expect(ours.groups.map(\.observed) == hosmer.table.map { Int($0[1]) })
    expectClose(ours.groups.map(\.expected), hosmer.table.map { $0[2] }, relative: 1e-9)
    let calibration = try #require(item.calibration)
    let other = item.columns[0].indices.map { row in
      0.2 + 1.5 * item.columns[0][row] - 0.3 * item.columns[1][row] + 0.1 * item.columns[2][row]
    }
    let line = try CalibrationLine(logOdds: other, labels: data.labels, in: context)
    expectClose(line.slope.estimate, calibration.slope, relative: 1e-8)
    expectClose(line.slope.standardError, calibration.se, relative: 1e-8)
    expectClose(line.intercept.estimate, calibration.intercept, relative: 1e-8)
    expectClose(line.intercept.standardError, calibration.interceptse, relative: 1e-8)
  }
}
