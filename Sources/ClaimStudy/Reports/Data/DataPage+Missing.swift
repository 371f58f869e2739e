import Claims
import Reporting

extension DataPage {
  /// How much of each column is there, and what is missing together.
  var missing: Section {
    let columns = exploration.columns
    let gaps = columns.filter { $0.missing > 0 }
    var blocks: [Block] = []
    if gaps.isEmpty {
      blocks.append(.note(.good, "No column that is read has a gap."))
    } else {
      blocks.append(.chart(shares(gaps)))
    }
    blocks.append(.table(facts(columns)))
    if !exploration.missingPatterns.isEmpty { blocks.append(.table(patterns)) }
    return Section("Missing values", id: "missing", blocks)
  }

  private func shares(_ gaps: [ColumnFacts]) -> Chart {
    let largest = exploration.missingPatterns.max { $0.rows < $1.rows }
    let incomplete = exploration.missingPatterns.reduce(0) { $0 + $1.rows }
    var finding: InlineText = "\(gaps.count) of \(exploration.columns.count) columns have gaps"
    if let largest, largest.columns.count > 1 {
      finding +=
        "; \(largest.rows) of \(incomplete) rows with a gap lack the same "
        + "\(largest.columns.count) values"
    }
    return .bars(
      "Rows without a value",
      value: AxisTitle("rows without a value", format: NumberFormat(.grouped)),
      bars: gaps.map { Bar($0.name, .count($0.missing), tone: .warning) },
      finding: finding + ".", footnote: "Columns without a gap are not drawn.")
  }

  private func facts(_ columns: [ColumnFacts]) -> Table {
    Table(
      caption: "Columns that are read, n = \(exploration.shape.rows) rows.",
      columns: [
        .text("Column"), .text("Role"), .number("With a value"), .number("Missing"),
        .number("Share missing"), .number("Different values"),
      ],
      rows: columns.map { column in
        TableRow(
          [
            .code(column.name), "\(column.role.rawValue)", .count(column.present),
            .count(column.missing), .number(.percent(column.missingShare)), .count(column.distinct),
          ], tone: column.missing > 0 ? .warning : .neutral)
      })
  }

  private static let shownPatterns = 12

  private var patterns: Table {
    let all = exploration.missingPatterns.sorted { $0.rows > $1.rows }
    let hidden = all.count - min(all.count, Self.shownPatterns)
    return Table(
      caption: "What is missing together, most rows first.",
      columns: [.text("Without a value in"), .number("Columns"), .number("Rows")],
      rows: all.prefix(Self.shownPatterns).map { pattern in
        var names: InlineText = ""
        for (place, column) in pattern.columns.enumerated() {
          if place > 0 { names += ", " }
          names += "\(code: column)"
        }
        return TableRow([.text(names), .count(pattern.columns.count), .count(pattern.rows)])
      },
      footnote: hidden > 0 ? "\(hidden) rarer patterns are not shown." : "")
  }

  /// What stands in the file more than once.
  var duplicates: Section {
    let found = exploration.duplicates
    var rows = [
      TableRow(["Rows equal in every named column", .count(found.rows), .missing]),
      TableRow([
        "Rows equal in label and all features, rows with gaps included", .count(found.contents),
        .missing,
      ]),
    ]
    if let identities = found.identities, let column = exploration.contract.identityColumn {
      rows.append(
        TableRow([
          "Rows with an identity that an earlier row has (\(code: column))", .count(identities),
          .missing,
        ]))
    }
    for text in found.texts {
      rows.append(
        TableRow([
          "Texts that repeat an earlier one (\(code: text.column), \(text.unique) different)",
          .count(text.extra), .count(text.labelConflicts),
        ]))
    }
    return Section(
      "Duplicates",
      [
        .table(
          Table(
            caption: "What repeats something earlier in the file.",
            columns: [.text("What"), .number("Extra rows"), .number("With both classes")],
            rows: rows,
            footnote: "With both classes: texts that occur with more than one class; nobody can be "
              + "right about both."))
      ])
  }
}
