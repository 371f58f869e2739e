import Reporting

/// Alerts of one kind and one severity, told in one sentence.
struct AlertGroup {
  let kind: Alert.Kind
  let severity: Alert.Severity
  var alerts: [Alert]

  /// The alerts in groups, in the order of their first ones.
  static func groups(of alerts: [Alert]) -> [AlertGroup] {
    alerts.reduce(into: []) { groups, alert in
      let place = groups.firstIndex { $0.kind == alert.kind && $0.severity == alert.severity }
      if let place {
        groups[place].alerts.append(alert)
      } else {
        groups.append(AlertGroup(kind: alert.kind, severity: alert.severity, alerts: [alert]))
      }
    }
  }

  /// What is the matter, in a few words.
  var title: String {
    switch kind {
    case .nearlyDeterminesLabel: "One column nearly tells the class"
    case .sortedByLabel: "Sorted by class"
    case .templatedText: "Templated text"
    case .imbalanced: "A rare class"
    case .dominantLevel: "Nearly one level only"
    case .missing: "Missing values"
    case .missingTogether: "Missing together"
    case .duplicates: "Duplicates"
    case .conflictingLabels: "Equal texts, different classes"
    case .constant: "Constant"
    case .unique: "A value of its own in each row"
    case .highCardinality: "Very many levels"
    case .skewed: "Skewed"
    case .highlyCorrelated: "Saying nearly the same"
    case .zeros: "Many zeros"
    case .partsDiffer: "Training and test rows differ"
    case .unlabelled: "No classes"
    }
  }

  /// What the number behind each alert is.
  private var measure: String {
    switch kind {
    case .nearlyDeterminesLabel, .sortedByLabel: "AUC"
    case .templatedText: "share of rows judged right by their opening"
    case .imbalanced, .dominantLevel, .missing, .zeros: "share of rows"
    case .missingTogether, .duplicates, .constant, .unlabelled: "rows"
    case .conflictingLabels: "texts"
    case .unique, .highCardinality: "different values"
    case .skewed: "skewness"
    case .highlyCorrelated: "coefficient"
    case .partsDiffer: "distance"
    }
  }

  /// What follows for whoever works with the data.
  var advice: InlineText {
    switch kind {
    case .nearlyDeterminesLabel:
      "Put the one-threshold rule beside every model; ask whether the column is known in time, and "
        + "whether the label was made from it."
    case .sortedByLabel: "Never split by position; never use the number of the row."
    case .templatedText: "Do not expect what a model learns from this text to hold elsewhere."
    case .imbalanced: "Judge by recall and precision, not by accuracy."
    case .dominantLevel: "Too few rows of the other levels for firm words about them."
    case .missing: "Find out why before filling gaps or dropping rows."
    case .missingTogether: "Look for one cause: such rows are rarely missing by chance."
    case .duplicates: "Keep equal rows on one side of every split."
    case .conflictingLabels:
      "No model of the text can be right about both; have the labels checked."
    case .constant: "Tells nothing; leave it out."
    case .unique: "Names rows rather than describing them; never learn from it."
    case .highCardinality: "Group rare levels before learning from it."
    case .skewed: "Read the median rather than the mean; use a logarithm in linear models."
    case .highlyCorrelated: "Do not read one coefficient without the other; keep one of them."
    case .zeros: "Check whether 0 means none or unknown."
    case .partsDiffer: "Scores on the test rows may not speak for the training rows."
    case .unlabelled: "Only what needs no class is told here."
    }
  }

  /// Which columns, each with its number.
  func columns(_ context: ExplorationSite) -> InlineText {
    let shown = alerts.prefix(Self.shownColumns)
    var text: InlineText = "\(measure) "
    for (place, alert) in shown.enumerated() {
      if place > 0 { text += ", " }
      text += Self.quantity(alert)
      if !alert.columns.isEmpty {
        text += " for "
        text += Self.names(alert.columns, context)
      }
    }
    if alerts.count > shown.count { text += " and \(alerts.count - shown.count) more" }
    return text
  }

  private static let shownColumns = 6
  private static let shownNames = 8

  private static func names(_ columns: [String], _ context: ExplorationSite) -> InlineText {
    var text: InlineText = ""
    for (place, column) in columns.prefix(shownNames).enumerated() {
      if place > 0 { text += place + 1 == columns.count ? " and " : ", " }
      if let section = context.section(of: column) {
        text += "\(link: column, to: .page("exploration", section: section))"
      } else {
        text += "\(code: column)"
      }
    }
    if columns.count > shownNames { text += " and \(columns.count - shownNames) more" }
    return text
  }

  private static func quantity(_ alert: Alert) -> InlineText {
    switch alert.kind {
    case .nearlyDeterminesLabel, .sortedByLabel: "\(Quantity.fixed(alert.value, digits: 3))"
    case .templatedText, .imbalanced, .dominantLevel, .missing, .zeros:
      "\(Quantity.percent(alert.value))"
    case .missingTogether, .duplicates, .conflictingLabels, .constant, .unique, .highCardinality,
      .unlabelled:
      "\(Int(alert.value))"
    case .skewed, .highlyCorrelated, .partsDiffer: "\(Quantity.fixed(alert.value, digits: 2))"
    }
  }
}

extension AlertGroup {
  /// All alerts: grave ones and warnings set apart, the others as a list.
  static func blocks(_ alerts: [Alert], _ context: ExplorationSite) -> [Block] {
    let groups = groups(of: alerts)
    let loud = groups.filter { $0.severity > .note }.map { group in
      Block.note(
        group.severity == .grave ? .danger : .warning, title: group.title, group.text(context))
    }
    let quiet = groups.filter { $0.severity == .note }.map { group -> InlineText in
      "\(strong: group.title): " + group.text(context)
    }
    return loud + (quiet.isEmpty ? [] : [.paragraph("Good to know:"), .bullets(quiet)])
  }

  /// Where it is, and what to do about it.
  private func text(_ context: ExplorationSite) -> InlineText {
    columns(context) + ". " + advice
  }
}
