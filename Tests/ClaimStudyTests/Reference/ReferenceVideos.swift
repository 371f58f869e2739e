import Claims
import Evaluation
import Features
import Foundation
import Learning
import Machine
import Tabular
import Testing
import _TestSupport

/// The real data as the house reads and cleans it, with what lies beside it row by row.
struct ReferenceVideos {
  let workers = WorkerPool(threadCount: 2)
  /// Every row of the file, with the number of the row, "#", that the contract leaves out.
  let all: Frame
  /// The complete rows, with the "template" and the "body" of each text.
  let frame: Frame
  /// Whether each complete row is a claim.
  let labels: Labels
  /// One row in five, by the order of the complete rows.
  let split: RowSplit
  private let folds: Frame

  private static let data = "data/tiktok/tiktok_dataset.csv"

  init() throws {
    let contract = DataContract.videos
    let reading = try CSVReader(schema: contract.schema(for: .training))
      .read(SharedMaterial.file(Self.data), on: workers)
    try #require(reading.faults.isEmpty)
    let numbered = try Self.read(Self.data, [ColumnSchema("#", .whole)])
    all = reading.frame.setting("#", to: try #require(numbered["#"]))

    var complete = contract.clean(all, on: workers).frame
    folds = try Self.read(
      "data/tiktok/text_folds.csv",
      ["#", "mod5_row", "by_template", "by_body"].map { ColumnSchema($0, .whole) }
        + ["template", "body"].map { ColumnSchema($0, .text) })
    try #require(folds["#"] == complete["#"])
    for name in ["template", "body"] {
      complete = complete.setting(name, to: try #require(folds[name]))
    }
    frame = complete
    labels = try contract.labels(of: complete)

    let marks = try Self.read(
      "data/tiktok/split_mod5.csv",
      [ColumnSchema("#", .whole), ColumnSchema("is_test", .whole)])
    try #require(marks["#"] == complete["#"])
    split = try RowSplit(isTest: try #require(marks["is_test"]?.doubles).map { $0 == 1 })
  }

  /// Some columns of a file beside the project.
  static func read(_ path: String, _ columns: [ColumnSchema]) throws -> Frame {
    let reader = CSVReader(schema: Schema(columns, allowsOtherColumns: true))
    let reading = try reader.read(SharedMaterial.file(path), on: WorkerPool())
    try #require(reading.faults.isEmpty)
    return reading.frame
  }

  /// What a fit needs; nothing here depends on the seed but trees.
  var context: FitContext { FitContext(workers: workers, seed: Seed(0)) }

  /// The numbers of a column of the complete rows.
  func numbers(_ name: String) throws -> [Double] { try #require(frame[name]?.doubles) }

  /// The texts or names in a column of the complete rows.
  func texts(_ name: String) throws -> [String] {
    let column = try #require(frame[name])
    return try (0..<frame.rowCount).map { try #require(column.text(at: $0)) }
  }

  /// The folds of a column of the file of folds.
  func folds(_ name: String) throws -> Folds {
    try Folds.fixed(try #require(folds[name]?.doubles).map { Int($0) })
  }

  /// The features that steps make of the complete rows, learned on all of them.
  func features(_ steps: [RecipeStep]) throws -> FeatureTable {
    try Recipe(steps).fitAndApply(frame, on: workers).features
  }

  /// The values of a feature that one step makes.
  func feature(_ step: RecipeStep) throws -> [Double] {
    try #require(try features([step]).columns.first).values
  }

  /// The numbers of the rows of each level of a category.
  func grouped(_ values: [Double], by column: String) throws -> [String: [Double]] {
    let levels = try texts(column)
    return Dictionary(grouping: values.indices) { levels[$0] }
      .mapValues { rows in rows.map { values[$0] } }
  }
}
