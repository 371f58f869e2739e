import Foundation
import LinearModels
import Reporting
import Statistics
import Workflow

/// The page `regression`: what goes with the outcome once the other columns are held fixed.
struct RegressionPage {
  /// The stem of the page's files.
  static let name = "regression"
  /// The stem of the summary's files.
  static let summaryName = "executive-summary-regression"

  let report: RegressionReport
  let fingerprint: Fingerprint

  /// The page and its summary.
  var pages: [ReportPage] { [page, summaryPage] }

  /// The page, ready to be rendered.
  var page: ReportPage {
    ReportPage(
      name: Self.name, shortTitle: "Regression",
      document: Document(
        title: "What goes with \(outcomeWords)", lead: lead, banners: banners,
        sections: [short, choice, coefficients, effects, fit, assumptions, columns, method]
          .compactMap(\.self),
        colophon: report.source.colophon(fingerprint)))
  }

  var banners: [Note] { report.source.banners }

  var lead: InlineText {
    let found = tellingTerms.count
    var text: InlineText =
      found == 0
      ? "None of \(report.terms.count) terms goes with \(outcomeWords) beyond what chance would do."
      : "\(found) of \(report.terms.count) terms go with \(outcomeWords) beyond what chance would do, "
        + "each with the others held fixed."
    if let strongest { text += " The strongest: \(sentence(of: strongest))" }
    if report.separation != nil {
      text +=
        " Some columns tell the classes apart without fail, so the coefficients are those of Firth's "
        + "penalised fit."
    }
    return text
  }
}

// MARK: - Words and numbers that several sections share

extension RegressionPage {
  /// Whether odds are explained, not a number.
  var isLogistic: Bool { report.method != .leastSquares }

  /// What is explained, as a title says it.
  var outcomeWords: String {
    report.outcome.level.map { "\(report.outcome.column) = \($0)" } ?? report.outcome.column
  }

  /// A term with its row of the table.
  struct Found {
    let term: RegressionTerm
    let row: CoefficientTable.Row

    /// What one typical step adds to the log-odds or the outcome.
    var effect: Double { row.estimate * term.step }
  }

  /// The terms with their rows, without the intercept.
  var found: [Found] {
    zip(report.terms, report.coefficients.rows.dropFirst()).map { Found(term: $0, row: $1) }
  }

  /// The terms whose coefficient is not 0 at the 5 % level, the strongest first.
  var tellingTerms: [Found] {
    found.filter { p(of: $0).value < 0.05 }.sorted { abs($0.effect) > abs($1.effect) }
  }

  var strongest: Found? { tellingTerms.first }

  /// The p-value of a term: of the likelihood ratio where Wald's cannot be trusted.
  func p(of found: Found) -> PValue {
    guard report.method == .firth,
      let profile = report.profiles.first(where: { $0.name == found.term.name })
    else { return found.row.pValue }
    return profile.test.p
  }

  /// The interval of a coefficient: of the profile where Wald's cannot be trusted.
  func interval(of found: Found) -> ClosedRange<Double> {
    guard report.method == .firth,
      let profile = report.profiles.first(where: { $0.name == found.term.name })
    else { return found.row.interval() }
    return profile.interval
  }

  /// What a step of a term is: from one level to the other, or one standard deviation.
  func stepWords(_ term: RegressionTerm) -> InlineText {
    if let level = term.level {
      return "\(code: term.column) “\(level)” instead of “\(term.reference ?? "")”"
    }
    return
      "one standard deviation (\(Quantity.significant(term.spread))) more of \(code: term.column)"
  }

  /// What a term says, in one sentence.
  func sentence(of found: Found) -> InlineText {
    let (effect, ends) = (found.effect, interval(of: found))
    let (low, high) = (ends.lowerBound * found.term.step, ends.upperBound * found.term.step)
    if isLogistic {
      return "\(stepWords(found.term)) multiplies the odds by \(odds(effect)) "
        + "(95 % interval \(.range(odds(low), odds(high))))."
    }
    return "\(stepWords(found.term)) goes with \(Quantity.significant(effect).signed()) of "
      + "\(code: report.outcome.column) (95 % interval "
      + "\(.range(.significant(low), .significant(high))))."
  }

  /// e^x, by a power of ten where it is large or small.
  func odds(_ logarithm: Double) -> Quantity {
    let value = exp(logarithm)
    // Beside 1 three digits would hide what one view more does.
    if abs(value - 1) < 0.005 { return .significant(value, digits: 8) }
    let isOrdinary = value >= 0.001 && value < 10_000
    return isOrdinary ? .significant(value) : .scientific(value)
  }

  /// A p-value as a table shows it; never 0.
  func cell(_ p: PValue) -> Cell {
    p.value.isNaN ? .missing : .number(.pValue(p.value, log10: p.log10))
  }

  /// A number as a table shows it; none where it is not finite.
  func cell(_ value: Double, digits: Int = 4) -> Cell {
    value.isFinite ? .number(quantity(value, digits: digits)) : .missing
  }

  /// A number with its 95 % interval as a table shows it, ends at infinity included.
  func cell(
    _ value: Double, _ interval: ClosedRange<Double>, _ quantity: (Double) -> Quantity
  ) -> Cell {
    guard value.isFinite else { return .missing }
    return .estimate(
      quantity(value), low: quantity(interval.lowerBound), high: quantity(interval.upperBound))
  }

  /// A number with as many digits as a reader needs.
  func quantity(_ value: Double, digits: Int = 4) -> Quantity {
    let size = abs(value)
    let isOrdinary = size == 0 || size >= 1e-4 && size < 1e7
    return isOrdinary
      ? .significant(value, digits: digits) : .scientific(value, digits: digits - 1)
  }
}
