import Reporting
import Tabular

/// A tidy table for a spreadsheet or a BI tool: one kind of thing a row, one meaning a column.
struct Extract {
  /// What a column holds.
  struct Column {
    let name: String
    let meaning: String
    let unit: String

    init(_ name: String, _ meaning: String, unit: String = "") {
      self.name = name
      self.meaning = meaning
      self.unit = unit
    }
  }

  /// The stem of the file.
  let name: String
  /// What one row is: "one row a model and metric".
  let grain: String
  /// The columns, in order.
  let columns: [Column]
  /// Hands every row to `take`, in an order that the data alone decides.
  let rows: (_ take: ([CSVWriter.Cell]) throws -> Void) throws -> Void

  /// A table whose rows are all there.
  init(
    _ name: String, grain: String, columns: [Column], rows: [[CSVWriter.Cell]]
  ) {
    self.init(name, grain: grain, columns: columns) { take in
      for row in rows { try take(row) }
    }
  }

  /// A table whose rows are made one after another.
  init(
    _ name: String, grain: String, columns: [Column],
    rows: @escaping (_ take: ([CSVWriter.Cell]) throws -> Void) throws -> Void
  ) {
    self.name = name
    self.grain = grain
    self.columns = columns
    self.rows = rows
  }

  /// The path of the file in the folder of the reports.
  var path: String { "\(Self.folder)/\(name).csv" }

  /// The folder of all extracts, in the folder of the reports.
  static let folder = "extracts"
}

extension CSVWriter.Cell {
  /// Text that no program takes for a formula, a control or a change of direction.
  ///
  /// A spreadsheet runs a cell that begins with `=`, `+`, `-` or `@`, with or without spaces before
  /// it, as a formula; an apostrophe before it makes it text (OWASP, "CSV injection"). Numbers are
  /// written as numbers and keep their signs.
  static func inert(_ text: String) -> CSVWriter.Cell {
    let shown = InertText.line(text, limit: longestCell)
    let first = shown.unicodeScalars.first { !$0.properties.isWhitespace }
    let isFormula = first.map { formulaStarts.contains($0) } ?? false
    return .text(isFormula ? "'\(shown)" : shown)
  }

  /// Plain and full-width forms; a spreadsheet may take one for the other.
  private static let formulaStarts: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "|", "＝", "＋", "－", "＠", "\u{2212}",
  ]

  /// What a cell of a spreadsheet holds, less room for a remark on what was left out.
  private static let longestCell = 32_000

  /// A number, or an empty field where there is none or it is not finite.
  static func real(_ value: Double?) -> CSVWriter.Cell {
    value.flatMap { $0.isFinite ? .number($0) : nil } ?? .missing
  }

  /// A count.
  static func count(_ value: Int?) -> CSVWriter.Cell { value.map { .whole(Int64($0)) } ?? .missing }
}
