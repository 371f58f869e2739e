import Claims
import Learning
import Reporting
import Workflow

/// The pages that an exploration fills: what the file is, what is in it, and a summary.
struct ExplorationSite: Sendable {
  /// The stems of the files, in reading order.
  static let pageNames = ["data", "exploration", "executive-summary-exploration"]

  /// What was found.
  let exploration: Exploration
  /// The SHA-256 of the file.
  let fingerprint: Fingerprint
  /// Whether the pages of the models stand beside these, so that they may be named.
  let hasModels: Bool

  /// The page `data`.
  var data: ReportPage { DataPage(context: self).page }
  /// The page `exploration`.
  var exploring: ReportPage { ExplorationPage(context: self).page }
  /// The page `executive-summary-exploration`.
  var summary: ReportPage { ExplorationSummaryPage(context: self).page }

  /// The three pages alone, as `claimctl explore` writes them: the summary first.
  var site: Site { Site(title: "Claims", pages: [summary, exploring, data]) }
}

// MARK: - What all three pages say in the same words

extension ExplorationSite {
  /// What stands on top of every rendering.
  var banners: [Note] {
    var notes = exploration.source.banners
    if templatedText != nil {
      notes.append(
        Note(
          .warning, title: "Templated text",
          "The first two words of the text give the class away. What separates the classes here "
            + "says nothing about text that people wrote."))
    }
    return notes
  }

  /// What made the page, from what.
  var colophon: InlineText { exploration.source.colophon(fingerprint) }

  /// The first text whose openings give the class away.
  var templatedText: TextProfile? {
    exploration.texts.first { $0.openingAudit?.looksTemplated == true }
  }

  /// The name of the class that is looked for.
  var positive: String { exploration.contract.labelNames.positive }
  /// The name of the other class.
  var negative: String { exploration.contract.labelNames.negative }

  /// Whether there are classes to compare.
  var hasClasses: Bool { exploration.classNames.count == 2 }

  /// The colour of a class, by its place in `Exploration.classNames`.
  static func tone(ofClass index: Int) -> Tone { index == 0 ? .claim : .opinion }

  /// The numbers of features, the one that tells the classes apart best first.
  var tellingNumbers: [NumberProfile] {
    features.filter { $0.rocAUC != nil }.sorted { $0.foldedAUC > $1.foldedAUC }
  }

  /// The numbers that a learner may see, and what is made of them.
  var features: [NumberProfile] { exploration.numbers.filter(\.isFeature) }

  /// The numbers that have a section of their own: all, or those that tell the classes apart best, in
  /// the order of the file.
  var detailed: [NumberProfile] {
    guard features.count > Self.mostDetailed else { return features }
    let chosen = hasClasses ? tellingNumbers : features
    let names = Set(chosen.prefix(Self.mostDetailed).map(\.name))
    return features.filter { names.contains($0.name) }
  }

  /// What fits a page of half a megabyte.
  private static let mostDetailed = 12

  /// Whether the values of a number are known as soon as a record is there.
  func isKnownAtUpload(_ number: NumberProfile) -> Bool {
    let columns =
      switch number.origin {
      case .column: [number.name]
      case .ratio(let numerator, let denominator): [numerator, denominator]
      case .textLength(let column), .wordCount(let column): [column]
      }
    return columns.allSatisfy { exploration.contract.column($0)?.known == .atUpload }
  }

  /// Where the page `exploration` speaks of a column or number; nil where it does not.
  func section(of column: String) -> String? {
    if let place = detailed.firstIndex(where: { $0.name == column }) {
      return "number-\(place + 1)-\(column)"
    }
    if let place = exploration.categories.firstIndex(where: { $0.name == column }) {
      return "category-\(place + 1)-\(column)"
    }
    if let place = exploration.texts.firstIndex(where: { $0.column == column }) {
      return "text-\(place + 1)-\(column)"
    }
    return column == exploration.balance?.column ? "classes" : nil
  }
}

extension NumberProfile {
  /// Whether the numbers describe a row rather than name or place it.
  var isFeature: Bool {
    switch origin {
    case .column(let role): role == .count || role == .number
    case .ratio, .textLength, .wordCount: true
    }
  }

  /// The AUC of the number in whichever direction tells more, from ½ to 1; ½ without classes.
  var foldedAUC: Double { rocAUC.map { max($0, 1 - $0) } ?? 0.5 }
}
