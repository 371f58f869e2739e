import Claims
import Reporting
import Statistics

extension ExplorationPage {
  /// A section a text column.
  var texts: [Section] { exploration.texts.map(section) }

  private func section(_ text: TextProfile) -> Section {
    var sections: [Section] = [
      Section(
        "Words", id: "words-of-\(text.column)",
        [
          .table(
            terms(text.frequentWords, "The words in most texts", of: text)),
          .details(
            "Pairs of words",
            [.table(terms(text.frequentPairs, "The pairs of words in most texts", of: text))]),
        ])
    ]
    if !text.tellingTerms.isEmpty {
      sections.append(
        Section(
          "What tells the classes apart", id: "telling-words-of-\(text.column)",
          [.chart(telling(text))]))
    }
    sections.append(
      Section(
        "Openings", id: "openings-of-\(text.column)",
        [
          .paragraph(openings(text)),
          .table(terms(text.openings, "The first two words of most texts", of: text)),
        ]))
    return Section(
      "Text: \(text.column)", id: context.section(of: text.column),
      [.paragraph(size(text)), .table(lengths(text))], subsections: sections)
  }

  private func size(_ text: TextProfile) -> InlineText {
    let texts = text.textsByClass.reduce(0, +)
    var words: InlineText =
      "\(exploration.shape.studiedRows) texts, \(text.size.words) words and \(text.size.codePoints) "
      + "Unicode characters in all; \(text.vocabulary) different words."
    if texts > 0,
      let repeated = exploration.duplicates.texts.first(where: { $0.column == text.column })
    {
      words += " \(repeated.unique) texts are different; \(repeated.extra) repeat an earlier one."
    }
    if text.size.rowsBeyondASCII > 0 {
      words += " \(text.size.rowsBeyondASCII) hold characters beyond ASCII."
    }
    return words
  }

  private func lengths(_ text: TextProfile) -> Table {
    let numbers = [text.lengthName, text.wordsName].compactMap { exploration.number($0) }
    return Table(
      caption: "Length of the texts by class.",
      columns: [.text("Length in")]
        + exploration.classNames.flatMap {
          [TableColumn.number("Mean", group: $0), .number("Median", group: $0)]
        } + [.number("AUC")],
      rows: numbers.map { number in
        TableRow(
          [.text(link(to: number.name))]
            + number.classes.flatMap { [shown($0.description.mean), shown($0.description.median)] }
            + [.number(number.rocAUC.map { .fixed($0, digits: 3) })])
      }.filter { $0.cells.count == 2 + 2 * exploration.classNames.count })
  }

  private static let shownTerms = 15

  private func terms(_ terms: [TermProfile], _ caption: String, of text: TextProfile) -> Table {
    let shown = terms.prefix(Self.shownTerms)
    var columns: [TableColumn] = [.text("Words"), .number("Texts"), .number("Share")]
    if context.hasClasses {
      columns += exploration.classNames.map { .number($0, group: "Texts of") }
      columns.append(.number("Commoner class"))
    }
    return Table(
      caption: "\(caption), n = \(exploration.shape.studiedRows) texts.", columns: columns,
      rows: shown.map { term in
        var cells: [Cell] = [
          .text(InlineText("“\(term.term)”")), .count(term.texts), .number(.percent(term.share)),
        ]
        if context.hasClasses {
          cells += term.byClass.map { .count($0) }
          cells.append(.number(term.purity.map { .percent($0) }))
        }
        return TableRow(cells)
      },
      footnote: context.hasClasses
        ? "Commoner class: the share of the class that has more of these texts; 100% is one class only."
        : "")
  }

  private func telling(_ text: TextProfile) -> Chart {
    let shown = text.tellingTerms.prefix(Self.shownTerms)
    let bars = shown.map { term in
      let share =
        term.byClass.isEmpty || term.texts == 0
        ? 0 : Double(term.byClass[0]) / Double(term.texts)
      return Bar(
        term.term, .percent(share), count: term.texts, tone: share >= 0.5 ? .claim : .opinion)
    }
    let pure = shown.count { ($0.purity ?? 0) >= 0.995 }
    return .bars(
      "Words and pairs that tell the classes apart",
      value: AxisTitle("share \(positive)", format: NumberFormat(.percent(digits: 0))), bars: bars,
      reference: exploration.balance?.positiveShare.map {
        ReferenceLine($0.value, label: "all texts")
      },
      finding: "\(pure) of these \(shown.count) stand in one class nearly alone.",
      footnote: "The strongest first, by χ² of occurring in a text.")
  }

  private func openings(_ text: TextProfile) -> InlineText {
    guard let audit = text.openingAudit else {
      return "The first two words of each text; there are no classes to compare."
    }
    var words: InlineText =
      "There are \(audit.openings) different openings; \(audit.pureOpenings) of the "
      + "\(audit.repeatedOpenings) that occur twice or more stand in one class only."
    if let accuracy = audit.accuracy {
      words +=
        " Whoever knows the class of the other texts with the same opening is right about a text in "
        + "\(Quantity.percent(accuracy)) of \(audit.judgedRows) cases."
    }
    if audit.looksTemplated {
      words +=
        " \(strong: "This text is made from templates"): what a model learns from it does not hold for "
        + "text that people wrote."
    }
    return words
  }
}
