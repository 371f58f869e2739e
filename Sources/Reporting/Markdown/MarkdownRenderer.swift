/// Renders a document as GitHub's Markdown.
struct MarkdownRenderer {
  let navigation: SiteNavigation?

  func page(_ document: Document) -> String {
    var parts: [String] = []
    if let links = pageLinks() { parts.append(links) }
    parts.append("# \(heading(document.title))")
    parts += document.banners.map(note)
    if !document.lead.isEmpty { parts.append(paragraph(document.lead)) }
    parts += Outline(document).entries.flatMap(section)
    if !document.colophon.isEmpty { parts += ["---", paragraph(document.colophon)] }
    return parts.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  private func pageLinks() -> String? {
    guard let navigation else { return nil }
    return navigation.entries.map { entry in
      let title = MarkdownText.escaped(entry.title)
      guard entry.name != navigation.current,
        let address = LinkTarget.page(entry.name).address(pageExtension: "md")
      else { return "**\(title)**" }
      return "[\(title)](\(address))"
    }.joined(separator: " · ")
  }

  private func section(_ entry: Outline.Entry) -> [String] {
    let marks = String(repeating: "#", count: entry.level)
    var title = "\(marks) \(heading(entry.section.title))"
    // GitHub names headings after their words; any other name needs an anchor of its own.
    if Anchor.slug(entry.section.title) != entry.anchor {
      title = "<a id=\"\(entry.anchor)\"></a>\n\n" + title
    }
    return [title] + entry.section.blocks.map(block) + entry.children.flatMap(section)
  }

  private func heading(_ title: String) -> String {
    let escaped = MarkdownText.escaped(title).trimmingSpaces()
    // Marks at the end of a heading would be taken for its closing sequence.
    return escaped.hasSuffix("#") ? escaped.dropLast() + "\\#" : escaped
  }

  private func block(_ block: Block) -> String {
    switch block {
    case .paragraph(let text): paragraph(text)
    case .list(let list): itemList(list)
    case .keyFigures(let figures): keyFigures(figures)
    case .table(let table): self.table(table)
    case .chart(let chart): self.chart(chart)
    case .note(let note): self.note(note)
    case .definitions(let entries): definitions(entries)
    case .preformatted(let text): MarkdownText.fenced(text)
    case .details(let details): self.details(details)
    }
  }

  private func paragraph(_ text: InlineText) -> String { inline(text).trimmingSpaces() }

  private func itemList(_ list: ItemList) -> String {
    list.items.enumerated().map { index, item in
      "\(list.isOrdered ? "\(index + 1)." : "-") \(paragraph(item))"
    }.joined(separator: "\n")
  }

  private func keyFigures(_ figures: [KeyFigure]) -> String {
    figures.map { figure in
      let remark = figure.note.isEmpty ? "" : " – \(paragraph(figure.note))"
      let label = MarkdownText.escaped(figure.label)
      return "- \(label): **\(cell(figure.value, inTable: false))**\(remark)"
    }.joined(separator: "\n")
  }

  private func definitions(_ entries: [Definition]) -> String {
    entries.map { "- \(paragraph($0.term)): \(paragraph($0.meaning))" }.joined(separator: "\n")
  }

  private func note(_ note: Note) -> String {
    let alert =
      switch note.kind {
      case .info: "NOTE"
      case .good: "TIP"
      case .warning: "WARNING"
      case .danger: "CAUTION"
      }
    let title = note.title.map { "**\(MarkdownText.escaped($0)).** " } ?? ""
    return "> [!\(alert)]\n> \(title)\(paragraph(note.text))"
  }

  private func details(_ details: Details) -> String {
    var summary = HTMLWriter()
    summary.element("summary") { HTMLRenderer(navigation: nil).inline(details.summary, in: &$0) }
    let blocks = details.blocks.map(block).joined(separator: "\n\n")
    return "<details>\n\(summary.markup)\n\n\(blocks)\n\n</details>"
  }
}

extension MarkdownRenderer {
  func inline(_ text: InlineText, inTable: Bool = false) -> String {
    text.runs.reduce(into: "") { line, run in
      let next = self.run(run, inTable: inTable)
      // Marks of two runs that touch would be read as one; a comment holds them apart.
      if let mark = next.first, mark == line.last, "`*".contains(mark) { line += "<!-- -->" }
      line += next
    }
  }

  private func run(_ run: Inline, inTable: Bool) -> String {
    switch run {
    case .plain(let words): MarkdownText.escaped(words)
    case .strong(let words): emphasised(words, "**")
    case .emphasis(let words): emphasised(words, "*")
    case .code(let name): MarkdownText.code(name, inTable: inTable)
    case .link(let words, let target): link(words, target)
    case .number(let quantity): MarkdownText.escaped(quantity.shown)
    }
  }

  private func link(_ words: String, _ target: LinkTarget) -> String {
    let words = MarkdownText.escaped(words)
    guard let address = target.address(pageExtension: "md") else { return words }
    return "[\(words)](\(address))"
  }

  /// Marks of emphasis mean nothing beside a space, so spaces go outside.
  private func emphasised(_ words: String, _ mark: String) -> String {
    let escaped = MarkdownText.escaped(words)
    let inner = escaped.trimmingSpaces()
    guard !inner.isEmpty else { return escaped }
    let before = escaped.hasPrefix(" ") ? " " : ""
    let after = escaped.hasSuffix(" ") ? " " : ""
    return before + mark + inner + mark + after
  }

  func cell(_ cell: Cell, inTable: Bool) -> String {
    switch cell {
    case .text(let text): inline(text, inTable: inTable)
    case .number(let quantity): MarkdownText.escaped(quantity.shown)
    case .estimate(let estimate, let low, let high):
      inline("\(estimate) (\(.range(low, high)))", inTable: inTable)
    case .missing: "–"
    }
  }

  /// The title, what it shows, and the numbers: Markdown has no pictures of its own.
  private func chart(_ chart: Chart) -> String {
    let title = "**\(MarkdownText.escaped(chart.title))**"
    let numbers = self.table(chart.table())
    let remarks = chart.remarks.map { paragraph($0) }
    return ([title, paragraph(chart.finding), numbers] + remarks).filter { !$0.isEmpty }
      .joined(separator: "\n\n")
  }

  private func table(_ table: Table) -> String {
    let headings = table.columns.map { column in
      let group = column.group.map { "\($0): " } ?? ""
      let unit = column.unit.map { " (\($0))" } ?? ""
      return MarkdownText.escaped(group + column.title + unit)
    }
    let rules = table.columns.map { $0.alignment == .trailing ? "--:" : ":--" }
    let rows = table.rows.map { row in
      row.cells.map { cell in
        let text = self.cell(cell, inTable: true).trimmingSpaces()
        return row.emphasis == .strong && !text.isEmpty ? "**\(text)**" : text
      }
    }
    let lines = ([headings, rules] + rows).map { "| " + $0.joined(separator: " | ") + " |" }
    let caption = table.caption.isEmpty ? "" : "\(paragraph(table.caption))\n\n"
    let footnote = table.footnote.isEmpty ? "" : "\n\n\(paragraph(table.footnote))"
    return caption + lines.joined(separator: "\n") + footnote
  }
}

extension String {
  /// The text without the spaces at its ends.
  fileprivate func trimmingSpaces() -> String {
    let start = drop { $0 == " " }
    return String(start.reversed().drop { $0 == " " }.reversed())
  }
}
