extension HTMLRenderer {
  mutating func table(_ table: Table, in html: inout HTMLWriter) {
    let caption = "table.\(nextTable())"
    let region: [HTMLWriter.Attribute] = [
      .class("table"), .init("role", "group"), .init("aria-labelledby", caption),
      .init("tabindex", "0"),
    ]
    html.element("div", region) { html in
      html.element("table") { html in
        html.element("caption") { html in
          html.element("span", [.id(caption)]) { inline(table.caption, in: &$0) }
        }
        html.lineEnd()
        tableHead(table, in: &html)
        tableBody(table, in: &html)
      }
    }
    if !table.footnote.isEmpty {
      html.lineEnd()
      html.element("p", [.class("footnote")]) { inline(table.footnote, in: &$0) }
    }
  }

  private func tableHead(_ table: Table, in html: inout HTMLWriter) {
    html.element("thead") { html in
      if table.columns.contains(where: { $0.group != nil }) {
        html.element("tr") { groupHeadings(table.groups, in: &$0) }
        html.lineEnd()
      }
      html.element("tr") { html in
        for column in table.columns {
          html.element("th", [.init("scope", "col")] + Self.place(column)) { html in
            html.text(column.title)
            if let unit = column.unit {
              html.text(" ")
              html.element("span", [.class("unit")], text: "(\(unit))")
            }
          }
        }
      }
    }
    html.lineEnd()
  }

  private func groupHeadings(_ groups: [Table.Group], in html: inout HTMLWriter) {
    for group in groups {
      let span = HTMLWriter.Attribute("colspan", String(group.columns.count))
      if let title = group.title {
        html.element("th", [span, .init("scope", "colgroup")], text: title)
      } else {
        html.element("td", [span]) { _ in }
      }
    }
  }

  private func tableBody(_ table: Table, in html: inout HTMLWriter) {
    html.element("tbody") { html in
      html.lineEnd()
      for row in table.rows {
        html.element("tr", Self.look(row)) { html in
          for (index, cell) in row.cells.enumerated() {
            let place = Self.place(table.columns[index])
            if index == table.rowHeader {
              html.element("th", [.init("scope", "row")] + place) { cellContent(cell, in: &$0) }
            } else {
              html.element("td", place) { cellContent(cell, in: &$0) }
            }
          }
        }
        html.lineEnd()
      }
    }
  }

  func cellContent(_ cell: Cell, in html: inout HTMLWriter) {
    switch cell {
    case .text(let text): inline(text, in: &html)
    case .number(let quantity): number(quantity, in: &html)
    case .estimate(let estimate, let low, let high):
      number(estimate, in: &html)
      html.text(" ")
      html.element("span", [.class("range")]) { inline("(\(.range(low, high)))", in: &$0) }
    case .missing(let reason):
      html.element("span", [.class("missing"), .init("title", reason ?? "missing")]) { html in
        html.element("span", [.init("aria-hidden", "true")], text: "–")
        html.element("span", [.class("hidden")], text: reason ?? "missing")
      }
    }
  }

  private static func place(_ column: TableColumn) -> [HTMLWriter.Attribute] {
    column.alignment == .trailing ? [.class("number")] : []
  }

  private static func look(_ row: TableRow) -> [HTMLWriter.Attribute] {
    let emphasis =
      switch row.emphasis {
      case .normal: ""
      case .strong: "strong"
      case .quiet: "quiet"
      }
    let tone = row.tone == .neutral ? "" : "toned \(row.tone.rawValue)"
    let names = [emphasis, tone].filter { !$0.isEmpty }.joined(separator: " ")
    return names.isEmpty ? [] : [.init("class", names)]
  }
}
