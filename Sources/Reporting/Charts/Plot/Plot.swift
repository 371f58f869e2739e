/// A picture in the coordinates of the data: panels one below the other above a common axis.
///
/// Figures become plots, plots become drawings. A plot knows what is drawn and in which units; where
/// that is on a page is the business of `PlotLayout`.
struct Plot {
  /// What runs from left to right, in all panels.
  var x: PlotAxis
  /// The panels, from top to bottom.
  var panels: [Panel]
  /// What marks mean, where they do not say so themselves.
  var key: [KeyEntry] = []
  /// Where the key stands.
  var keyPlace = KeyPlace.top
  /// What must fit to the right of a place of the horizontal axis: the words at the ends of bars.
  var trailing: [(value: Double, width: Double)] = []
  /// The width of the plot, where it must not be as wide as it can.
  var plotWidth: Double?
  /// Words instead of marks, where there is nothing to draw.
  var emptyNote: String?

  enum KeyPlace { case top, right }
}

/// Marks above a stretch of the horizontal axis.
struct Panel {
  /// What the panel shows; none where the chart's own title says it.
  var title: String?
  /// What the title speaks of.
  var tone: Tone = .neutral
  /// What runs from bottom to top, or the names from top to bottom.
  var y: PlotAxis
  /// The height of the marks, in pixels.
  var height: Double
  /// What is drawn, from back to front.
  var marks: [Mark] = []
  /// Curves whose names stand at their right ends if there is room; otherwise they go to the key.
  var ends: [EndLabel] = []
  /// Points with words.
  var points: [LabelledPoint] = []
  /// Values to compare with.
  var references: [ReferenceLine] = []
}

/// The name of a curve, at its end.
struct EndLabel {
  var text: String
  var tone: Tone
  /// Where the curve ends.
  var point: PlotPoint
  var entry: KeyEntry
}

/// An axis.
struct PlotAxis {
  enum Kind {
    /// Numbers; upwards where the axis is upright.
    case numbers(AxisScale, Domain)
    /// Names, one a unit, from zero on downwards.
    case names([BandName])
  }

  var title: String
  var kind: Kind
  var format: NumberFormat?
  /// How many ticks to aim at; as many as are readable when not given.
  var tickCount: Int?
}

/// The name of a row.
struct BandName {
  var text: String
  /// A smaller line below it.
  var note = ""
  var emphasis: TableRow.Emphasis = .normal
}

/// What a mark means.
struct KeyEntry {
  enum Swatch { case bar, line, dot(DotShape) }
  var text: String
  var swatch: Swatch
  var look: Drawing.Look
}

/// The shape of a point, so that series are told apart without colour.
enum DotShape: CaseIterable {
  case circle, square, diamond, triangle

  /// The outline around a place.
  func path(at place: PlotPoint, radius: Double) -> Path {
    Path(corners(at: place, radius: radius), isClosed: true)
  }

  /// The corners of the outline around a place.
  func corners(at place: PlotPoint, radius: Double) -> [PlotPoint] {
    let r = radius
    let offsets: [(Double, Double)] =
      switch self {
      case .circle:
        // A regular polygon of twelve corners cannot be told from a circle of this size.
        [
          (1, 0), (0.866, 0.5), (0.5, 0.866), (0, 1), (-0.5, 0.866), (-0.866, 0.5), (-1, 0),
          (-0.866, -0.5), (-0.5, -0.866), (0, -1), (0.5, -0.866), (0.866, -0.5),
        ]
      case .square: [(-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)]
      case .diamond: [(0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0)]
      case .triangle: [(0, -1.15), (1.1, 0.8), (-1.1, 0.8)]
      }
    return offsets.map { PlotPoint(x: place.x + $0.0 * r, y: place.y + $0.1 * r) }
  }
}

/// Something that is drawn, in the units of the axes.
enum Mark {
  /// Rectangles between two corners, each with what it says on hover.
  case bars([(PlotPoint, PlotPoint, hint: String)], Drawing.Look)
  /// A polygon.
  case area([PlotPoint], Drawing.Look)
  /// A curve.
  case line([PlotPoint], Drawing.Look, hint: String?)
  /// Points with what they say on hover; none for many points.
  case dots([PlotPoint], DotShape, radius: Double, Drawing.Look, hints: [String])
  /// Cells of a lattice: hexagons around places, a share of the axes wide and high.
  case hexagons([(PlotPoint, hint: String, Drawing.Look)], width: Double, height: Double)
  /// Words beside a place, so many pixels away.
  case words(String, PlotPoint, dx: Double, dy: Double, Drawing.TextRole, Drawing.TextAnchor, Tone)
}
