/// Renders a document for a terminal.
struct TerminalRenderer {
  let style: TerminalStyle

  func page(_ document: Document) -> String {
    var parts: [[TerminalText]] = document.banners.map { note($0, style.width) }
    let title = TerminalText(InertText.line(document.title), .bold).wrapped(to: style.width)
    let rule = String(repeating: "━", count: title.map(\.width).max() ?? 0)
    parts.append(title + [TerminalText(rule, .bold)])
    if !document.lead.isEmpty { parts.append(paragraph(document.lead, style.width)) }
    for entry in Outline(document).entries { parts += section(entry) }
    if !document.colophon.isEmpty {
      parts.append(Self.inline(document.colophon, base: .dim).wrapped(to: style.width))
    }
    return parts.filter { !$0.isEmpty }.map { lines in
      lines.map { $0.line(color: style.color) + "\n" }.joined()
    }.joined(separator: "\n")
  }

  private func section(_ entry: Outline.Entry) -> [[TerminalText]] {
    let ink = TerminalText.Ink(isBold: true, colour: TerminalText.Ink.tone(.opinion).colour)
    var heading = TerminalText(InertText.line(entry.section.title), ink).wrapped(to: style.width)
    if entry.level == 2 {
      let rule = String(repeating: "─", count: heading.map(\.width).max() ?? 0)
      heading.append(TerminalText(rule, ink))
    }
    return [heading] + entry.section.blocks.map { block($0, style.width) }
      + entry.children.flatMap(section)
  }

  private func block(_ block: Block, _ width: Int) -> [TerminalText] {
    switch block {
    case .paragraph(let text): paragraph(text, width)
    case .list(let list): itemList(list, width)
    case .keyFigures(let figures): keyFigures(figures, width)
    case .table(let table): TerminalTable(table).text(width)
    case .chart(let chart): self.chart(chart, width)
    case .note(let note): self.note(note, width)
    case .definitions(let entries): definitions(entries, width)
    case .preformatted(let text): preformatted(text, width)
    case .details(let details): self.details(details, width)
    }
  }

  private func paragraph(_ text: InlineText, _ width: Int) -> [TerminalText] {
    Self.inline(text).wrapped(to: width)
  }

  private func itemList(_ list: ItemList, _ width: Int) -> [TerminalText] {
    list.items.enumerated().flatMap { index, item in
      let mark = list.isOrdered ? "\(index + 1). " : "• "
      return hanging(TerminalText(mark), Self.inline(item), width)
    }
  }

  private func keyFigures(_ figures: [KeyFigure], _ width: Int) -> [TerminalText] {
    let labels = figures.map { TerminalText(InertText.line($0.label), .dim) }
    let labelWidth = min(labels.map(\.width).max() ?? 0, width / 2)
    let values = figures.map { figure in
      Self.cell(figure.value).inked { $0 = .tone(figure.tone, isBold: true) }
    }
    let valueWidth = min(values.map(\.width).max() ?? 0, width / 4)
    return figures.indices.flatMap { index in
      var text = values[index]
      if !figures[index].note.isEmpty {
        text = text + .spaces(valueWidth - text.width + 2)
        text = text + Self.inline(figures[index].note, base: .dim)
      }
      let mark = labels[index] + .spaces(labelWidth - labels[index].width + 2)
      return hanging(mark, text, width, indent: labelWidth + 2)
    }
  }

  private func definitions(_ entries: [Definition], _ width: Int) -> [TerminalText] {
    entries.flatMap { entry in
      Self.inline(entry.term, base: .bold).wrapped(to: width)
        + hanging(TerminalText("    "), Self.inline(entry.meaning), width)
    }
  }

  private func note(_ note: Note, _ width: Int) -> [TerminalText] {
    let tone: Tone =
      switch note.kind {
      case .info: .opinion
      case .good: .good
      case .warning: .warning
      case .danger: .danger
      }
    let ink = TerminalText.Ink.tone(tone, isBold: true)
    let title = TerminalText(InertText.line(note.title ?? note.kindName) + ". ", ink)
    let bar = TerminalText("┃ ", ink)
    return (title + Self.inline(note.text)).wrapped(to: width - 2).map { bar + $0 }
  }

  /// Lines are broken, not cut: what is shown can be copied.
  private func preformatted(_ text: String, _ width: Int) -> [TerminalText] {
    let expanded = InertText.lines(text).replacing("\t", with: "    ")
    return expanded.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
      Self.chopped(String(line), to: width - 4).map { TerminalText("    \($0)") }
    }
  }

  private static func chopped(_ line: String, to width: Int) -> [String] {
    var parts: [String] = []
    var part = ""
    var partWidth = 0
    for character in line {
      let columns = DisplayWidth.of(character)
      if partWidth + columns > width {
        parts.append(part)
        part = ""
        partWidth = 0
      }
      part.append(character)
      partWidth += columns
    }
    return parts + [part]
  }

  private func details(_ details: Details, _ width: Int) -> [TerminalText] {
    let summary = Self.inline(details.summary, base: .bold).wrapped(to: width)
    return details.blocks.reduce(into: summary) { lines, block in
      lines.append(TerminalText())
      lines += self.block(block, width - 2).map { TerminalText("  ") + $0 }
    }
  }

  /// Text whose later lines stand below its first word.
  private func hanging(
    _ mark: TerminalText, _ text: TerminalText, _ width: Int, indent: Int? = nil
  ) -> [TerminalText] {
    let indent = indent ?? mark.width
    guard mark.width <= indent else {
      // A mark that is too wide has lines of its own.
      return mark.wrapped(to: width) + hanging(TerminalText("  "), text, width)
    }
    let lines = text.wrapped(to: max(width - indent, 2))
    return lines.enumerated().map { index, line in
      index == 0 ? mark + line : .spaces(indent) + line
    }
  }
}

extension TerminalRenderer {
  static func inline(_ text: InlineText, base: TerminalText.Ink = .plain) -> TerminalText {
    var result = TerminalText()
    for run in text.runs {
      var ink = base
      switch run {
      case .plain(let words): result.append(InertText.line(words), ink)
      case .strong(let words):
        ink.isBold = true
        result.append(InertText.line(words), ink)
      case .emphasis(let words):
        ink.isUnderlined = true
        result.append(InertText.line(words), ink)
      case .code(let name):
        ink.colour = ink.colour ?? TerminalText.Ink.tone(.good).colour
        result.append(InertText.line(name), ink)
      case .link(let words, let target):
        result.append(InertText.line(words), ink)
        if case .web(let address) = target, address != words {
          result.append(" (\(InertText.line(address)))", ink)
        }
      case .number(let quantity): result.append(InertText.line(quantity.shown), ink)
      }
    }
    return result
  }

  static func cell(_ cell: Cell) -> TerminalText {
    switch cell {
    case .text(let text): inline(text)
    case .number(let quantity): TerminalText(InertText.line(quantity.shown))
    case .estimate(let estimate, let low, let high): inline("\(estimate) (\(.range(low, high)))")
    case .missing: TerminalText("–", .dim)
    }
  }
}
