/// A table too wide for its terminal: each row is a name with a list below it.
struct TerminalRecords {
  let table: Table
  let rows: [[TerminalText]]
  let width: Int

  func lines() -> [TerminalText] {
    let headings = table.columns.map {
      TerminalTable.heading($0, withGroup: true).inked { $0 = .dim }
    }
    var widestNumber = 0
    for (row, cells) in zip(table.rows, rows) {
      for (cell, text) in zip(row.cells, cells) where cell.isNumber {
        widestNumber = max(widestNumber, text.width)
      }
    }
    let widestLabel = headings.map(\.width).max() ?? 0
    let labelWidth = max(min(widestLabel, width / 2, width - 4 - widestNumber), 2)
    let rule = TerminalText(String(repeating: "─", count: width), .dim)
    return [rule] + rows.flatMap { row in record(row, headings, labelWidth) + [rule] }
  }

  private func record(
    _ row: [TerminalText], _ headings: [TerminalText], _ labelWidth: Int
  ) -> [TerminalText] {
    var lines: [TerminalText] = []
    if let name = table.rowHeader {
      lines += row[name].inked { $0.isBold = true }.wrapped(to: width)
    }
    for index in row.indices where index != table.rowHeader {
      lines += entry(headings[index], row[index], labelWidth)
    }
    return lines
  }

  private func entry(
    _ heading: TerminalText, _ cell: TerminalText, _ labelWidth: Int
  ) -> [TerminalText] {
    let indent = TerminalText.spaces(2)
    let labels = heading.wrapped(to: labelWidth)
    let values = cell.wrapped(to: max(width - labelWidth - 4, 2))
    return (0..<max(labels.count, values.count)).map { index in
      let label = index < labels.count ? labels[index] : TerminalText()
      let value = index < values.count ? values[index] : TerminalText()
      return indent + label + .spaces(labelWidth - label.width + 2) + value
    }
  }
}
