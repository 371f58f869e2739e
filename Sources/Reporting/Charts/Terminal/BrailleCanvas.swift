/// A grid of dots, eight a character, drawn with the Braille patterns of Unicode (U+2800 … U+28FF).
package struct BrailleCanvas {
  /// Characters side by side.
  package let columns: Int
  /// Lines.
  package let rows: Int
  private var dots: [UInt8]
  private var tones: [Tone]
  /// Characters that stand above the dots.
  private var overlay: [Int: Character] = [:]

  package init(columns: Int, rows: Int) {
    self.columns = max(columns, 1)
    self.rows = max(rows, 1)
    dots = Array(repeating: 0, count: self.columns * self.rows)
    tones = Array(repeating: .neutral, count: self.columns * self.rows)
  }

  /// How many dots stand side by side.
  package var width: Int { 2 * columns }
  /// How many dots stand above one another.
  package var height: Int { 4 * rows }

  /// Sets a dot; what is outside is left out.
  package mutating func set(_ x: Int, _ y: Int, tone: Tone = .neutral) {
    guard x >= 0, x < width, y >= 0, y < height else { return }
    let cell = y / 4 * columns + x / 2
    dots[cell] |= Self.bits[y % 4][x % 2]
    if tone != .neutral { tones[cell] = tone }
  }

  /// Draws a line, with gaps where the pattern has them.
  ///
  /// - Parameters:
  ///   - start: Where it begins, in dots.
  ///   - end: Where it ends, in dots.
  ///   - stroke: How it is drawn.
  ///   - phase: How many dots of the curve came before; grows by those of this line.
  ///   - tone: What it speaks of.
  package mutating func line(
    from start: PlotPoint, to end: PlotPoint, stroke: LineSeries.Stroke, phase: inout Int,
    tone: Tone
  ) {
    let steps = max(1, Int(max(abs(end.x - start.x), abs(end.y - start.y)).rounded(.up)))
    guard steps < 100_000 else { return }
    for step in 0...steps {
      let share = Double(step) / Double(steps)
      if Self.hasInk(stroke, at: phase + step) {
        set(
          Int((start.x + share * (end.x - start.x)).rounded()),
          Int((start.y + share * (end.y - start.y)).rounded()), tone: tone)
      }
    }
    phase += steps
  }

  /// Puts a character above the dots.
  package mutating func put(_ character: Character, x: Int, y: Int, tone: Tone) {
    guard x >= 0, x < width, y >= 0, y < height else { return }
    let cell = y / 4 * columns + x / 2
    overlay[cell] = character
    tones[cell] = tone
  }

  private static func hasInk(_ stroke: LineSeries.Stroke, at place: Int) -> Bool {
    switch stroke {
    case .solid: true
    case .dashed: place % 8 < 5
    case .dotted: place.isMultiple(of: 3)
    case .dashDotted: place % 9 < 4 || place % 9 == 6
    }
  }

  private static let bits: [[UInt8]] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]]

  /// The characters of a line without colours.
  package func line(_ row: Int) -> String { text(row: row).line(color: false) }

  /// The characters of a line; spaces where there are no dots.
  func text(row: Int) -> TerminalText {
    var text = TerminalText()
    for cell in row * columns..<(row + 1) * columns {
      let ink = TerminalText.Ink.tone(tones[cell])
      if let character = overlay[cell] {
        text.append(String(character), ink)
      } else if dots[cell] == 0 {
        text.append(" ", .plain)
      } else {
        text.append(String(Character(Unicode.Scalar(0x2800 + UInt32(dots[cell])) ?? " ")), ink)
      }
    }
    return text
  }
}
