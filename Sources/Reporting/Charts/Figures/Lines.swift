/// A point of a curve.
public struct LinePoint: Codable, Hashable, Sendable {
  /// Its place on the horizontal axis.
  public var x: Double
  /// Its place on the vertical axis.
  public var y: Double

  /// Makes a point.
  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }
}

/// The ends of a band at one place.
public struct BandPoint: Codable, Hashable, Sendable {
  /// Its place on the horizontal axis.
  public var x: Double
  /// The low end.
  public var low: Double
  /// The high end.
  public var high: Double

  /// Makes a point.
  public init(x: Double, low: Double, high: Double) {
    self.x = x
    self.low = low
    self.high = high
  }
}

/// A curve.
public struct LineSeries: Codable, Hashable, Sendable {
  /// How a line is drawn, so that curves are told apart without colour.
  public enum Stroke: String, Codable, Hashable, Sendable, CaseIterable {
    /// Without gaps.
    case solid
    /// With long parts.
    case dashed
    /// With short parts.
    case dotted
    /// With long and short parts.
    case dashDotted
  }

  /// What the curve is.
  public var name: String
  /// What it speaks of.
  public var tone: Tone
  /// Its points, in the order in which they are joined.
  public var points: [LinePoint]
  /// A band around it; none when empty.
  public var band: [BandPoint]
  /// How it is drawn.
  public var stroke: Stroke
  /// How loud it is.
  public var emphasis: TableRow.Emphasis

  /// Makes a curve.
  public init(
    _ name: String, tone: Tone = .neutral, points: [LinePoint], band: [BandPoint] = [],
    stroke: Stroke = .solid, emphasis: TableRow.Emphasis = .normal
  ) {
    self.name = name
    self.tone = tone
    self.points = points
    self.band = band
    self.stroke = stroke
    self.emphasis = emphasis
  }
}

/// Curves, perhaps with bands.
public struct LineFigure: Codable, Hashable, Sendable {
  /// How wide the plot is to its height.
  public enum Form: String, Codable, Hashable, Sendable {
    /// Wide.
    case wide
    /// As wide as high: both axes measure the same kind of thing.
    case square
  }

  /// The horizontal axis.
  public let x: AxisTitle
  /// The vertical axis.
  public let y: AxisTitle
  /// The curves.
  public let lines: [LineSeries]
  /// Values to compare with.
  public let references: [ReferenceLine]
  /// Points that are worth words.
  public let marks: [LabelledPoint]
  /// How values stand on the horizontal axis.
  public let xScale: AxisScale
  /// How values stand on the vertical axis.
  public let yScale: AxisScale
  /// What the horizontal axis spans at least; what the data span when not given.
  public let xRange: ValueInterval?
  /// What the vertical axis spans at least; what the data span when not given.
  public let yRange: ValueInterval?
  /// The form of the plot.
  public let form: Form
}

extension Chart {
  /// Curves, perhaps with bands.
  ///
  /// - Parameters:
  ///   - title: What it is.
  ///   - x: The horizontal axis.
  ///   - y: The vertical axis.
  ///   - lines: The curves; points without a place on the axes are left out.
  ///   - references: Values to compare with.
  ///   - marks: Points that are worth words.
  ///   - xScale: How values stand on the horizontal axis.
  ///   - yScale: How values stand on the vertical axis.
  ///   - xRange: What the horizontal axis spans at least.
  ///   - yRange: What the vertical axis spans at least.
  ///   - finding: What it shows.
  ///   - description: What a screen reader says; made from the numbers when not given.
  ///   - footnote: What must be known to read it.
  /// - Returns: The chart.
  public static func lines(
    _ title: String, x: AxisTitle, y: AxisTitle, lines: [LineSeries],
    references: [ReferenceLine] = [], marks: [LabelledPoint] = [], xScale: AxisScale = .linear,
    yScale: AxisScale = .linear, xRange: ValueInterval? = nil, yRange: ValueInterval? = nil,
    finding: InlineText, description: String? = nil, footnote: InlineText = ""
  ) -> Chart {
    curves(
      title, finding, description, footnote,
      LineFigure(
        x: x, y: y, lines: lines, references: references, marks: marks, xScale: xScale,
        yScale: yScale, xRange: xRange, yRange: yRange, form: .wide))
  }

  static func curves(
    _ title: String, _ finding: InlineText, _ description: String?, _ footnote: InlineText,
    _ figure: LineFigure
  ) -> Chart {
    let (drawable, omitted) = figure.drawable
    return Chart(
      title: title, finding: finding, description: description, footnote: footnote,
      omitted: omitted, figure: .lines(drawable))
  }
}

extension LineFigure {
  /// The figure without what has no place on its axes, and how much that was.
  fileprivate var drawable: (LineFigure, Int) {
    func stands(_ x: Double, _ y: Double) -> Bool {
      xScale.hasPlace(for: x) && yScale.hasPlace(for: y)
    }
    func isSound(_ range: ValueInterval, _ scale: AxisScale) -> Bool {
      scale.hasPlace(for: range.low) && scale.hasPlace(for: range.high)
    }
    var omitted = 0
    func kept<Element>(_ all: [Element], _ isKept: (Element) -> Bool) -> [Element] {
      let kept = all.filter(isKept)
      omitted += all.count - kept.count
      return kept
    }
    let lines = self.lines.map { line in
      var copy = line
      copy.points = kept(line.points) { stands($0.x, $0.y) }
      copy.band = kept(line.band) { stands($0.x, $0.low) && yScale.hasPlace(for: $0.high) }
      return copy
    }
    let figure = LineFigure(
      x: x, y: y, lines: lines,
      references: kept(references) { ($0.axis == .x ? xScale : yScale).hasPlace(for: $0.value) },
      marks: kept(marks) { stands($0.x, $0.y) }, xScale: xScale, yScale: yScale,
      xRange: xRange.flatMap { isSound($0, xScale) ? $0 : nil },
      yRange: yRange.flatMap { isSound($0, yScale) ? $0 : nil }, form: form)
    return (figure, omitted)
  }
}

extension LineFigure: FigureContent {
  var kindName: String { form == .wide ? "Line chart" : "Curve" }

  var summary: String {
    let names = lines.map(\.name).joined(separator: "; ")
    let marks = marks.map {
      "\($0.label) at \(x.quantity($0.x).shown), \(y.quantity($0.y).shown)"
    }
    let points = marks.isEmpty ? "" : " Marked: \(marks.joined(separator: "; "))."
    return "\(y.full) against \(x.full): \(names).\(points)"
  }

  /// Marked points first, then the curves.
  var table: Table {
    let hasBand = lines.contains { !$0.band.isEmpty }
    let points = marks.map { row($0.label, $0.x, $0.y, nil, hasBand) }
    let curves = lines.flatMap { line in
      let isAligned = line.band.count == line.points.count
      return line.points.enumerated().map { index, point in
        row(line.name, point.x, point.y, isAligned ? line.band[index] : nil, hasBand)
      }
        + (isAligned ? [] : line.band.map { row(line.name, $0.x, nil, $0, hasBand) })
    }
    return Table(
      caption: "",
      columns: [.text("Curve"), x.column, y.column]
        + (hasBand ? [.number("low end"), .number("high end")] : []),
      rows: points + curves)
  }

  private func row(
    _ name: String, _ x: Double, _ y: Double?, _ band: BandPoint?, _ hasBand: Bool
  ) -> TableRow {
    TableRow(
      [
        .text(InlineText(name)), .number(self.x.quantity(x)),
        .number(y.map { self.y.quantity($0) }),
      ]
        + (hasBand
          ? [
            .number(band.map { self.y.quantity($0.low) }),
            .number(band.map { self.y.quantity($0.high) }),
          ] : []))
  }
}
