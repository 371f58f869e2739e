/// A table for a terminal, no wider than the terminal.
///
/// Numbers stand to the right and are never folded. What is too wide first folds headings, then
/// words; when that is not enough, each row becomes a small list of its own.
public struct TerminalTable: Sendable {
  /// What is shown.
  public let table: Table

  /// Wraps a table.
  public init(_ table: Table) { self.table = table }

  /// The lines, without line ends.
  ///
  /// - Complexity: O(*cells*)
  public func lines(_ style: TerminalStyle) -> [String] {
    text(style.width).map { $0.line(color: style.color) }
  }

  func text(_ width: Int) -> [TerminalText] {
    let caption = TerminalRenderer.inline(table.caption, base: .dim)
    let footnote = TerminalRenderer.inline(table.footnote, base: .dim)
    return (table.caption.isEmpty ? [] : caption.wrapped(to: width)) + body(width)
      + (table.footnote.isEmpty ? [] : footnote.wrapped(to: width))
  }

  private func body(_ width: Int) -> [TerminalText] {
    guard !table.columns.isEmpty else { return [] }
    let rows = table.rows.map(Self.cells)
    let headings = table.columns.map { Self.heading($0, withGroup: false) }
    guard let layout = TerminalTableLayout(headings, rows, table.columns, within: width) else {
      return TerminalRecords(table: table, rows: rows, width: width).lines()
    }
    let rule = TerminalText(String(repeating: "─", count: layout.total), .dim)
    var lines = groupLine(layout)
    lines += line(of: headings, layout, standsAtBottom: true)
    lines.append(rule)
    lines += rows.flatMap { line(of: $0, layout, standsAtBottom: false) }
    return lines + [rule]
  }

  static func heading(_ column: TableColumn, withGroup: Bool) -> TerminalText {
    let group = withGroup ? column.group.map { "\($0): " } ?? "" : ""
    let unit = column.unit.map { " (\($0))" } ?? ""
    return TerminalText(InertText.line(group + column.title + unit), .bold)
  }

  private static func cells(_ row: TableRow) -> [TerminalText] {
    row.cells.enumerated().map { index, cell in
      TerminalRenderer.cell(cell).inked { ink in
        if row.emphasis == .strong { ink.isBold = true }
        if row.emphasis == .quiet { ink.isDim = true }
        if index == 0, row.tone != .neutral { ink.colour = TerminalText.Ink.tone(row.tone).colour }
      }
    }
  }

  /// The headings above the headings, each in the middle of a line over its columns.
  private func groupLine(_ layout: TerminalTableLayout) -> [TerminalText] {
    guard table.columns.contains(where: { $0.group != nil }) else { return [] }
    var line = TerminalText()
    for span in table.groups {
      let width = layout.width(of: span.columns)
      if span.columns.lowerBound > 0 { line.append(layout.gap, .plain) }
      guard let group = span.title else {
        line.append(String(repeating: " ", count: width), .plain)
        continue
      }
      let title = TerminalText(InertText.line(group)).wrapped(to: max(width - 2, 2))[0]
      let rest = max(width - title.width - 2, 0)
      line.append(String(repeating: "╌", count: rest / 2), .dim)
      line = line + TerminalText(" ") + title + TerminalText(" ")
      line.append(String(repeating: "╌", count: rest - rest / 2), .dim)
    }
    return [line]
  }

  /// One row, as many lines high as its highest cell.
  private func line(
    of cells: [TerminalText], _ layout: TerminalTableLayout, standsAtBottom: Bool
  ) -> [TerminalText] {
    let folded = zip(cells, layout.widths).map { $0.wrapped(to: max($1, 2)) }
    let height = folded.map(\.count).max() ?? 1
    return (0..<height).map { index in
      var line = TerminalText()
      for (column, parts) in folded.enumerated() {
        if column > 0 { line.append(layout.gap, .plain) }
        let place = standsAtBottom ? index - (height - parts.count) : index
        let part = parts.indices.contains(place) ? parts[place] : TerminalText()
        let space = TerminalText.spaces(layout.widths[column] - part.width)
        line = line + (table.columns[column].alignment == .trailing ? space + part : part + space)
      }
      return line
    }
  }
}

extension TerminalText {
  /// So many spaces, or none.
  static func spaces(_ count: Int) -> TerminalText {
    TerminalText(String(repeating: " ", count: max(0, count)))
  }
}
