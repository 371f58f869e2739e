import Learning
import LinearAlgebra
import Machine
import Tabular

/// A dense feature while it is being made.
struct WorkingColumn: Sendable {
  let name: String
  let kind: FeatureColumn.Kind
  var values: [Double]
}

/// A frame and the features that the steps so far have made of it.
struct WorkingSet: Sendable {
  let frame: Frame
  private(set) var columns: [WorkingColumn] = []
  private(set) var sparse: [SparseMatrix] = []
  private var places: [String: Int] = [:]

  init(_ frame: Frame) { self.frame = frame }

  var rowCount: Int { frame.rowCount }

  // MARK: Reading the frame

  /// The column of a name.
  func column(_ name: String, for step: RecipeStep.Kind) throws(RecipeError) -> Column {
    guard let column = frame[name] else { throw .missingColumn(name, step: step) }
    return column
  }

  /// The numbers of a column, NaN where one is missing.
  func numbers(_ name: String, for step: RecipeStep.Kind) throws(RecipeError) -> [Double] {
    let column = try column(name, for: step)
    guard let numbers = column.doubles else {
      throw .wrongKind(column: name, step: step, expected: "numbers")
    }
    return numbers
  }

  /// The texts of a column, and which rows hold one.
  func texts(
    _ name: String, for step: RecipeStep.Kind
  ) throws(RecipeError) -> (texts: TextBuffer, validity: Validity) {
    let column = try column(name, for: step)
    guard case .texts(let texts) = column.values else {
      throw .wrongKind(column: name, step: step, expected: "texts")
    }
    return (texts, column.validity)
  }

  // MARK: Features

  /// The place of a numeric feature that earlier steps have made.
  func place(of name: String, for step: RecipeStep.Kind) throws(RecipeError) -> Int {
    guard let place = places[name], columns[place].kind == .numeric else {
      throw .unknownFeature(name, step: step)
    }
    return place
  }

  /// The values of a numeric feature that earlier steps have made.
  func feature(_ name: String, for step: RecipeStep.Kind) throws(RecipeError) -> [Double] {
    columns[try place(of: name, for: step)].values
  }

  /// Adds a feature at the end.
  mutating func append(
    _ name: String, _ values: [Double], kind: FeatureColumn.Kind = .numeric,
    by step: RecipeStep.Kind
  ) throws(RecipeError) {
    guard places.updateValue(columns.count, forKey: name) == nil else {
      throw .duplicateFeature(name, step: step)
    }
    columns.append(WorkingColumn(name: name, kind: kind, values: values))
  }

  /// Adds sparse features to the right of those that are there.
  mutating func append(sparse matrix: SparseMatrix) { sparse.append(matrix) }

  /// Rewrites the values of some features, one feature a turn.
  ///
  /// - Parameters:
  ///   - names: Features that earlier steps have made.
  ///   - step: Who asks.
  ///   - workers: The threads to run on.
  ///   - change: Receives the place of the name in `names`, and the values.
  /// - Throws: `RecipeError.unknownFeature`.
  mutating func change(
    _ names: [String], by step: RecipeStep.Kind, on workers: WorkerPool,
    _ change: @Sendable (Int, inout [Double]) -> Void
  ) throws(RecipeError) {
    var turns = [Int](repeating: -1, count: columns.count)
    for (turn, name) in names.enumerated() { turns[try place(of: name, for: step)] = turn }
    let turnOfColumn = turns
    workers.forEachBlock(of: &columns, size: 1) { indices, block in
      let turn = turnOfColumn[indices.lowerBound]
      if turn >= 0 { change(turn, &block[0].values) }
    }
  }

  /// The features as a learner sees them.
  consuming func table(sparseNames: [String]) -> FeatureTable {
    FeatureTable(
      rowCount: frame.rowCount,
      columns: columns.map { FeatureColumn($0.name, $0.values, kind: $0.kind) },
      sparse: SparseMatrix.besideOneAnother(sparse), sparseNames: sparseNames)
  }
}
