import Foundation
import Learning
import LinearModels
import Machine
import Statistics
import Testing
import _TestSupport

@Suite("What holds of every regression")
struct RegressionLawTests {
  private let workers = WorkerPool(threadCount: 2)
  private let context = FitContext(workers: WorkerPool(threadCount: 2), seed: Seed(1))

  private func outcome(of features: FeatureTable, seed: UInt64) -> FeatureColumn {
    var stream = Seed(seed).stream
    let sums = (0..<features.rowCount).map { row in
      features.columns.reduce(0) { $0 + $1.values[row] } + stream.normal()
    }
    return FeatureColumn("y", sums)
  }

  @Test(
    "a row left out moves the coefficients as DFBETAS and Cook's distance say", arguments: 1...3)
  func leaveOneOut(seed: UInt64) throws {
    let data = Dataset.plantedNumeric(rows: 40, seed: seed)
    let y = outcome(of: data.features, seed: seed)
    let analysis = try RegressionAnalysis(data.features, outcome: y, on: workers)
    let all = try LinearRegression().fit(data.features, outcome: y, on: workers)
    let moved = analysis.dfbetas()
    let covariance = analysis.covariance()
    for row in [0, 17, 39] {
      let others = (0..<40).filter { $0 != row }
      let part = data.features.subset(others)
      let without = try LinearRegression().fit(part, outcome: y.subset(others), on: workers)
      let ratio = (without.residualStandardError / all.residualStandardError)
      let differences = zip(
        [all.intercept] + all.coefficients, [without.intercept] + without.coefficients
      ).map { $0 - $1 }
      for (place, difference) in differences.enumerated() {
        let error = covariance[place][place].squareRoot() * ratio
        expectClose(moved[place][row], difference / error, absolute: 1e-9, relative: 1e-7)
      }
      let fitted = zip(
        all.predictions(for: data.features, on: workers),
        without.predictions(for: data.features, on: workers)
      ).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
      let cook = fitted / (Double(differences.count) * analysis.dispersion)
      expectClose(analysis.influence.cooksDistances[row], cook, relative: 1e-7)
    }
  }

  @Test("leverages sum to the coefficients, residuals to 0 along each column")
  func sums() throws {
    let data = Dataset.plantedNumeric(rows: 5_000)
    let y = outcome(of: data.features, seed: 2)
    let order = Double(data.features.columns.count + 1)
    let squares = try RegressionAnalysis(data.features, outcome: y, on: workers)
    expectClose(squares.leverages.reduce(0, +), order, relative: 1e-10)
    let model = try LogisticRegression { $0.l2Penalty = 0 }.fit(data, in: context)
    let odds = try RegressionAnalysis(model, data, on: workers)
    expectClose(odds.leverages.reduce(0, +), order, relative: 1e-10)
    for analysis in [squares, odds] {
      expectClose(analysis.residuals.reduce(0, +), 0, absolute: 1e-6)
      for column in data.features.columns {
        let product = zip(column.values, analysis.residuals).reduce(0) { $0 + $1.0 * $1.1 }
        expectClose(product, 0, absolute: 1e-4)
      }
    }
    // The plain covariance is that of the table that the fit itself gives.
    expectClose(
      odds.coefficients().rows.map(\.standardError),
      model.inference?.rows.map(\.standardError) ?? [], relative: 1e-8)
  }

  @Test("a unit of a column changes its coefficient and nothing else", arguments: [1e-9, 1e12])
  func units(factor: Double) throws {
    let data = Dataset.plantedNumeric(rows: 200)
    let y = outcome(of: data.features, seed: 3)
    var columns = data.features.columns
    columns[1] = FeatureColumn(columns[1].name, columns[1].values.map { $0 * factor })
    let scaled = FeatureTable(rowCount: 200, columns: columns)
    for kind in CovarianceKind.allCases {
      let plain = try RegressionAnalysis(data.features, outcome: y, on: workers)
        .coefficients(kind).rows
      let other = try RegressionAnalysis(scaled, outcome: y, on: workers).coefficients(kind).rows
      expectClose(other.map(\.z), plain.map(\.z), absolute: 1e-9, relative: 1e-7)
      expectClose(other[2].estimate * factor, plain[2].estimate, relative: 1e-9)
    }
  }

  @Test("the same bits on any number of threads", arguments: [1, 2, 3, 8])
  func threads(count: Int) throws {
    let data = Dataset.plantedNumeric(rows: 9_001)
    let y = outcome(of: data.features, seed: 4)
    let pool = WorkerPool(threadCount: count)
    let one = WorkerPool(threadCount: 1)
    for kind in [CovarianceKind.classical, .hc3] {
      #expect(
        try RegressionAnalysis(data.features, outcome: y, on: pool).coefficients(kind)
          == RegressionAnalysis(data.features, outcome: y, on: one).coefficients(kind))
    }
    #expect(
      try ColumnDependence(data.features, on: pool) == ColumnDependence(data.features, on: one))
    let model = try LogisticRegression { $0.l2Penalty = 0 }.fit(data, in: context)
    #expect(
      try RegressionAnalysis(model, data, on: pool).marginalEffects(.hc3)
        == RegressionAnalysis(model, data, on: one).marginalEffects(.hc3))
  }

  @Test("at the ends of a profile interval the likelihood has fallen by χ²/2")
  func profileEnds() throws {
    let data = Dataset.plantedNumeric(rows: 150)
    let full = try LogisticRegression { $0.l2Penalty = 0 }.fit(data, in: context)
    let rows = try ProfileLikelihood(data, penalty: .none, in: context).rows(level: 0.9)
    for (place, row) in rows.dropFirst().enumerated() {
      expectClose(row.estimate, full.coefficients[place], absolute: 1e-9, relative: 1e-7)
      // The test of 0 is that of the fit without the column.
      let others = data.features.columns.enumerated().filter { $0.offset != place }.map(\.element)
      let smaller = try LogisticRegression { $0.l2Penalty = 0 }.fit(
        Dataset(
          features: FeatureTable(rowCount: 150, columns: others), labels: data.labels),
        in: context)
      expectClose(
        row.test.statistic, 2 * (full.fit.logLikelihood - smaller.fit.logLikelihood),
        absolute: 1e-8, relative: 1e-7)
      #expect(row.interval.contains(0) == (row.test.p.value > 0.1))
    }
  }

  @Test("the slope of x·ln x does not know the unit of x")
  func boxTidwell() throws {
    let data = Dataset.plantedNumeric(rows: 300)
    func test(_ factor: Double) throws -> BoxTidwell {
      var columns = data.features.columns
      columns[0] = FeatureColumn("x", columns[0].values.map { (exp($0) + 0.1) * factor })
      let scaled = Dataset(
        features: FeatureTable(rowCount: 300, columns: columns), labels: data.labels)
      let model = try LogisticRegression { $0.l2Penalty = 0 }.fit(scaled, in: context)
      return try BoxTidwell(0, of: scaled, beside: model, in: context)
    }
    let (plain, scaled) = (try test(1), try test(1e5))
    expectClose(scaled.test.statistic, plain.test.statistic, relative: 1e-6)
    expectClose(scaled.coefficient * 1e5, plain.coefficient, relative: 1e-5)
    #expect(plain.shift == 0)
  }
}
