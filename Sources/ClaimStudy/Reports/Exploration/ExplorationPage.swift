import Claims
import Reporting

/// The page `exploration`: what is in each column, and how the columns go together.
struct ExplorationPage {
  let context: ExplorationSite

  var exploration: Exploration { context.exploration }
  var positive: String { context.positive }
  var negative: String { context.negative }

  /// The page, ready to be rendered.
  var page: ReportPage {
    ReportPage(
      name: "exploration", shortTitle: "Exploration",
      document: Document(
        title: "What is in the data", lead: lead, banners: context.banners,
        sections: [first, classes, overview, eachNumber, groups, correlations]
          .compactMap(\.self) + texts + [method],
        colophon: context.colophon))
  }

  /// The answer in one paragraph.
  private var lead: InlineText {
    let studied = exploration.shape.studiedRows
    var text: InlineText = "\(studied) complete rows of \(code: exploration.source.fileName)"
    if let share = exploration.balance?.positiveShare {
      text += ", \(Quantity.percent(share.value)) of them labelled \(positive)"
    }
    text += ". "
    guard let best = context.tellingNumbers.first else {
      return text + "The file has no classes; each column is described by itself."
    }
    text +=
      "The number that tells the classes apart best is \(code: best.name): of \(article(positive)) "
      + "\(positive) and \(article(negative)) \(negative) picked at random, it alone ranks the pair "
      + "the right way round \(Quantity.percent(best.foldedAUC)) of the time."
    if !context.isKnownAtUpload(best) { text += " It is known only after publication." }
    return text
  }

  private func article(_ noun: String) -> String {
    noun.first.map { "aeiou".contains($0.lowercased()) } == true ? "an" : "a"
  }

  /// What must be known before anything else.
  var first: Section {
    var blocks: [Block] = []
    if exploration.alerts.isEmpty {
      blocks.append(
        .note(.good, "No rule of this page found anything that needs a word of caution."))
    } else {
      blocks += AlertGroup.blocks(exploration.alerts, context)
    }
    for difference in exploration.largestExplainedDifferences {
      blocks.append(
        .note(
          difference.control.verdict.noteKind, title: difference.control.title, difference.sentence)
      )
    }
    return Section("Read this first", blocks)
  }

  private var classes: Section? {
    guard let balance = exploration.balance, context.hasClasses else { return nil }
    let names = exploration.classNames
    let total = balance.studied.reduce(0, +)
    let rows = names.indices.map { index in
      TableRow(
        [
          .text(InlineText(names[index])), .count(balance.counts[index]),
          .count(balance.studied[index]),
          .number(
            total == 0 ? nil : .percent(Double(balance.studied[index]) / Double(total))),
        ], tone: ExplorationSite.tone(ofClass: index))
    }
    let finding: InlineText =
      balance.positiveShare.map {
        "\(Quantity.percent($0.value)) of the \(total) studied rows are \(positive) (95 % interval "
          + "\(.range(.percent($0.low), .percent($0.high))))."
      } ?? "No studied row has a class."
    return Section(
      "The classes", id: "classes",
      [
        .chart(
          .shares(
            "Rows by class",
            parts: names.indices.map {
              SharePart(names[$0], tone: ExplorationSite.tone(ofClass: $0))
            },
            rows: [ShareRow("Studied rows", counts: balance.studied)], finding: finding)),
        .table(
          Table(
            caption: "Rows by class; column \(code: balance.column).",
            columns: [
              .text("Class"), .number("Rows in the file"), .number("Studied rows"),
              .number("Share of the studied"),
            ],
            rows: rows
              + [
                TableRow(
                  ["without a class", .count(balance.unlabelled), .missing, .missing],
                  emphasis: .quiet)
              ])),
      ])
  }

  private var method: Section {
    Section(
      "How this was computed",
      [
        .bullets([
          "Each column is described over all rows that hold a value. Groups, classes, correlations "
            + "and words are computed over the studied rows: those with a class and every value that "
            + "the contract asks for.",
          "Standard deviations have the divisor n − 1; quartiles interpolate linearly (type 7); "
            + "skewness and kurtosis are the unbiased G₁ and G₂ (0 for a normal distribution).",
          "Whiskers end at the last value within 1.5 interquartile ranges of the quartiles.",
          "AUC is the chance that a random row of the positive class has the higher value than a "
            + "random row of the other, ties counting one half: 0.5 tells nothing, 0 and 1 tell all.",
          "Intervals are at 95 %: Wilson's for shares, Fisher's for correlations.",
          "All digits of every number are in the JSON of this page; tables for a spreadsheet or a BI "
            + "tool are described in \(link: "extracts/README.md", to: .file("extracts/README.md")).",
        ])
      ])
  }
}
