/// Rows of cells under named columns.
public struct Table: Codable, Hashable, Sendable {
  /// What the table shows, with its n.
  public var caption: InlineText
  /// The columns.
  public var columns: [TableColumn]
  /// The rows.
  public var rows: [TableRow]
  /// Which column names the rows; none when no column does.
  public var rowHeader: Int?
  /// What must be known to read the numbers, below the table.
  public var footnote: InlineText

  /// Makes a table.
  ///
  /// - Precondition: Each row has one cell for each column; `rowHeader` is one of the columns.
  public init(
    caption: InlineText, columns: [TableColumn], rows: [TableRow], rowHeader: Int? = 0,
    footnote: InlineText = ""
  ) {
    precondition(
      rows.allSatisfy { $0.cells.count == columns.count },
      "each row of a table has one cell for each of its columns")
    precondition(
      rowHeader.map { columns.indices.contains($0) } ?? true || columns.isEmpty,
      "the column that names the rows is one of the table's columns")
    self.caption = caption
    self.columns = columns
    self.rows = rows
    self.rowHeader = columns.isEmpty ? nil : rowHeader
    self.footnote = footnote
  }
}

/// A column of a table.
public struct TableColumn: Codable, Hashable, Sendable {
  /// Where cells stand.
  public enum Alignment: String, Codable, Hashable, Sendable {
    /// Words.
    case leading
    /// Numbers.
    case trailing
  }

  /// The heading.
  public var title: String
  /// The unit of its numbers, shown in the heading.
  public var unit: String?
  /// A heading above the heading, shared with neighbours of the same group.
  public var group: String?
  /// Where cells stand.
  public var alignment: Alignment

  /// Makes a column of words.
  public static func text(_ title: String, group: String? = nil) -> TableColumn {
    TableColumn(title, group: group, alignment: .leading)
  }

  /// Makes a column of numbers.
  public static func number(
    _ title: String, unit: String? = nil, group: String? = nil
  ) -> TableColumn {
    TableColumn(title, unit: unit, group: group, alignment: .trailing)
  }

  /// Makes a column.
  public init(
    _ title: String, unit: String? = nil, group: String? = nil, alignment: Alignment
  ) {
    self.title = title
    self.unit = unit
    self.group = group
    self.alignment = alignment
  }
}

/// A row of a table.
public struct TableRow: Codable, Hashable, Sendable {
  /// How loud a row is.
  public enum Emphasis: String, Codable, Hashable, Sendable {
    /// As loud as the others.
    case normal
    /// The row to look at: the best model, the total.
    case strong
    /// A row to compare with: a baseline.
    case quiet
  }

  /// One cell for each column.
  public var cells: [Cell]
  /// How loud the row is.
  public var emphasis: Emphasis
  /// What the row speaks of.
  public var tone: Tone

  /// Makes a row.
  public init(_ cells: [Cell], emphasis: Emphasis = .normal, tone: Tone = .neutral) {
    self.cells = cells
    self.emphasis = emphasis
    self.tone = tone
  }
}
