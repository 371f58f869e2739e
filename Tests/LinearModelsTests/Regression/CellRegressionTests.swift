import Learning
import LinearModels
import Machine
import Statistics
import Testing
import _TestSupport

@Suite("Regression of cells, and Wald's test, against statsmodels")
struct CellRegressionTests {
  private let workers = WorkerPool(threadCount: 2)

  private func expect(
    _ joint: JointEstimates, like theirs: AdjustedFixture.Fit, _ tested: [String], _ name: String
  ) throws {
    let rows = joint.table.rows.dropFirst().prefix(tested.count)
    #expect(rows.map(\.name) == tested)
    for (ours, row) in zip(rows, theirs.rows) {
      let interval = ours.interval()
      let found = [
        ours.estimate, ours.standardError, ours.pValue.value, interval.lowerBound,
        interval.upperBound,
      ]
      for (one, other) in zip(found, row) {
        expectClose(one, other, absolute: 1e-12, relative: 2e-7, "\(name)")
      }
    }
    let test = try #require(joint.waldTest(of: tested))
    expectClose(
      test.statistic, theirs.statistic, absolute: 1e-12, relative: 1e-7, "\(name)")
    expectClose(test.p.value, theirs.p, absolute: 1e-12, relative: 1e-6, "\(name)")
    #expect(test.degreesOfFreedom == [Double(tested.count)] + (theirs.df.map { [$0] } ?? []))
  }

  @Test("counts, means and spreads of cells give what the rows give")
  func numbers() throws {
    for item in try AdjustedFixture.read() {
      let cells = item.cells
      let moments = cells.map { cell in Moments(cell.rows.map { item.y[$0] }) }
      for (withStrata, theirs) in [(false, item.numbers.crude), (true, item.numbers.adjusted)] {
        let features = item.indicators(
          of: cells.map { ($0.level, $0.stratum) }, withStrata: withStrata)
        let ours = try CellRegression(features, cells: moments, on: workers)
        try expect(ours.jointEstimates(.hc3), like: theirs, item.tested, item.name)
        expectClose(ours.residualStandardError, try #require(theirs.rse), relative: 1e-8)
        #expect(ours.degreesOfFreedom == theirs.df)
        expectClose(
          ours.jointEstimates().table.rows.dropFirst().prefix(item.tested.count)
            .map(\.standardError), theirs.classical, relative: 1e-7)
      }
    }
  }

  @Test("each kind of error is that of the rows themselves")
  func likeRows() throws {
    for item in try AdjustedFixture.read() {
      let cells = item.cells
      let features = item.indicators(of: cells.map { ($0.level, $0.stratum) }, withStrata: true)
      let ours = try CellRegression(
        features, cells: cells.map { cell in Moments(cell.rows.map { item.y[$0] }) }, on: workers)
      let all = item.indicators(
        of: item.y.indices.map { (item.factor[$0], item.control[$0]) }, withStrata: true)
      let rows = try RegressionAnalysis(
        all, outcome: FeatureColumn("y", item.y), on: workers)
      for kind in CovarianceKind.allCases {
        let (left, right) = (ours.jointEstimates(kind), rows.jointEstimates(kind))
        expectClose(left.estimates, right.estimates, relative: 1e-9, "\(item.name)")
        for (one, other) in zip(left.covariance, right.covariance) {
          expectClose(one, other, absolute: 1e-14, relative: 1e-8, "\(item.name), \(kind)")
        }
      }
    }
  }

  @Test("rows that are counted give the logistic regression of the rows")
  func odds() throws {
    let context = FitContext(workers: workers, seed: Seed(1))
    for item in try AdjustedFixture.read() {
      let cells = item.cells
      for (withStrata, theirs) in [(false, item.odds.crude), (true, item.odds.adjusted)] {
        let pairs = cells.map { (level: $0.level, stratum: $0.stratum) }
        let features = item.indicators(of: pairs + pairs, withStrata: withStrata)
        let hits = cells.map { cell in Double(cell.rows.count { item.hit[$0] == 1 }) }
        let misses = zip(cells, hits).map { Double($0.rows.count) - $1 }
        let labels = [1, 0].flatMap { [UInt8](repeating: $0, count: cells.count) }
        let data = Dataset(
          features: features,
          labels: Labels(labels, names: LabelNames(positive: "yes", negative: "no")),
          weights: hits + misses)
        let model = try LogisticRegression { $0.l2Penalty = 0 }.fit(data, in: context)
        let analysis = try RegressionAnalysis(model, data, on: workers)
        try expect(analysis.jointEstimates(.hc3), like: theirs, item.tested, item.name)
      }
    }
  }

  @Test("one coefficient: Wald's statistic is the square of t")
  func single() throws {
    let item = try #require(AdjustedFixture.read().first)
    let features = item.indicators(
      of: item.y.indices.map { (item.factor[$0], item.control[$0]) }, withStrata: true)
    let joint = try RegressionAnalysis(
      features, outcome: FeatureColumn("y", item.y), on: workers
    ).jointEstimates(.hc3)
    let row = joint.table.rows[1]
    let test = try #require(joint.waldTest(of: [row.name]))
    expectClose(test.statistic, row.z * row.z, relative: 1e-12)
    expectClose(test.p.value, row.p, relative: 1e-9)
  }

  @Test("what has no answer is refused, and a covariance without inverse has no test")
  func refusals() throws {
    let table = FeatureTable(rowCount: 2, columns: [FeatureColumn("a", [0, 1])])
    #expect(throws: LinearModelError.tooFewRows(rows: 2, needed: 3)) {
      try CellRegression(table, cells: [Moments([1]), Moments([2])], on: workers)
    }
    #expect(throws: LinearModelError.constantOutcome("the outcome")) {
      try CellRegression(table, cells: [Moments([1, 1]), Moments([1, 1])], on: workers)
    }
    let same = FeatureTable(
      rowCount: 3, columns: [FeatureColumn("a", [0, 1, 1]), FeatureColumn("b", [0, 2, 2])])
    #expect(throws: LinearModelError.collinear(column: "b", with: ["a"])) {
      try CellRegression(
        same, cells: [Moments([1, 2]), Moments([3, 5]), Moments([4, 9])], on: workers)
    }
    // A cell of one row with a column of its own shows no spread.
    let lone = try CellRegression(table, cells: [Moments([1, 2, 4]), Moments([9])], on: workers)
    #expect(lone.jointEstimates(.hc3).waldTest(of: ["a"]) != nil)
    let silent = try CellRegression(
      table, cells: [Moments([1, 1, 1]), Moments([9, 9])], on: workers)
    #expect(silent.jointEstimates(.hc3).waldTest(of: ["a"]) == nil)
  }
}
