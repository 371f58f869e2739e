/// A hexagon and how many points are in it.
public struct HexCell: Codable, Hashable, Sendable {
  /// The value of the horizontal axis in its middle.
  public var x: Double
  /// The value of the vertical axis in its middle.
  public var y: Double
  /// How many points.
  public var count: Int

  /// Makes a cell.
  public init(x: Double, y: Double, count: Int) {
    self.x = x
    self.y = y
    self.count = count
  }
}

/// Counts of points in hexagons.
public struct HexFigure: Codable, Hashable, Sendable {
  /// The horizontal axis.
  public let x: AxisTitle
  /// The vertical axis.
  public let y: AxisTitle
  /// The bins.
  public let bins: HexBins
}

extension Chart {
  /// Counts of many points in hexagons; darker is more.
  ///
  /// - Parameters:
  ///   - title: What it is.
  ///   - x: The horizontal axis.
  ///   - y: The vertical axis.
  ///   - bins: The points, binned.
  ///   - finding: What it shows.
  ///   - description: What a screen reader says; made from the numbers when not given.
  ///   - footnote: What must be known to read it.
  /// - Returns: The chart.
  public static func hexbin(
    _ title: String, x: AxisTitle, y: AxisTitle, bins: HexBins, finding: InlineText,
    description: String? = nil, footnote: InlineText = ""
  ) -> Chart {
    Chart(
      title: title, finding: finding, description: description, footnote: footnote,
      omitted: bins.omitted, figure: .hexbin(HexFigure(x: x, y: y, bins: bins)))
  }
}

extension HexFigure: FigureContent {
  var kindName: String { "Binned scatter plot" }

  var summary: String {
    guard let largest = bins.cells.max(by: { $0.count < $1.count }) else { return "No data." }
    return "\(y.full) against \(x.full), n = \(Quantity.count(bins.total).shown) points in "
      + "\(bins.cells.count) hexagons; the fullest, around \(x.quantity(largest.x).shown) and "
      + "\(y.quantity(largest.y).shown), has \(Quantity.count(largest.count).shown)."
  }

  var table: Table {
    Table(
      caption: "", columns: [x.column, y.column, .number("Points")],
      rows: bins.cells.map {
        TableRow([
          .number(x.quantity($0.x)), .number(y.quantity($0.y)), .count($0.count),
        ])
      })
  }

  var fault: String? { bins.fault }
}
