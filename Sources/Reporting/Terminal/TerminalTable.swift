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
    let headings = table.columns.map(Self.heading)
    let rows = table.rows.map(Self.cells)
    guard !headings.isEmpty else { return [] }
    guard let widths = Self.widths(headings, rows, table.columns, within: width) else {
      return records(headings, rows, width)
    }
    let rule = TerminalText(
      String(repeating: "─", count: widths.reduce(0, +) + Self.gap * (widths.count - 1)), .dim)
    var lines = line(of: headings, widths, standsAtBottom: true)
    lines.append(rule)
    lines += rows.flatMap { line(of: $0, widths, standsAtBottom: false) }
    return lines + [rule]
  }

  private static let gap = 2

  private static func heading(_ column: TableColumn) -> TerminalText {
    let group = column.group.map { "\($0): " } ?? ""
    let unit = column.unit.map { " (\($0))" } ?? ""
    return TerminalText(InertText.line(group + column.title + unit), .bold)
  }

  private static func cells(_ row: TableRow) -> [TerminalText] {
    row.cells.enumerated().map { index, cell in
      let text = TerminalRenderer.cell(cell)
      return text.inked { ink in
        if row.emphasis == .strong { ink.isBold = true }
        if row.emphasis == .quiet { ink.isDim = true }
        if index == 0, row.tone != .neutral { ink.colour = TerminalText.Ink.tone(row.tone).colour }
      }
    }
  }

  /// One row, as many lines high as its highest cell.
  private func line(
    of cells: [TerminalText], _ widths: [Int], standsAtBottom: Bool
  ) -> [TerminalText] {
    let folded = zip(cells, widths).map { $0.wrapped(to: max($1, 2)) }
    let height = folded.map(\.count).max() ?? 1
    return (0..<height).map { index in
      var line = TerminalText()
      for (column, parts) in folded.enumerated() {
        if column > 0 { line.append(String(repeating: " ", count: Self.gap), .plain) }
        let place = standsAtBottom ? index - (height - parts.count) : index
        let part = parts.indices.contains(place) ? parts[place] : TerminalText()
        let space = TerminalText(String(repeating: " ", count: max(0, widths[column] - part.width)))
        line = line + (table.columns[column].alignment == .trailing ? space + part : part + space)
      }
      return line
    }
  }

  /// Each row as a list of heading and cell.
  private func records(
    _ headings: [TerminalText], _ rows: [[TerminalText]], _ width: Int
  ) -> [TerminalText] {
    let labelWidth = min(headings.map(\.width).max() ?? 0, width / 2)
    var lines: [TerminalText] = []
    for (number, row) in rows.enumerated() {
      if number > 0 { lines.append(TerminalText()) }
      for (heading, cell) in zip(headings, row) {
        lines += Self.record(heading, cell, max(labelWidth, 2), width)
      }
    }
    return lines
  }

  private static func record(
    _ heading: TerminalText, _ cell: TerminalText, _ labelWidth: Int, _ width: Int
  ) -> [TerminalText] {
    let labels = heading.inked { $0 = .dim }.wrapped(to: labelWidth)
    let values = cell.wrapped(to: max(width - labelWidth - gap, 2))
    return (0..<max(labels.count, values.count)).map { index in
      let label = index < labels.count ? labels[index] : TerminalText()
      let space = String(repeating: " ", count: labelWidth - label.width + gap)
      return label + TerminalText(space) + (index < values.count ? values[index] : TerminalText())
    }
  }
}

extension TerminalTable {
  /// The columns' widths; nothing when the table does not fit.
  private static func widths(
    _ headings: [TerminalText], _ rows: [[TerminalText]], _ columns: [TableColumn],
    within width: Int
  ) -> [Int]? {
    let room = width - gap * (headings.count - 1)
    var widths: [Int] = []
    var afterHeadings: [Int] = []
    var least: [Int] = []
    for index in headings.indices {
      let cells = rows.map { $0[index] }
      let widest = cells.map(\.width).max() ?? 0
      let headingWord = headings[index].longestWord
      widths.append(max(widest, headings[index].width, 1))
      afterHeadings.append(max(widest, headingWord, 1))
      let word = min(cells.map(\.longestWord).max() ?? 0, longestKeptWord)
      least.append(
        columns[index].alignment == .trailing
          ? afterHeadings[index] : max(word, min(headingWord, longestKeptWord), 2))
    }
    shrink(&widths, to: afterHeadings, room: room)
    shrink(&widths, to: least, room: room)
    return widths.reduce(0, +) <= room ? widths : nil
  }

  /// Takes columns from the widest that may still give, until all fit.
  private static func shrink(_ widths: inout [Int], to least: [Int], room: Int) {
    var excess = widths.reduce(0, +) - room
    while excess > 0 {
      let giving = widths.indices.filter { widths[$0] > least[$0] }
      guard let widest = giving.max(by: { widths[$0] < widths[$1] }) else { return }
      widths[widest] -= 1
      excess -= 1
    }
  }

  /// Longer words are broken.
  private static let longestKeptWord = 14
}
