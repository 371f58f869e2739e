import Claims
import Reporting

/// The page `executive-summary-exploration`: what the data says, read in a minute.
struct ExplorationSummaryPage {
  let context: ExplorationSite

  private var exploration: Exploration { context.exploration }
  private var positive: String { context.positive }
  private var negative: String { context.negative }
  private var details: ExplorationPage { ExplorationPage(context: context) }

  /// The page, ready to be rendered.
  var page: ReportPage {
    ReportPage(
      name: "executive-summary-exploration", shortTitle: "Summary of the data",
      document: Document(
        title: "What the data says, in a minute", lead: lead, banners: context.banners,
        sections: [figures, findings, picture, certainty, limits, next].compactMap(\.self),
        colophon: context.colophon))
  }

  private var lead: InlineText {
    guard let best = context.tellingNumbers.first, best.foldedAUC >= 0.7 else {
      return context.hasClasses
        ? "No single number tells \(positive) from \(negative); only several together could."
        : "The file has no classes: it can be described, and nothing can be learned from it yet."
    }
    var text: InlineText =
      "One number, \(code: best.name), "
      + (best.foldedAUC >= 0.95 ? "all but decides" : "goes a long way to tell")
      + " whether a row is \(positive) or \(negative)."
    if !context.isKnownAtUpload(best) {
      text += " It is measured after publication, so it cannot rank what was posted a minute ago."
    }
    if context.templatedText != nil {
      text +=
        " The text is made from templates that give the class away, so text models look perfect "
        + "here and would not be elsewhere."
    }
    return text
  }

  private var figures: Section {
    let shape = exploration.shape
    var figures = [
      KeyFigure(
        "Rows studied", .count(shape.studiedRows), note: "of \(shape.rows) in the file")
    ]
    if let share = exploration.balance?.positiveShare {
      figures.append(
        KeyFigure(
          "are \(positive)", .number(.percent(share.value)),
          note:
            "\(.range(.percent(share.low), .percent(share.high))) with 95 % confidence",
          tone: .claim))
    }
    if let best = context.tellingNumbers.first {
      figures.append(
        KeyFigure(
          "AUC of \(best.name) alone", .number(.fixed(best.foldedAUC, digits: 3)),
          note: "0.5 tells nothing, 1 tells all", tone: best.foldedAUC >= 0.95 ? .warning : .neutral
        ))
    }
    if let text = context.templatedText, let accuracy = text.openingAudit?.accuracy {
      figures.append(
        KeyFigure(
          "judged right by two words", .number(.percent(accuracy)),
          note: "the first two of each text",
          tone: .warning))
    }
    return Section("In numbers", [.keyFigures(figures)])
  }

  private var findings: Section? {
    var items: [InlineText] = []
    for number in context.tellingNumbers.prefix(2) where number.foldedAUC >= 0.6 {
      items.append("\(code: number.name): " + details.spread(number))
    }
    let telling = exploration.categories.filter { ($0.association?.cramersV ?? 0) >= 0.05 }
      .sorted { ($0.association?.cramersV ?? 0) > ($1.association?.cramersV ?? 0) }
    items += telling.prefix(2).map { "\(code: $0.name): " + details.finding($0) }
    if let difference = exploration.explainedDifferences.first {
      items.append(difference.sentence)
    }
    return items.isEmpty ? nil : Section("What the data says", [.bullets(items)])
  }

  private var picture: Section? {
    guard let best = context.tellingNumbers.first, let chart = details.histogram(best) else {
      return nil
    }
    return Section("In a picture", [.chart(chart)])
  }

  private var certainty: Section {
    let shape = exploration.shape
    var items: [InlineText] = [
      "The numbers are counts of this file, not estimates: every row was read and checked.",
      "Chance plays on a share of \(shape.studiedRows) rows by about "
        + "\(Quantity.fixed(98 / Double(max(1, shape.studiedRows)).squareRoot(), digits: 1)) percentage "
        + "points either way, at most.",
    ]
    if shape.rows > shape.studiedRows {
      items.append(
        "\(shape.rows - shape.studiedRows) rows are left out because values are missing "
          + "(\(link: "which", to: .page("data", section: "missing"))).")
    }
    return Section("How sure this is", [.bullets(items)])
  }

  private var limits: Section {
    var items: [InlineText] = []
    if exploration.source.isGenerated {
      items.append("The rows are generated: nothing here is about real videos.")
    }
    if context.hasClasses {
      items.append("Going together is not causing: no number here says what would happen if.")
    }
    if context.tellingNumbers.contains(where: { !context.isKnownAtUpload($0) }) {
      items.append("Counts grow after publication; what they tell is known too late to act early.")
    }
    if context.templatedText != nil {
      items.append("Text from templates says nothing about how people speak.")
    }
    if exploration.order?.isSorted == true {
      items.append("The file is sorted by class: a sample of its first rows shows one class only.")
    }
    return Section(
      "What it does not mean",
      [.bullets(items.isEmpty ? ["What holds for this file need not hold for another."] : items)])
  }

  private var next: Section {
    var steps: [InlineText] = []
    if let best = context.tellingNumbers.first, best.foldedAUC >= 0.95 {
      steps.append(
        "Ask how the class was given: a label that one count decides may have been made from it.")
      steps.append("Judge every model against the rule on \(code: best.name) alone.")
    }
    if context.templatedText != nil {
      steps.append("Get text that people wrote before trusting a model of the text.")
    }
    if context.tellingNumbers.contains(where: { !context.isKnownAtUpload($0) }) {
      steps.append("Decide when the ranking is needed: at upload, or after publication.")
    }
    steps.append(
      "Read on: \(link: "what is in each column", to: .page("exploration")), "
        + "\(link: "what the file holds", to: .page("data"))"
        + (context.hasModels ? ", \(link: "what models make of it", to: .page("models"))." : "."))
    return Section("What to do", [.steps(steps)])
  }
}
