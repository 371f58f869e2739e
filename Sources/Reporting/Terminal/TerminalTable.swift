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
    guard let layout = TerminalTableLayout(table, headings, rows, within: width) else {
      return TerminalRecords(table: table, rows: rows, width: width).lines()
    }
    let rule = TerminalText(String(repeating: "─", count: layout.total), .dim)
    var lines = groupLines(layout)
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

  /// The headings above the headings, each in the middle over its columns.
  private func groupLines(_ layout: TerminalTableLayout) -> [TerminalText] {
    guard table.columns.contains(where: { $0.group != nil }) else { return [] }
    let spans = table.groups.map { group in
      let width = layout.width(of: group.columns)
      let title = TerminalText(InertText.line(group.title ?? ""))
      return (parts: title.wrapped(to: width), width: width)
    }
    let height = spans.map(\.parts.count).max() ?? 1
    return (0..<height).map { index in
      var line = TerminalText()
      for (number, span) in spans.enumerated() {
        if number > 0 { line.append(layout.gap, .plain) }
        let place = index - (height - span.parts.count)
        let part = place >= 0 ? span.parts[place] : TerminalText()
        line = line + Self.centred(part, width: span.width)
      }
      return line
    }
  }

  /// Text in the middle, with a broken rule to both sides where there is room for one.
  private static func centred(_ text: TerminalText, width: Int) -> TerminalText {
    let rest = width - text.width
    guard text.width > 0, rest >= 4 else {
      return .spaces(rest / 2) + text + .spaces(rest - rest / 2)
    }
    let left = TerminalText(String(repeating: "╌", count: rest / 2 - 1) + " ", .dim)
    let right = TerminalText(" " + String(repeating: "╌", count: rest - rest / 2 - 1), .dim)
    return left + text + right
  }

  /// One row, as many lines high as its highest cell.
  private func line(
    of cells: [TerminalText], _ layout: TerminalTableLayout, standsAtBottom: Bool
  ) -> [TerminalText] {
    let folded = zip(cells, layout.widths).map { $0.wrapped(to: $1) }
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
