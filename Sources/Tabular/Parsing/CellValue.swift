/// What one cell holds once it has been read.
enum CellValue {
  case missing
  case whole(Int64)
  case number(Double)
  /// The UTF-8 bytes of a text or of a category's name.
  case bytes([UInt8])
}

/// A value, or what is wrong with the cell.
enum CellOutcome<Value> {
  case value(Value)
  case fault(Problem)
}
