import Features
import Foundation
import Learning
import Machine
import Tabular
import Testing
import _TestSupport

/// What scikit-learn and pandas make of some columns; see `Fixtures/numeric_features.py`.
private struct NumericReference: Decodable {
  struct Column: Decodable {
    let name: String
    let values: [Double?], scaled: [Double?]
    let mean: Double, scale: Double
    let median_filling: Double, mean_filling: Double
    let tukey: Double, course: Double
  }

  let columns: [Column]
  let levels: [String]
  let one_hot: [[Double]]

  init() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/numeric_features.json")
    self = try JSONDecoder().decode(Self.self, from: Data(contentsOf: file))
  }
}

@Suite("Numeric steps beside scikit-learn and pandas")
struct NumericReferenceTests {
  private let workers = WorkerPool(threadCount: 2)
  private let x = RecipeStep.numeric(NumericColumns(["x"]))

  private func fit(_ step: RecipeStep, _ values: [Double?]) throws -> FittedStep {
    try Recipe([x, step]).fit(.numbers("x", values), on: workers).steps[1]
  }

  @Test("standardization is that of StandardScaler")
  func standardization() throws {
    for column in try NumericReference().columns {
      let step = RecipeStep.standardize(Standardization(["x"]))
      let (fitted, table) = try Recipe([x, step])
        .fitAndApply(.numbers("x", column.values), on: workers)
      guard case .standardize(let learned) = fitted.steps[1] else { return }
      expectClose(learned.columns[0].mean, column.mean, relative: 1e-13, "\(column.name)")
      expectClose(learned.columns[0].scale, column.scale, relative: 1e-9, "\(column.name)")
      // Where the spread is a millionth of the mean, six digits are lost on both sides.
      expectClose(
        table.columns[0].values, column.scaled.map { $0 ?? .nan }, absolute: 1e-8, relative: 1e-8,
        "\(column.name)")
    }
  }

  @Test("fillings are those of SimpleImputer")
  func fillings() throws {
    for column in try NumericReference().columns {
      for (filling, expected) in [
        (Imputation.Filling.median, column.median_filling), (.mean, column.mean_filling),
      ] {
        let step = try fit(.impute(Imputation(["x"], filling)), column.values)
        guard case .impute(let learned) = step else { return }
        expectClose(learned.columns[0].value, expected, relative: 1e-14, "\(column.name)")
        #expect(learned.columns[0].hasIndicator == column.values.contains { $0 == nil })
      }
    }
  }

  @Test("caps are built on the quantiles of pandas")
  func caps() throws {
    for column in try NumericReference().columns {
      for (anchor, expected) in [
        (Capping.Anchor.upperQuartile, column.tukey), (.median, column.course),
      ] {
        let step = try fit(.cap(Capping(["x"], anchor: anchor)), column.values)
        guard case .cap(let learned) = step else { return }
        expectClose(learned.columns[0].bound ?? .nan, expected, relative: 1e-14, "\(column.name)")
      }
    }
  }

  @Test("one-hot columns are those of OneHotEncoder")
  func oneHot() throws {
    let reference = try NumericReference()
    let frame = Frame.levels("g", reference.levels, order: ["active", "banned", "under review"])
    let table = try Recipe([.oneHot(OneHot("g", reference: .named("active")))])
      .fitAndApply(frame, on: workers).features
    #expect(table.featureNames == ["g=banned", "g=under review"])
    for (row, expected) in reference.one_hot.enumerated() {
      #expect(table.columns.map { $0.values[row] } == expected)
    }
  }
}
