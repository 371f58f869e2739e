import Features
import Foundation
import Learning
import Machine
import Tabular
import Testing
import _TestSupport

private let workers = WorkerPool(threadCount: 2)

/// The values of the features that some steps make of a frame.
private func features(_ steps: [RecipeStep], _ frame: Frame) throws -> [[Double]] {
  try Recipe(steps).fitAndApply(frame, on: workers).features.columns.map(\.values)
}

@Suite("Steps for numbers")
struct NumericStepTests {
  private let x = RecipeStep.numeric(NumericColumns(["x"]))

  @Test("takes numbers as they are, and NaN for a missing one")
  func numeric() throws {
    expectClose(try features([x], .numbers("x", [1.5, nil, -2]))[0], [1.5, .nan, -2])
  }

  @Test("a ratio is never infinite")
  func ratio() throws {
    let frame = Frame.numbers("a", [6, 0, 5, nil, 1, nil, 1e300])
      .setting("b", to: Frame.numbers("b", [3, 0, 0, 2, nil, 0, 1e-300]).columns[0])
    func values(_ undefined: Double?) throws -> [Double] {
      try features([.ratio(Ratio("a", per: "b", named: "r", whenUndefined: undefined))], frame)[0]
    }
    expectClose(try values(0), [2, 0, 0, .nan, .nan, .nan, 0])
    expectClose(try values(-1), [2, -1, -1, .nan, .nan, .nan, -1])
    expectClose(try values(nil), [2, .nan, .nan, .nan, .nan, .nan, .nan])
  }

  @Test("a ratio reads the frame, whatever was done to the features")
  func ratioReadsTheFrame() throws {
    let frame = Frame.numbers("x", [8, 2])
    let made = try features(
      [x, .log1p(LogTransform(["x"])), .ratio(Ratio("x", per: "x", named: "one"))], frame)
    expectClose(made[0], [log1p(8), log1p(2)])
    expectClose(made[1], [1, 1])
  }

  @Test("log1p of a missing value is missing, of a negative one an error")
  func logarithm() throws {
    let steps = [x, .log1p(LogTransform(["x"]))]
    expectClose(
      try features(steps, .numbers("x", [0, nil, 1e-20, 1e6]))[0],
      [0, .nan, 1e-20, 13.815511557963774], relative: 1e-15)
    #expect(throws: RecipeError.negativeValue(-1, column: "x", row: 2)) {
      try features(steps, .numbers("x", [0, nil, -1, -2]))
    }
  }

  @Test("fills in the median, the mean or a constant, and says where")
  func imputation() throws {
    let frame = Frame.numbers("x", [1, nil, 10, 4, nil])
    func filled(_ filling: Imputation.Filling) throws -> [[Double]] {
      try features([x, .impute(Imputation(["x"], filling))], frame)
    }
    expectClose(try filled(.median)[0], [1, 4, 10, 4, 4])
    expectClose(try filled(.mean)[0], [1, 5, 10, 4, 5])
    expectClose(try filled(.constant(-7))[0], [1, -7, 10, 4, -7])
    expectClose(try filled(.mean)[1], [0, 1, 0, 0, 1])
    let silent = try features([x, .impute(Imputation(["x"], addsIndicator: false))], frame)
    #expect(silent.count == 1)
  }

  @Test("has an indicator only for columns with missing values in training")
  func indicator() throws {
    let recipe = Recipe([x, .impute(Imputation(["x"]))])
    let whole = try recipe.fit(.numbers("x", [1, 2, 6]), on: workers)
    #expect(whole.featureNames == ["x"])
    #expect(
      try whole.apply(.numbers("x", [nil, 3]), on: workers).columns.map(\.values) == [[2, 3]])
    let holed = try recipe.fit(.numbers("x", [1, nil, 6]), on: workers)
    #expect(holed.featureNames == ["x", "x_missing"])
    #expect(
      try holed.apply(.numbers("x", [3, 3]), on: workers).columns.map(\.values)
        == [[3, 3], [0, 0]])
  }

  @Test("fills a column without values with 0")
  func imputationOfNothing() throws {
    let made = try features([x, .impute(Imputation(["x"]))], .numbers("x", [nil, nil]))
    #expect(made == [[0, 0], [1, 1]])
  }

  @Test("standardizes with ddof 0, leaves a constant at 0")
  func standardization() throws {
    let steps = [x, .standardize(Standardization(["x"]))]
    expectClose(
      try features(steps, .numbers("x", [1, 2, nil, 3]))[0],
      [-1.5.squareRoot(), 0, .nan, 1.5.squareRoot()], relative: 1e-15)
    expectClose(try features(steps, .numbers("x", [0.1, 0.1, 0.1, nil]))[0], [0, 0, 0, .nan])
    expectClose(try features(steps, .numbers("x", [nil, nil]))[0], [.nan, .nan])
  }

  @Test("keeps the digits of a small spread around a large mean")
  func standardizationFarFromZero() throws {
    let values = (0..<1_000).map { Double?(1e9 + Double($0 % 7)) }
    let made = try features([x, .standardize(Standardization(["x"]))], .numbers("x", values))[0]
    let exact = (0..<1_000).map { Double($0 % 7) }
    let mean = exact.reduce(0, +) / 1_000
    let sd = (exact.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 1_000).squareRoot()
    expectClose(made, exact.map { ($0 - mean) / sd }, absolute: 1e-6)
  }

  @Test("caps at Q3 + 1.5 IQR of training, or at the median + 1.5 IQR")
  func capping() throws {
    // Q1 = 2, median 3, Q3 = 4 by type 7.
    let frame = Frame.numbers("x", [1, 2, 3, 4, 100, nil])
    let tukey = [x, .cap(Capping(["x"]))]
    expectClose(try features(tukey, frame)[0], [1, 2, 3, 4, 7, .nan])
    let course = [x, .cap(Capping(["x"], anchor: .median))]
    expectClose(try features(course, frame)[0], [1, 2, 3, 4, 6, .nan])
    let fitted = try Recipe(tukey).fit(frame, on: workers)
    expectClose(
      try fitted.apply(.numbers("x", [-50, 6.5, 8]), on: workers).columns[0].values, [-50, 6.5, 7])
    expectClose(
      try Recipe(tukey).fit(.numbers("x", [nil]), on: workers)
        .apply(.numbers("x", [5, 1e9]), on: workers).columns[0].values, [5, 1e9])
  }

  @Test("changes all numeric features that there are at that point, and no category")
  func allNumeric() throws {
    let frame = Frame.plantedVideos(rows: 60)
    let fitted = try Recipe([
      .category(CategoryColumns(["verified"])), .numeric(NumericColumns(["duration"])),
      .standardize(Standardization(.allNumeric)), .textLength(TextLength("text")),
    ]).fit(frame, on: workers)
    guard case .standardize(let step) = fitted.steps[2] else {
      Issue.record("the third step standardizes")
      return
    }
    #expect(step.columns.map(\.name) == ["duration"])
    #expect(fitted.featureNames == ["verified", "duration", "text_length"])
  }
}
