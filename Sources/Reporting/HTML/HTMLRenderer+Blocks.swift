extension HTMLRenderer {
  mutating func block(_ block: Block, in html: inout HTMLWriter) {
    switch block {
    case .paragraph(let text): html.element("p") { inline(text, in: &$0) }
    case .list(let list): itemList(list, in: &html)
    case .keyFigures(let figures): keyFigures(figures, in: &html)
    case .table(let table): self.table(table, in: &html)
    case .chart(let chart): self.chart(chart, in: &html)
    case .note(let note): self.note(note, in: &html)
    case .definitions(let entries): definitions(entries, in: &html)
    case .preformatted(let text): preformatted(text, in: &html)
    case .details(let details): self.details(details, in: &html)
    }
    html.lineEnd()
  }

  func inline(_ text: InlineText, in html: inout HTMLWriter) {
    for run in text.runs {
      switch run {
      case .plain(let words): html.text(words)
      case .strong(let words): html.element("strong", text: words)
      case .emphasis(let words): html.element("em", text: words)
      case .code(let name): html.element("code", text: name)
      case .link(let words, let target):
        if let address = target.address(pageExtension: "html") {
          html.element("a", [.href(address)], text: words)
        } else {
          html.text(words)
        }
      case .number(let quantity): number(quantity, in: &html)
      }
    }
  }

  /// The exact value is in `value`, and in `title` where the reader sees less than that.
  func number(_ quantity: Quantity, in html: inout HTMLWriter) {
    let shown = quantity.shown
    let exact = quantity.exactText
    var attributes = [HTMLWriter.Attribute("value", exact)]
    if showsExactOnHover, shown.filter({ $0 != "," }) != exact.replacing("-", with: "\u{2212}") {
      let subject = quantity.format.style == .logarithmOfP ? "log₁₀ p is " : ""
      attributes.append(.init("title", "\(subject)exactly \(exact)"))
    }
    html.element("data", attributes, text: shown)
  }

  func note(_ note: Note, in html: inout HTMLWriter) {
    let kind: HTMLWriter.Attribute =
      switch note.kind {
      case .info: .class("note info")
      case .good: .class("note good")
      case .warning: .class("note warning")
      case .danger: .class("note danger")
      }
    html.element("div", [kind, .init("role", "note")]) { html in
      html.element("p") { html in
        let title = note.title ?? note.kindName
        html.element("span", [.class("note-title")], text: "\(title).")
        html.text(" ")
        inline(note.text, in: &html)
      }
    }
    html.lineEnd()
  }

  private func itemList(_ list: ItemList, in html: inout HTMLWriter) {
    html.element(list.isOrdered ? "ol" : "ul") { html in
      html.lineEnd()
      for item in list.items {
        html.element("li") { inline(item, in: &$0) }
        html.lineEnd()
      }
    }
  }

  private func keyFigures(_ figures: [KeyFigure], in html: inout HTMLWriter) {
    html.element("dl", [.class("figures")]) { html in
      html.lineEnd()
      for figure in figures {
        html.element("div", [Self.figureClass(figure.tone)]) { html in
          html.element("dt", text: figure.label)
          html.element("dd", [.class("value")]) { cellContent(figure.value, in: &$0) }
          if !figure.note.isEmpty {
            html.element("dd", [.class("remark")]) { inline(figure.note, in: &$0) }
          }
        }
        html.lineEnd()
      }
    }
  }

  private static func figureClass(_ tone: Tone) -> HTMLWriter.Attribute {
    switch tone {
    case .neutral: .class("figure neutral")
    case .claim: .class("figure claim")
    case .opinion: .class("figure opinion")
    case .good: .class("figure good")
    case .warning: .class("figure warning")
    case .danger: .class("figure danger")
    }
  }

  private func definitions(_ entries: [Definition], in html: inout HTMLWriter) {
    html.element("dl", [.class("terms")]) { html in
      html.lineEnd()
      for entry in entries {
        html.element("dt") { inline(entry.term, in: &$0) }
        html.element("dd") { inline(entry.meaning, in: &$0) }
        html.lineEnd()
      }
    }
  }

  /// Long lines scroll, so a keyboard must be able to reach the frame.
  private func preformatted(_ text: String, in html: inout HTMLWriter) {
    html.element("pre", [.init("tabindex", "0")]) { $0.lines(text) }
  }

  private mutating func details(_ details: Details, in html: inout HTMLWriter) {
    html.element("details") { html in
      html.element("summary") { inline(details.summary, in: &$0) }
      html.lineEnd()
      for block in details.blocks { self.block(block, in: &html) }
    }
  }
}
