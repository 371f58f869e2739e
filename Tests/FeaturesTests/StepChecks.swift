import Features
import Foundation
import Learning
import LinearAlgebra
import Machine
import Tabular
import Testing

/// The bits of everything in a table, so that NaN equals NaN.
struct TableBits: Equatable {
  let names: [String]
  let kinds: [FeatureColumn.Kind]
  let dense: [[UInt64]]
  let sparse: [[UInt64]]

  init(_ table: FeatureTable) {
    names = table.featureNames
    kinds = table.columns.map(\.kind)
    dense = table.columns.map { $0.values.map(\.bitPattern) }
    sparse = (0..<(table.sparse?.rowCount ?? 0)).map { row in
      guard let matrix = table.sparse else { return [] }
      return matrix.entries(ofRow: row).flatMap { place in
        [UInt64(matrix.columnIndices[place]), matrix.values[place].bitPattern]
      }
    }
  }
}

/// Checks everything that a step promises, at the end of a recipe whose other steps are known good.
///
/// What is learned and made is the same on any number of threads and after writing and reading;
/// `fitAndApply` is `fit` and `apply`; a row's features are its own; rows that were not shown change
/// nothing; columns without values, levels never seen and no rows at all are borne.
///
/// - Parameters:
///   - steps: A recipe that ends with the step.
///   - frame: Videos with at least 50 rows.
///   - sourceLocation: Where a failure is shown.
/// - Throws: What a fit throws.
func checkStep(
  _ steps: [RecipeStep], on frame: Frame, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let recipe = Recipe(steps)
  let alone = WorkerPool(threadCount: 1)
  let fitted = try recipe.fit(frame, on: alone)
  let table = try fitted.apply(frame, on: alone)
  let expected = TableBits(table)
  #expect(table.featureNames == fitted.featureNames, sourceLocation: sourceLocation)
  #expect(Set(expected.names).count == expected.names.count, sourceLocation: sourceLocation)
  #expect(fitted.summary.count >= steps.count, sourceLocation: sourceLocation)

  for threads in [1, 2, 3, 8] {
    let workers = WorkerPool(threadCount: threads)
    let (again, made) = try recipe.fitAndApply(frame, on: workers)
    #expect(again == fitted, "learns the same on \(threads)", sourceLocation: sourceLocation)
    #expect(TableBits(made) == expected, "makes the same", sourceLocation: sourceLocation)
    let applied = try fitted.apply(frame, on: workers)
    #expect(TableBits(applied) == expected, "applies the same", sourceLocation: sourceLocation)
  }
  try checkFile(recipe, fitted, frame, expected, sourceLocation)
  try checkRows(recipe, fitted, frame, table, sourceLocation)
  try checkColumns(recipe, fitted, frame, expected, sourceLocation)
}

/// Writing and reading gives the same recipe and the same features.
private func checkFile(
  _ recipe: Recipe, _ fitted: FittedRecipe, _ frame: Frame, _ expected: TableBits,
  _ sourceLocation: SourceLocation
) throws {
  let alone = WorkerPool(threadCount: 1)
  let read = try JSONDecoder().decode(FittedRecipe.self, from: JSONEncoder().encode(fitted))
  #expect(read == fitted, sourceLocation: sourceLocation)
  #expect(read.featureNames == fitted.featureNames, sourceLocation: sourceLocation)
  #expect(try TableBits(read.apply(frame, on: alone)) == expected, sourceLocation: sourceLocation)
  let settings = try JSONDecoder().decode(Recipe.self, from: JSONEncoder().encode(recipe))
  #expect(settings == recipe, sourceLocation: sourceLocation)
}

/// A row's features are its own, and what is learned is learned from the rows that are shown.
private func checkRows(
  _ recipe: Recipe, _ fitted: FittedRecipe, _ frame: Frame, _ table: FeatureTable,
  _ sourceLocation: SourceLocation
) throws {
  let alone = WorkerPool(threadCount: 1)
  var shuffled = Array(0..<frame.rowCount)
  var stream = Seed(3).stream
  stream.shuffle(&shuffled)
  for rows in [shuffled, [7], [7, 7, 3], []] {
    let part = try fitted.apply(frame.subset(rows), on: alone)
    #expect(part.rowCount == rows.count, sourceLocation: sourceLocation)
    #expect(
      TableBits(part) == TableBits(table.subset(rows)), "a row's features are its own",
      sourceLocation: sourceLocation)
  }
  let training = Array(0..<frame.rowCount / 2)
  let learned = try recipe.fit(frame.subset(training), on: alone)
  let others = Frame.plantedVideos(rows: frame.rowCount, seed: 99)
  let mixed = try recipe.fit(frame.followed(by: others).subset(training), on: alone)
  #expect(mixed == learned, "other rows teach nothing", sourceLocation: sourceLocation)
  #expect(throws: RecipeError.noRows) { try recipe.fit(frame.subset([]), on: alone) }
}

/// Columns without values and levels never seen are borne, a column that is not there is an error.
private func checkColumns(
  _ recipe: Recipe, _ fitted: FittedRecipe, _ frame: Frame, _ expected: TableBits,
  _ sourceLocation: SourceLocation
) throws {
  let alone = WorkerPool(threadCount: 1)
  let needed = frame.selecting(fitted.inputColumns)
  #expect(
    try TableBits(fitted.apply(needed, on: alone)) == expected, sourceLocation: sourceLocation)
  for name in fitted.inputColumns {
    let lacking = frame.selecting(frame.names.filter { $0 != name })
    #expect(sourceLocation: sourceLocation) {
      _ = try fitted.apply(lacking, on: alone)
    } throws: { error in
      guard case .missingColumn(name, _) = error as? RecipeError else { return false }
      return true
    }
    let empty = frame.withoutValues(in: name)
    let (learned, made) = try recipe.fitAndApply(empty, on: alone)
    #expect(made.rowCount == frame.rowCount, sourceLocation: sourceLocation)
    _ = try JSONDecoder().decode(FittedRecipe.self, from: JSONEncoder().encode(learned))
    _ = try fitted.apply(empty, on: alone)
  }
  _ = try fitted.apply(frame.withStrangeLevels(), on: alone)
}

extension Frame {
  /// The rows of both frames; of categories, all levels.
  fileprivate func followed(by other: Frame) -> Frame {
    let strange = other.withStrangeLevels()
    return Frame(
      rowCount: rowCount + other.rowCount,
      names.map { name in
        guard let mine = self[name], let theirs = strange[name] else {
          preconditionFailure("both frames have the columns of videos")
        }
        let present =
          (0..<rowCount).map { mine.validity[$0] }
          + (0..<other.rowCount).map { theirs.validity[$0] }
        return (name, Column(mine.values.followed(by: theirs.values), validity: Validity(present)))
      })
  }

  /// The frame with levels that no other has.
  fileprivate func withStrangeLevels() -> Frame {
    Frame(
      rowCount: rowCount,
      zip(names, columns).map { name, column in
        guard case .categories(let codes, let levels) = column.values else { return (name, column) }
        let strange = Column.Values.categories(codes: codes, levels: levels.map { $0 + "!" })
        return (name, Column(strange, validity: column.validity))
      })
  }
}

extension Column.Values {
  fileprivate func followed(by other: Column.Values) -> Column.Values {
    switch (self, other) {
    case (.numbers(let one), .numbers(let two)): return .numbers(one + two)
    case (.wholes(let one), .wholes(let two)): return .wholes(one + two)
    case (.texts(var one), .texts(let two)):
      one.append(contentsOf: two)
      return .texts(one)
    case (.categories(let one, let levels), .categories(let two, let more)):
      let shift = Int32(levels.count)
      return .categories(codes: one + two.map { $0 + shift }, levels: levels + more)
    default: preconditionFailure("columns of one kind")
    }
  }
}
