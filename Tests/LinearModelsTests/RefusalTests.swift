import Learning
import LinearModels
import Machine
import Testing
import _TestSupport

@Suite("What a logistic regression refuses")
struct RefusalTests {
  private let context = FitContext(workers: WorkerPool(threadCount: 2), seed: Seed(1))

  private func fault(
    of data: Dataset, _ change: (inout LogisticOptions) -> Void = { $0.l2Penalty = 0 }
  ) -> LinearModelError? {
    do {
      _ = try LogisticRegression(change).fit(data, in: context)
      return nil
    } catch {
      return error as? LinearModelError
    }
  }

  @Test("options out of their range, before any work")
  func options() {
    let data = Planted.table([], labels: [])
    func setting(_ change: (inout LogisticOptions) -> Void) -> String {
      fault(of: data, change).map(String.init(describing:)) ?? ""
    }
    #expect(
      setting { $0.l2Penalty = -1 }
        == "l2Penalty: -1.0 – out of range – expected a number from 0 upwards")
    #expect(setting { $0.l2Penalty = .nan }.hasPrefix("l2Penalty: nan"))
    #expect(
      setting { $0.maxIterations = 0 }
        == "maxIterations: 0 – out of range – expected a whole number from 1")
    #expect(
      setting { $0.gradientTolerance = 0 }
        == "gradientTolerance: 0.0 – out of range – expected a number between 0 and 1, such as 1e-8"
    )
  }

  @Test("no rows, and rows that do not count")
  func noRows() {
    #expect(fault(of: Planted.table([("a", [])], labels: [])) == .noRows)
    let weightless = Dataset(
      features: FeatureTable(rowCount: 2, columns: [FeatureColumn("a", [1, 2])]),
      labels: Labels([0, 1], names: Planted.names), weights: [0, 0])
    #expect(fault(of: weightless) == .noRows)
  }

  @Test("rows of one class")
  func oneClass() {
    let a = ("a", [1.0, 2, 3])
    #expect(fault(of: Planted.table([a], labels: [1, 1, 1])) == .oneClass("claim"))
    #expect(fault(of: Planted.table([a], labels: [0, 0, 0])) == .oneClass("opinion"))
  }

  @Test("missing values and categories, with the step that the recipe lacks")
  func wrongColumns() {
    let data = Dataset.planted(rows: 100)
    guard case .categoryColumn("group") = fault(of: data) else {
      Issue.record("a category was fitted")
      return
    }
    let holes = data.features.columns[2]
    let missing = holes.values.count(where: \.isNaN)
    let table = Planted.table([("holes", holes.values)], labels: data.labels.values)
    #expect(fault(of: table) == .missingValues(column: "holes", count: missing))
  }

  @Test("columns that are constant or combinations of others, by name")
  func collinear() {
    let data = Dataset.plantedNumeric(rows: 200)
    let (signal, noise) = (data.features.columns[0].values, data.features.columns[1].values)
    let labels = data.labels.values
    #expect(
      fault(
        of: Planted.table(
          [("signal", signal), ("same", Array(repeating: 0.3, count: 200))], labels: labels))
        == .collinear(column: "same", with: []))
    let sum = zip(signal, noise).map { 3e5 * $0 - 2 * $1 + 7 }
    let columns = [("signal", signal), ("noise", noise), ("sum", sum)]
    #expect(
      fault(of: Planted.table(columns, labels: labels))
        == .collinear(column: "sum", with: ["signal", "noise"]))
    #expect(fault(of: Planted.table(columns, labels: labels)) { $0.l2Penalty = 1e-3 } == nil)
    // All levels of a category beside the intercept: the last is one minus the others.
    let levels = (0..<3).map { level in
      ("level\(level)", (0..<200).map { $0 % 3 == level ? 1.0 : 0 })
    }
    #expect(
      fault(of: Planted.table([("signal", signal)] + levels, labels: labels))
        == .collinear(column: "level2", with: ["level0", "level1"]))
    // Nearly a combination is not one.
    let nearly = zip(sum, data.features.columns[2].values).map { $0 + 3 * $1 }
    #expect(
      fault(
        of: Planted.table(
          [("signal", signal), ("noise", noise), ("nearly", nearly)], labels: labels))
        == nil)
  }

  @Test("classes that one column tells apart, by name", arguments: 1..<6 as Range<UInt64>)
  func separatedByOne(seed: UInt64) {
    let data = Dataset.plantedNumeric(rows: 300, seed: seed)
    let columns = data.features.columns.map { ($0.name, $0.values) }
    let labels = data.labels.values
    let telling = labels.enumerated().map { Double($1) * 10 + Double($0 % 7) }
    #expect(
      fault(of: Planted.table(columns + [("telling", telling)], labels: labels))
        == .separated(columns: ["telling"]))
    // Quasi-complete: a level that only one class has.
    let level = labels.enumerated().map { $1 == 1 && $0 % 5 == 0 ? 1.0 : 0 }
    #expect(
      fault(of: Planted.table(columns + [("level", level)], labels: labels))
        == .separated(columns: ["level"]))
    #expect(
      fault(of: Planted.table(columns + [("level", level)], labels: labels)) { $0.l2Penalty = 0.1 }
        == nil)
  }

  @Test("classes that two columns tell apart only together", arguments: 1..<6 as Range<UInt64>)
  func separatedByTwo(seed: UInt64) {
    var stream = Seed(seed).stream
    let x = (0..<200).map { _ in stream.normal() }
    let y = x.map { _ in stream.normal() }
    let noise = x.map { _ in stream.normal() }
    let labels = zip(x, y).map { UInt8($0 > $1 ? 1 : 0) }
    #expect(
      fault(of: Planted.table([("noise", noise), ("x", x), ("y", y)], labels: labels))
        == .separated(columns: ["x", "y"]))
  }

  @Test("does not call overlapping classes separated", arguments: 1..<30 as Range<UInt64>)
  func nearlySeparated(seed: UInt64) throws {
    var stream = Seed(seed).stream
    let x = (0..<400).map { _ in stream.normal() }
    var labels = x.map { UInt8($0 > 0 ? 1 : 0) }
    // One row on the wrong side, not far from the border, but not the last before it.
    let byDistance = x.indices.sorted { abs(x[$0]) < abs(x[$1]) }
    let row = byDistance[20 + stream.below(40)]
    labels[row] = 1 - labels[row]
    let model = try LogisticRegression { $0.l2Penalty = 0 }.fit(
      Planted.table([("x", x)], labels: labels), in: context)
    #expect(model.fit.gradientMaxNorm <= 1e-8)
  }

  @Test("too few iterations")
  func notConverged() {
    guard
      case .notConverged(iterations: 1, gradientMaxNorm: let norm) = fault(
        of: .plantedNumeric(rows: 300), { $0.maxIterations = 1 })
    else {
      Issue.record("one step was enough")
      return
    }
    #expect(norm > 1e-8)
  }

  @Test("very wide data without a penalty")
  func tooWide() {
    let data = Planted.sparse(rows: 50, columns: 5_000)
    #expect(fault(of: data) == .tooWide(columns: 5_002, limit: 5_000))
  }

  @Test("says each of these in a sentence", arguments: sentences)
  func sentence(error: LinearModelError, sentence: String) {
    #expect("\(error)" == sentence)
  }

  private static let sentences: [(LinearModelError, String)] = [
    (
      .noRows,
      """
      training data: no rows – expected at least one row of each class with a weight above \
      0
      """
    ),
    (
      .oneClass("claim"),
      """
      training data: all rows are “claim” – expected rows of both classes
      """
    ),
    (
      .missingValues(column: "views", count: 3),
      """
      views: 3 missing values – a linear model needs numbers – add an imputation step to \
      the recipe
      """
    ),
    (
      .categoryColumn("ban"),
      """
      ban: a category – a linear model needs numbers – add a one-hot step to the recipe
      """
    ),
    (
      .separated(columns: ["a", "b"]),
      """
      a, b: separates the classes without fail – expected classes that overlap – set \
      l2Penalty above 0, or leave the column out
      """
    ),
    (
      .collinear(column: "a", with: []),
      """
      a: constant – expected a column that varies – set l2Penalty above 0, or leave the \
      column out
      """
    ),
    (
      .collinear(column: "c", with: ["a", "b"]),
      """
      c: a combination of a, b – expected columns that say something of their own – set \
      l2Penalty above 0, or leave one of them out
      """
    ),
    (
      .tooWide(columns: 9_000, limit: 5_000),
      """
      training data: 9000 columns – expected at most 5000 without a penalty – set \
      l2Penalty above 0
      """
    ),
    (
      .notConverged(iterations: 7, gradientMaxNorm: 0.5),
      """
      fit: gradient 0.5 after 7 iterations – expected the optimum – raise maxIterations, \
      or set l2Penalty above 0
      """
    ),
    (
      .parts(name: "coefficients", problem: "a number is not finite"),
      """
      linear model: coefficients: a number is not finite – expected the parts of one \
      model
      """
    ),
  ]
}
