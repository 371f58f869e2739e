import Evaluation
import Learning
import Reporting
import Workflow

extension SetSection {
  /// ROC and precision–recall curves.
  var ranking: [Block] {
    [rocChart, precisionChart].compactMap { $0.map { .chart($0) } }
  }

  private var rocChart: Chart? {
    let curves = drawn.compactMap { line in
      line.curves.roc.map { curve in
        series(
          line, "\(line.entrant.title): \(Quantity.score(line.test.rocAUC ?? 0.5).shown)",
          curve.points.map { LinePoint(x: $0.falsePositiveRate, y: $0.truePositiveRate) })
      }
    }
    guard !curves.isEmpty, let champion = result.champion else { return nil }
    let confusion = champion.test.confusion
    return .roc(
      "ROC curves", curves: curves,
      operatingPoints: [
        LabelledPoint(
          x: 1 - confusion.specificity, y: confusion.recall, label: "threshold in use", tone: .claim
        )
      ],
      finding: areas,
      footnote:
        "After each name the area under its curve. Test part, n = \(result.testRows). Curves are "
        + "drawn "
        + "through at most \(ModelCurves.pointLimit) points; areas are exact.")
  }

  private var areas: InlineText {
    guard let champion = result.champion, let area = champion.test.rocAUC else { return "" }
    let text: InlineText =
      "The champion, \(champion.entrant.title), ranks \(names.onePositive) above "
      + "\(names.oneNegative) "
      + "in \(Quantity.share(area)) of cases"
    guard let rule = result.ruleLine?.test.rocAUC, let name = result.rule?.column else {
      return text + "."
    }
    return text + "; \(code: name) alone does in \(Quantity.share(rule))."
  }

  private var precisionChart: Chart? {
    let curves = drawn.compactMap { line in
      line.curves.precisionRecall.map { curve in
        series(
          line, "\(line.entrant.title): \(Quantity.score(line.test.averagePrecision ?? 0).shown)",
          curve.points.map { LinePoint(x: $0.recall, y: $0.precision) })
      }
    }
    guard !curves.isEmpty, let champion = result.champion else { return nil }
    let confusion = champion.test.confusion
    return .precisionRecall(
      "Precision against recall", curves: curves, baseRate: result.baseRate,
      operatingPoints: [
        LabelledPoint(
          x: confusion.recall, y: confusion.precision, label: "threshold in use", tone: .claim)
      ],
      finding: precisionFinding(champion),
      footnote: "After each name the average precision. Test part, n = \(result.testRows), "
        + "\(Quantity.percent(result.baseRate)) of them \(names.positives).")
  }

  /// The precision that is left when nine in ten positives are found.
  private func precisionFinding(_ line: SetResult.Line) -> InlineText {
    guard let points = line.curves.precisionRecall?.points,
      let point = points.first(where: { $0.recall >= 0.9 })
    else { return "" }
    return
      "Who wants to find nine in ten \(names.positives) with \(line.entrant.title) gets a "
      + "precision of "
      + "\(Quantity.share(point.precision)): so many of the videos called \(names.positive) are."
  }
}
