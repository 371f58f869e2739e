extension Table {
  /// Reads a table, and refuses one whose rows do not fit its columns.
  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    caption = try fields.decode(InlineText.self, forKey: .caption)
    columns = try fields.decode([TableColumn].self, forKey: .columns)
    rows = try fields.decode([TableRow].self, forKey: .rows)
    rowHeader = try fields.decodeIfPresent(Int.self, forKey: .rowHeader)
    footnote = try fields.decode(InlineText.self, forKey: .footnote)
    let width = columns.count
    guard rows.allSatisfy({ $0.cells.count == width }) else {
      throw DecodingError.dataCorruptedError(
        forKey: .rows, in: fields,
        debugDescription: "each row of a table has one cell for each of its \(width) columns")
    }
    if let rowHeader, !columns.indices.contains(rowHeader) {
      throw DecodingError.dataCorruptedError(
        forKey: .rowHeader, in: fields,
        debugDescription: "column \(rowHeader) names the rows, but there are \(width) columns")
    }
  }

  private enum CodingKeys: String, CodingKey {
    case caption, columns, rows, rowHeader, footnote
  }
}
