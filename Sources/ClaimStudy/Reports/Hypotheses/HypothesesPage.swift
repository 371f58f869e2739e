import Claims
import Learning
import Reporting
import Statistics

/// The page `hypotheses`: which differences are there, how large, and what explains them.
struct HypothesesPage {
  let context: HypothesesSite

  var hypotheses: Hypotheses { context.hypotheses }
  var comparisons: [Comparison] { hypotheses.comparisons }
  var significance: Double { hypotheses.significance }

  /// The page, ready to be rendered.
  var page: ReportPage {
    ReportPage(
      name: HypothesesSite.pageName, shortTitle: "Hypotheses",
      document: Document(
        title: "Which differences are there, and what explains them", lead: lead,
        banners: context.banners,
        sections: [inAMinute, family, controls, details, others, method].compactMap(\.self),
        colophon: context.colophon))
  }

  /// The comparisons that stand after Holm's correction.
  var standing: [Comparison] { comparisons.filter { $0.stands(at: significance) } }

  /// Those whose story a third column changes, the strongest first.
  var flagged: [(comparison: Comparison, control: ControlledComparison)] {
    comparisons.flatMap { comparison in comparison.flagged.map { (comparison, $0) } }
      .sorted { severity($0.1) > severity($1.1) }
  }

  /// Reversals before what vanishes before the rest; among equals, the larger effect.
  private func severity(_ control: ControlledComparison) -> (Int, Double) {
    let rank =
      switch control.verdict {
      case .reverses: 3
      case .vanishes: 2
      case .weakens, .appears: 1
      default: 0
      }
    return (rank, abs(control.effect.crude.value))
  }

  /// The answer in one paragraph.
  var lead: InlineText {
    guard !comparisons.isEmpty else {
      return "Nothing was compared: the file has no two columns that could be."
    }
    if comparisons.count == 1 {
      var text = comparisons[0].answer(at: significance)
      if let first = flagged.first {
        text +=
          " " + first.control.sentence(of: comparisons[0].outcome, by: comparisons[0].factor)
      }
      return text
    }
    var text: InlineText =
      "Of \(comparisons.count) comparisons over \(hypotheses.studiedRows) rows, "
      + "\(standing.count) differences stand after correction for their number, and "
      + "\(standing.count { $0.effect?.isAtLeastSmall ?? false }) of them are more than negligible."
    if let first = flagged.first(where: { isExplained($0.control) }) {
      text +=
        " \(explained.count) of them are not what they seem: above all, "
        + first.control.sentence(of: first.comparison.outcome, by: first.comparison.factor)
    }
    return text
  }

  func isExplained(_ control: ControlledComparison) -> Bool {
    [.vanishes, .reverses].contains(control.verdict)
  }

  /// The comparisons that a third column explains or turns around.
  var explained: [Comparison] {
    comparisons.filter { $0.flagged.contains(where: isExplained) }
  }

  private var method: Section {
    var blocks: [Block] = [.bullets(methods)]
    if !hypotheses.skipped.isEmpty {
      blocks.append(.paragraph("What could not be tested:"))
      blocks.append(
        .bullets(
          hypotheses.skipped.map { skipped -> InlineText in
            "\(code: skipped.outcome) by \(code: skipped.factor): \(skipped.reason.description)"
          }))
    }
    return Section("How this was computed", id: "method", blocks)
  }

  private var methods: [InlineText] {
    let seed = Quantity.plain(Int(clamping: hypotheses.settings.seed.value))
    let level = Quantity.percent(hypotheses.settings.level, digits: 0)
    let most = hypotheses.settings.mostRearrangements
    var items: [InlineText] = []
    items.append(
      """
      The test is chosen from the kinds of the columns and from which assumptions matter at this size; \
      every candidate and its grounds stand with each comparison.
      """)
    items.append(
      """
      By lot: values are dealt to the groups at random; the same seed (\(seed)) gives the same p-value \
      on any machine. At most \(most) rearrangements are drawn a test, fewer of large groups.
      """)
    items.append(
      """
      A third column is held fixed by comparing within each of its levels and joining the results: \
      standardised differences and correlations by inverse variances, odds ratios after Mantel and \
      Haenszel with the interval of Robins, Breslow and Greenland. Beside it stands a regression with \
      indicators of both columns and robust (HC3) errors: least squares of a number, logistic of a class.
      """)
    items.append(
      """
      Holm keeps the chance of any false alarm in the family, Benjamini and Hochberg the expected share \
      of false alarms among what is found.
      """)
    items.append("Intervals are at \(level). All digits are in the JSON of this page.")
    return items
  }
}
