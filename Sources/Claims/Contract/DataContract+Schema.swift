public import Tabular

extension DataContract {
  /// What a file is read for.
  public enum Purpose: Hashable, Sendable {
    /// To learn from: every column but the ignored ones is read.
    case training
    /// To be looked at: as for training, and the ignored columns are read too, as texts that need not
    /// be there. Unless the file must have a label, its label may be missing in any row or in all.
    case exploration(labelled: Bool)
    /// To be scored by a model that reads these columns; the label need not be there.
    case prediction(inputs: [String])
  }

  /// What a file must look like to be read for a purpose.
  ///
  /// For training, headers that the contract does not name are faults. For prediction they are
  /// skipped, and so are the label and features that the model does not read; the identity need not
  /// be there and may repeat, and a value that training would not keep missing must be there.
  public func schema(for purpose: Purpose) -> Schema {
    let ignored = columns(.ignored).map(\.name)
    switch purpose {
    case .training:
      let read = columns.filter { $0.role != .ignored }.map { training($0) }
      return Schema(read, ignored: ignored)
    case .exploration(let labelled):
      return Schema(columns.map { exploration($0, labelled: labelled) })
    case .prediction(let inputs):
      let wanted = Set(inputs)
      let read = columns.filter { $0.role == .identity || wanted.contains($0.name) }
      let skipped = columns.filter { $0.role != .identity && !wanted.contains($0.name) }
      return Schema(
        read.map(prediction), ignored: skipped.map(\.name), allowsOtherColumns: true)
    }
  }

  private func training(_ column: ContractColumn) -> ColumnSchema {
    var schema = column.schema
    schema.isUnique = column.role == .identity
    if column.role == .label { schema.allowed = labelValues.map(\.text) }
    return schema
  }

  private func exploration(_ column: ContractColumn, labelled: Bool) -> ColumnSchema {
    var schema = training(column)
    let mayLack = column.role == .ignored || (column.role == .label && !labelled)
    if mayLack {
      schema.mayBeMissing = true
      schema.isRequired = false
    }
    return schema
  }

  private func prediction(_ column: ContractColumn) -> ColumnSchema {
    var schema = column.schema
    schema.mayBeMissing = column.missing == .kept || column.role == .identity
    schema.isRequired = column.role != .identity
    return schema
  }
}

extension ContractColumn {
  /// What the cells must look like, whatever the file is read for.
  fileprivate var schema: ColumnSchema {
    ColumnSchema(
      name, kind, mayBeMissing: mayBeMissing, range: bounds, allowed: allowed)
  }

  /// A count has no value below 0, said or not.
  private var bounds: NumberRange? {
    guard role == .count else { return range }
    return NumberRange(minimum: max(range?.minimum ?? 0, 0), maximum: range?.maximum)
  }
}
