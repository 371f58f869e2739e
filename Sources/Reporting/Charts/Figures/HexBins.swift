/// Points counted in a lattice of hexagons, upright, over the rectangle that the points span.
public struct HexBins: Codable, Hashable, Sendable {
  /// How values stand on the horizontal axis.
  public let xScale: AxisScale
  /// How values stand on the vertical axis.
  public let yScale: AxisScale
  /// The values that the lattice spans horizontally.
  public let xRange: ValueInterval
  /// The values that the lattice spans vertically.
  public let yRange: ValueInterval
  /// How many hexagons stand side by side.
  public let columns: Int
  /// How many rows of hexagons stand above one another.
  public let rows: Int
  /// The hexagons with points in them, row by row.
  public let cells: [HexCell]
  /// How many points have no place on the axes.
  public let omitted: Int

  /// Counts points.
  ///
  /// The lattice is that of Carr et al. (1987): two interleaved rectangular lattices; a point
  /// belongs to the nearer of its two candidates.
  ///
  /// - Parameters:
  ///   - points: The points; those without a place on the axes are only counted.
  ///   - columns: How many hexagons stand side by side, 2 … 60.
  ///   - xScale: How values stand on the horizontal axis.
  ///   - yScale: How values stand on the vertical axis.
  /// - Complexity: O(*points* + *cells* · log *cells*)
  public init(
    _ points: some Sequence<PlotPoint>, columns: Int = 20, xScale: AxisScale = .linear,
    yScale: AxisScale = .linear
  ) {
    precondition((2...60).contains(columns), "hexbins have 2 … 60 columns")
    var places: [PlotPoint] = []
    var omitted = 0
    for point in points {
      guard xScale.hasPlace(for: point.x), yScale.hasPlace(for: point.y) else {
        omitted += 1
        continue
      }
      places.append(PlotPoint(x: xScale.forward(point.x), y: yScale.forward(point.y)))
    }
    let lattice = HexLattice(places, columns: columns)
    self.xScale = xScale
    self.yScale = yScale
    self.columns = columns
    self.omitted = omitted
    rows = lattice.rows
    xRange = ValueInterval(
      low: xScale.inverse(lattice.x.low), high: xScale.inverse(lattice.x.high))
    yRange = ValueInterval(
      low: yScale.inverse(lattice.y.low), high: yScale.inverse(lattice.y.high))
    cells = lattice.counts(places).map { place, count in
      let centre = lattice.centre(place)
      return HexCell(x: xScale.inverse(centre.x), y: yScale.inverse(centre.y), count: count)
    }
  }

  /// n.
  public var total: Int { cells.reduce(0) { $0 + $1.count } }

  var fault: String? {
    let isSound =
      (2...60).contains(columns) && (2...200).contains(rows) && omitted >= 0
      && cells.allSatisfy { xScale.hasPlace(for: $0.x) && yScale.hasPlace(for: $0.y) }
      && [xRange.low, xRange.high].allSatisfy(xScale.hasPlace)
      && [yRange.low, yRange.high].allSatisfy(yScale.hasPlace)
    return isSound ? nil : "the hexagons do not stand on the axes"
  }
}

/// Where hexagons stand, in the coordinates of the axes.
struct HexLattice {
  /// A hexagon: its row from below, its column from the left; odd rows are half a column further.
  struct Place: Hashable, Comparable {
    var row: Int
    var column: Int
    static func < (left: Self, right: Self) -> Bool {
      (left.row, left.column) < (right.row, right.column)
    }
  }

  let x: ValueInterval
  let y: ValueInterval
  let columns: Int
  let rows: Int

  /// Hexagons are regular on a plot that is 1.6 times as wide as high.
  init(_ points: [PlotPoint], columns: Int) {
    x = Self.span(points.map(\.x))
    y = Self.span(points.map(\.y))
    self.columns = columns
    rows = max(2, Int((Double(columns) / (1.6 * 0.866)).rounded()))
  }

  private static func span(_ values: [Double]) -> ValueInterval {
    guard let low = values.min(), let high = values.max() else {
      return ValueInterval(low: 0, high: 1)
    }
    guard low < high else {
      let margin = max(abs(low) * 0.05, 0.5)
      return ValueInterval(low: low - margin, high: high + margin)
    }
    return ValueInterval(low: low, high: high)
  }

  private var stepX: Double { (x.high - x.low) / Double(columns) }
  private var stepY: Double { (y.high - y.low) / Double(rows) }

  func centre(_ place: Place) -> PlotPoint {
    let shift = place.row.isMultiple(of: 2) ? 0 : 0.5
    return PlotPoint(
      x: x.low + (Double(place.column) + shift) * stepX, y: y.low + Double(place.row) * stepY)
  }

  func counts(_ points: [PlotPoint]) -> [(Place, Int)] {
    var counts: [Place: Int] = [:]
    for point in points { counts[place(of: point), default: 0] += 1 }
    return counts.sorted { $0.key < $1.key }
  }

  /// The nearer of the hexagons of an even and of an odd row.
  func place(of point: PlotPoint) -> Place {
    let u = (point.x - x.low) / stepX
    let v = (point.y - y.low) / stepY
    let even = Place(row: 2 * Int((v / 2).rounded()), column: Int(u.rounded()))
    let odd = Place(
      row: 2 * Int(((v - 1) / 2).rounded()) + 1, column: Int((u - 0.5).rounded()))
    // Rows are 0.866 columns apart where hexagons are regular.
    func distance(_ place: Place, _ shift: Double) -> Double {
      let dx = u - Double(place.column) - shift
      let dy = (v - Double(place.row)) * 0.866
      return dx * dx + dy * dy
    }
    return distance(even, 0) <= distance(odd, 0.5) ? even : odd
  }
}
