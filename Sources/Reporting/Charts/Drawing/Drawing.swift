/// Shapes and words at their places, in pixels: what is left of a chart when all is laid out.
struct Drawing {
  /// Where a word stands to its place.
  enum TextAnchor: String {
    case start, middle, end
  }

  /// What words are.
  enum TextRole: String {
    /// The name of a tick.
    case tick
    /// The title of an axis.
    case title = "axis-title"
    /// The name of a bar, a row, a panel.
    case label
    /// The title in a box.
    case boxed
    /// A smaller word beside a name.
    case remark
    /// A number beside its mark.
    case value
    /// The name of a curve or a point; has a halo of paper.
    case direct
    /// A word inside a filled shape.
    case inside
    /// Words that stand for a picture.
    case empty
  }

  /// What a shape is.
  enum ShapeRole: String {
    /// A line of the grid.
    case grid
    /// The line from which bars grow.
    case baseline
    /// A short line of the axis.
    case tick = "tick-mark"
    /// A filled bar.
    case bar
    /// A filled bar that carries words.
    case solid
    /// A soft area around a curve.
    case band
    /// A soft area with an outline.
    case area
    /// A curve.
    case line
    /// The line of an interval.
    case interval
    /// The line of an interval across the end of a bar.
    case whisker
    /// A filled mark with a rim of paper.
    case dot
    /// A value to compare with.
    case rule
    /// A line from a name to its mark.
    case leader
    /// A box with a thin border.
    case box
    /// A step of a colour scale.
    case cell
  }

  /// What a shape looks like.
  struct Look {
    var role: ShapeRole
    var tone: Tone = .neutral
    var stroke: LineSeries.Stroke = .solid
    var emphasis: TableRow.Emphasis = .normal
    /// The step of a colour scale.
    var step: ColourStep?

    /// The classes that the style sheet knows.
    var classes: String {
      var names = [role.rawValue]
      if let step { names.append(step.className) }
      switch role {
      case .grid, .baseline, .tick, .leader, .cell: break
      default: names.append(tone.rawValue)
      }
      if stroke != .solid { names.append(stroke.rawValue.lowercased()) }
      if emphasis != .normal { names.append(emphasis.rawValue) }
      return names.joined(separator: " ")
    }
  }

  /// Words at a place.
  struct Words {
    var text: String
    var x: Double
    /// The place of the baseline.
    var y: Double
    var role: TextRole
    var anchor: TextAnchor = .start
    var tone: Tone = .neutral
    /// What is shown on hover when the words were shortened.
    var full: String?
    /// Whether the words climb at 45°.
    var climbs = false
    /// The step of the colour scale behind the words.
    var step: ColourStep?
  }

  enum Item {
    case shape(Path, Look, hint: String?)
    case words(Words)
  }

  let width: Double
  var height = 0.0
  /// Whether marks say their value on hover.
  let hasHints: Bool
  private(set) var items: [Item] = []

  init(width: Double, hasHints: Bool) {
    self.width = width
    self.hasHints = hasHints
  }

  mutating func add(_ path: Path, _ look: Look, hint: String? = nil) {
    guard !path.data.isEmpty else { return }
    items.append(.shape(path, look, hint: hasHints ? hint : nil))
  }

  mutating func add(_ words: Words) {
    guard !words.text.isEmpty else { return }
    items.append(.words(words))
  }

  /// Adds one line.
  mutating func addLine(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ look: Look, hint: String? = nil
  ) {
    add(Path([PlotPoint(x: x1, y: y1), PlotPoint(x: x2, y: y2)]), look, hint: hint)
  }

  /// Sizes of type, in pixels; the style sheet has the same.
  static let textSize = 13.0
  static let smallSize = 12.0
}

/// A step of one of the two colour scales.
struct ColourStep: Hashable {
  enum Ramp: String { case sequential = "q", negative = "m", positive = "p" }
  let ramp: Ramp
  /// 0 (paper) … `last`.
  let index: Int

  static let last = 8

  var className: String { "\(ramp.rawValue)\(index)" }

  /// The step of a share 0 … 1 of the full colour.
  init(_ ramp: Ramp, share: Double) {
    self.ramp = ramp
    let bounded = share.isNaN ? 0 : min(max(share, 0), 1)
    index = Int((bounded * Double(Self.last)).rounded())
  }
}
