import LinearModels
import Reporting
import Statistics

/// Pictures and verdicts of what a logistic regression assumes.
extension RegressionPage {
  /// What a page has room for.
  private static let mostShapes = 6

  var linearity: AssumptionCheck? {
    guard !report.shapes.isEmpty else { return nil }
    let bent = report.shapes.filter { ($0.boxTidwell?.test.p.value ?? 1) < 0.01 }
    let far = bent.filter { $0.largestGap > 0.05 }
    let ranked = report.shapes.sorted { $0.largestGap > $1.largestGap }
    return AssumptionCheck(
      id: "linearity", title: "The log-odds are linear in each number",
      kind: !far.isEmpty ? .danger : !bent.isEmpty ? .warning : .good,
      verdict: bent.isEmpty
        ? "Box and Tidwell's test finds no bend at the 1 % level."
        : "Box and Tidwell's test finds a bend in "
          + "\(code: bent.map(\.name).joined(separator: ", ")). "
          + (far.isEmpty
            ? "The picture shows that it hardly matters: no group is off by more than 5 points."
            : "In some group the fit is off by more than 5 percentage points: the size of a "
              + "coefficient is an average over a curve."),
      pictures: [.table(tidwellTable)] + ranked.prefix(Self.mostShapes).map { .chart(chart($0)) })
  }

  private var tidwellTable: Table {
    Table(
      caption: "Box and Tidwell's test of each number: does x·ln x say more beside x?",
      columns: [
        .text("Term"), .number("Likelihood ratio"), .number("p"), .number("Largest gap"),
        .number("Groups off"),
      ],
      rows: report.shapes.map { shape in
        TableRow([
          .code(shape.name), cell(shape.boxTidwell?.test.statistic ?? .nan),
          shape.boxTidwell.map { cell($0.test.p) } ?? .missing("no fit"),
          .number(.percent(shape.largestGap)), .count(shape.groupsOff),
        ])
      },
      footnote:
        "Largest gap: between the share that came and the mean probability, over ten groups "
        + "of rows by the number. Groups off: those whose 95 % interval leaves the fit out.")
  }

  private func chart(_ shape: TermShape) -> Chart {
    let came = shape.bins.map { LinePoint(x: $0.center, y: $0.observed) }
    let band = shape.bins.map { BandPoint(x: $0.center, low: $0.low, high: $0.high) }
    let fitted = shape.bins.map { LinePoint(x: $0.center, y: $0.fitted) }
    let first = shape.bins.map(\.center).min() ?? 0
    let last = shape.bins.map(\.center).max() ?? 0
    return .lines(
      "What came and what the fit says, by \(shape.name)",
      x: AxisTitle(shape.name),
      y: AxisTitle(
        "Share of “\(report.outcome.level ?? "")”", format: NumberFormat(.percent(digits: 1))),
      lines: [
        LineSeries("came", tone: .claim, points: came, band: band),
        LineSeries("the fit says", points: fitted, stroke: .dashed),
      ],
      xScale: first >= 0 && last > 1_000 ? .symlog(linearWithin: max(1, last / 10_000)) : .linear,
      finding: shape.groupsOff == 0
        ? "The fit lies within the interval of every group."
        : "The fit lies outside the interval of \(shape.groupsOff) of \(shape.bins.count) groups; the "
          + "largest gap is \(Quantity.percent(shape.largestGap)).",
      footnote: "Ten groups of rows by the number; band: 95 % intervals; n = \(report.rowsUsed).")
  }

  var calibration: AssumptionCheck? {
    guard let hosmer = report.hosmerLemeshow else { return nil }
    let bins = hosmer.groups.map { group -> ReliabilityBin in
      let interval = wilsonInterval(successes: group.observed, trials: group.count)
      return ReliabilityBin(
        mean: group.expected / Double(group.count),
        share: Double(group.observed) / Double(group.count), low: interval.lowerBound,
        high: interval.upperBound, count: group.count)
    }
    let gap = bins.map { abs($0.mean - $0.share) }.max() ?? 0
    let slope = report.validation?.line.slope
    let isBold = slope.map { !(0.8...1.25).contains($0.estimate) } ?? false
    let disagrees = hosmer.test.p.value < 0.05
    var verdict: InlineText =
      "Hosmer and Lemeshow's test over ten groups: χ² = \(Quantity.significant(hosmer.test.statistic)), "
      + "p = \(p(hosmer.test.p)); the largest gap is \(Quantity.percent(gap))."
    if let slope, let line = report.validation?.line {
      verdict +=
        " On rows that a fit did not see the slope of calibration is "
        + "\(Quantity.fixed(slope.estimate, digits: 3)) (1 is right, below it is too bold) and the "
        + "intercept \(Quantity.fixed(line.intercept.estimate, digits: 3)) (0 is right)."
    }
    return AssumptionCheck(
      id: "calibration", title: "Probabilities agree with what comes",
      kind: isBold || disagrees && gap > 0.05 ? .danger : disagrees ? .warning : .good,
      verdict: verdict,
      pictures: [
        .chart(
          .reliability(
            "Probabilities and shares in ten groups", bins: bins,
            finding: "The largest distance from the diagonal is \(Quantity.percent(gap)).",
            footnote: "Groups of equal size by probability; 95 % intervals; n = \(report.rowsUsed)."
          ))
      ])
  }
}
