/// A place in a plane.
public struct PlotPoint: Codable, Hashable, Sendable {
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

/// The points of one series.
public struct PointSeries: Codable, Hashable, Sendable {
  /// Whose points they are.
  public var name: String
  /// What the series speaks of.
  public var tone: Tone
  /// The points.
  public var points: [PlotPoint]

  /// Makes a series.
  public init(_ name: String, tone: Tone = .neutral, points: [PlotPoint]) {
    self.name = name
    self.tone = tone
    self.points = points
  }
}

/// Points.
public struct ScatterFigure: Codable, Hashable, Sendable {
  /// The horizontal axis.
  public let x: AxisTitle
  /// The vertical axis.
  public let y: AxisTitle
  /// The series.
  public let series: [PointSeries]
  /// How values stand on the horizontal axis.
  public let xScale: AxisScale
  /// How values stand on the vertical axis.
  public let yScale: AxisScale
}

extension Chart {
  /// A scatter plot; for more than about two thousand points use `hexbin`.
  ///
  /// - Parameters:
  ///   - title: What it is.
  ///   - x: The horizontal axis.
  ///   - y: The vertical axis.
  ///   - series: The points; those without a place on the axes are left out.
  ///   - xScale: How values stand on the horizontal axis.
  ///   - yScale: How values stand on the vertical axis.
  ///   - finding: What it shows.
  ///   - description: What a screen reader says; made from the numbers when not given.
  ///   - footnote: What must be known to read it.
  /// - Returns: The chart.
  public static func scatter(
    _ title: String, x: AxisTitle, y: AxisTitle, series: [PointSeries],
    xScale: AxisScale = .linear, yScale: AxisScale = .linear, finding: InlineText,
    description: String? = nil, footnote: InlineText = ""
  ) -> Chart {
    let drawable = series.map { one in
      PointSeries(
        one.name, tone: one.tone,
        points: one.points.filter { xScale.hasPlace(for: $0.x) && yScale.hasPlace(for: $0.y) })
    }
    let given = series.reduce(0) { $0 + $1.points.count }
    let kept = drawable.reduce(0) { $0 + $1.points.count }
    return Chart(
      title: title, finding: finding, description: description, footnote: footnote,
      omitted: given - kept,
      figure: .scatter(
        ScatterFigure(x: x, y: y, series: drawable, xScale: xScale, yScale: yScale)))
  }
}

extension ScatterFigure: FigureContent {
  var kindName: String { "Scatter plot" }

  var summary: String {
    let names = series.map { "\($0.name), n = \(Quantity.count($0.points.count).shown)" }
    return "\(y.full) against \(x.full): \(names.joined(separator: "; "))."
  }

  var table: Table {
    Table(
      caption: "", columns: [.text("Series"), x.column, y.column],
      rows: series.flatMap { one in
        one.points.map {
          TableRow([
            .text(InlineText(one.name)), .number(x.quantity($0.x)), .number(y.quantity($0.y)),
          ])
        }
      })
  }
}
