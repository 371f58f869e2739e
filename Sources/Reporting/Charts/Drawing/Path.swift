/// The outline of a shape, written as an SVG path with a tenth of a pixel.
package struct Path: Hashable, Sendable {
  package private(set) var data = ""
  private var last = (x: 0, y: 0)

  package init() {}

  package static func == (left: Self, right: Self) -> Bool { left.data == right.data }
  package func hash(into hasher: inout Hasher) { hasher.combine(data) }

  /// A path through points, and back to the first where it is closed.
  package init(_ points: [PlotPoint], isClosed: Bool = false) {
    add(points, isClosed: isClosed)
  }

  /// Adds a path through points.
  package mutating func add(_ points: [PlotPoint], isClosed: Bool = false) {
    guard let first = points.first else { return }
    move(to: first)
    for point in points.dropFirst() { line(to: point) }
    if isClosed { data += "z" }
  }

  /// Adds a rectangle.
  package mutating func add(_ box: Box) {
    let corner = (x: Self.tenths(box.x), y: Self.tenths(box.y))
    // The far corner is rounded, not the size: neighbours that touch stay in touch.
    let width = Self.tenths(box.x + box.width) - corner.x
    let height = Self.tenths(box.y + box.height) - corner.y
    data += "M\(Self.text(corner.x)) \(Self.text(corner.y))h\(Self.text(width))"
    data += "v\(Self.text(height))h\(Self.text(-width))z"
    last = corner
  }

  private mutating func move(to point: PlotPoint) {
    last = (Self.tenths(point.x), Self.tenths(point.y))
    data += "M\(Self.text(last.x)) \(Self.text(last.y))"
  }

  private mutating func line(to point: PlotPoint) {
    let next = (x: Self.tenths(point.x), y: Self.tenths(point.y))
    let dx = next.x - last.x
    let dy = next.y - last.y
    if dy == 0 {
      data += "h\(Self.text(dx))"
    } else if dx == 0 {
      data += "v\(Self.text(dy))"
    } else {
      data += "l\(Self.text(dx))\(dy < 0 ? "" : " ")\(Self.text(dy))"
    }
    last = next
  }

  private static func tenths(_ value: Double) -> Int {
    guard value.isFinite else { return 0 }
    return Int((min(max(value, -1e6), 1e6) * 10).rounded())
  }

  private static func text(_ tenths: Int) -> String {
    let sign = tenths < 0 ? "-" : ""
    let whole = tenths.magnitude / 10
    let rest = tenths.magnitude % 10
    if rest == 0 { return "\(sign)\(whole)" }
    return whole == 0 ? "\(sign).\(rest)" : "\(sign)\(whole).\(rest)"
  }

  /// A coordinate as an attribute has it.
  package static func coordinate(_ value: Double) -> String { text(tenths(value)) }
}

/// An upright rectangle, in pixels; y grows downwards.
package struct Box: Hashable, Sendable {
  package var x: Double
  package var y: Double
  package var width: Double
  package var height: Double

  package init(x: Double, y: Double, width: Double, height: Double) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  /// The rectangle between two corners, in any order.
  package init(_ first: PlotPoint, _ second: PlotPoint) {
    self.init(
      x: min(first.x, second.x), y: min(first.y, second.y), width: abs(first.x - second.x),
      height: abs(first.y - second.y))
  }

  package var right: Double { x + width }
  package var bottom: Double { y + height }

  package func overlaps(_ other: Box) -> Bool {
    x < other.right && other.x < right && y < other.bottom && other.y < bottom
  }

  package func contains(_ point: PlotPoint) -> Bool {
    point.x > x && point.x < right && point.y > y && point.y < bottom
  }

  package func contains(_ other: Box) -> Bool {
    other.x >= x && other.right <= right && other.y >= y && other.bottom <= bottom
  }
}
