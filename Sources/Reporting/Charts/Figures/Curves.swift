extension Chart {
  /// ROC curves: the true positive rate against the false positive rate, 0 … 1, with the diagonal
  /// of chance.
  ///
  /// - Parameters:
  ///   - title: What it is.
  ///   - curves: The curves; put the area under each into its name.
  ///   - operatingPoints: Thresholds in use.
  ///   - finding: What it shows.
  ///   - description: What a screen reader says; made from the numbers when not given.
  ///   - footnote: What must be known to read it, with n.
  /// - Returns: The chart.
  public static func roc(
    _ title: String, curves: [LineSeries], operatingPoints: [LabelledPoint] = [],
    finding: InlineText, description: String? = nil, footnote: InlineText = ""
  ) -> Chart {
    let chance = LineSeries(
      "chance", points: [LinePoint(x: 0, y: 0), LinePoint(x: 1, y: 1)], stroke: .dotted,
      emphasis: .quiet)
    return unitSquare(
      title, AxisTitle("False positive rate", format: Self.rate),
      AxisTitle("True positive rate (recall)", format: Self.rate), curves + [chance],
      marks: operatingPoints, finding, description, footnote)
  }

  /// Precision–recall curves, 0 … 1, with the level of chance.
  ///
  /// - Parameters:
  ///   - title: What it is.
  ///   - curves: The curves; put the average precision of each into its name.
  ///   - baseRate: The share of positives, which is the precision of chance.
  ///   - operatingPoints: Thresholds in use.
  ///   - finding: What it shows.
  ///   - description: What a screen reader says; made from the numbers when not given.
  ///   - footnote: What must be known to read it, with n.
  /// - Returns: The chart.
  public static func precisionRecall(
    _ title: String, curves: [LineSeries], baseRate: Double,
    operatingPoints: [LabelledPoint] = [], finding: InlineText, description: String? = nil,
    footnote: InlineText = ""
  ) -> Chart {
    let chance = LineSeries(
      "chance: \(Quantity.percent(baseRate).shown)",
      points: [LinePoint(x: 0, y: baseRate), LinePoint(x: 1, y: baseRate)], stroke: .dotted,
      emphasis: .quiet)
    return unitSquare(
      title, AxisTitle("Recall", format: Self.rate), AxisTitle("Precision", format: Self.rate),
      curves + [chance], marks: operatingPoints, finding, description,
      footnote)
  }

  /// What a threshold gives: shares from 0 to 1 against the threshold.
  ///
  /// - Parameters:
  ///   - title: What it is.
  ///   - threshold: The horizontal axis.
  ///   - lines: Precision, recall, share sent to review, …
  ///   - current: The threshold in use.
  ///   - scale: How thresholds stand on their axis.
  ///   - finding: What it shows.
  ///   - description: What a screen reader says; made from the numbers when not given.
  ///   - footnote: What must be known to read it, with n.
  /// - Returns: The chart.
  public static func thresholds(
    _ title: String, threshold: AxisTitle = "Threshold on the probability", lines: [LineSeries],
    current: Double? = nil, scale: AxisScale = .linear, finding: InlineText,
    description: String? = nil, footnote: InlineText = ""
  ) -> Chart {
    let inUse = current.map {
      ReferenceLine($0, label: "in use: \(threshold.short($0))", tone: .neutral)
    }
    return .lines(
      title, x: threshold, y: AxisTitle("Share", format: NumberFormat(.percent(digits: 1))),
      lines: lines, references: inUse.map { [$0] } ?? [], xScale: scale,
      yRange: ValueInterval(low: 0, high: 1), finding: finding, description: description,
      footnote: footnote)
  }

  private static let rate = NumberFormat(.fixed(digits: 4))

  private static func unitSquare(
    _ title: String, _ x: AxisTitle, _ y: AxisTitle, _ lines: [LineSeries],
    marks: [LabelledPoint], _ finding: InlineText, _ description: String?,
    _ footnote: InlineText
  ) -> Chart {
    let unit = ValueInterval(low: 0, high: 1)
    return curves(
      title, finding, description, footnote,
      LineFigure(
        x: x, y: y, lines: lines, references: [], marks: marks, xScale: .linear, yScale: .linear,
        xRange: unit, yRange: unit, form: .square))
  }
}
