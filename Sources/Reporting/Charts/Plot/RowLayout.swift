/// How rows with names are laid out: names beside their marks where there is room, else above.
struct RowLayout {
  /// Whether names stand above their marks.
  let isStacked: Bool
  /// The height of a row in pixels.
  let height: Double
  /// The share of a row above the marks.
  let top: Double
  /// The share of a row above the end of the marks.
  let bottom: Double

  /// Chooses a layout.
  ///
  /// - Parameters:
  ///   - names: The names of the rows.
  ///   - width: The width of the drawing.
  ///   - mark: The height of the marks of a row in pixels.
  ///   - gap: The space between the marks of neighbours in pixels, where names stand beside them.
  init(_ names: [BandName], width: Double, mark: Double, gap: Double) {
    let widest = names.map(Self.width).max() ?? 0
    isStacked = widest > width * 0.34
    let hasNotes = names.contains { !$0.note.isEmpty }
    let beside = max(mark + gap, hasNotes ? 38 : 0)
    height = isStacked ? mark + 28 : beside
    top = isStacked ? 21 / height : (beside - mark) / 2 / height
    bottom = top + mark / height
  }

  /// The place of the middle of the marks of a row.
  func middle(_ row: Int) -> Double { Double(row) + (top + bottom) / 2 }

  /// The upper and lower end of the marks of a row.
  func ends(_ row: Int) -> (Double, Double) { (Double(row) + top, Double(row) + bottom) }

  static func width(_ name: BandName) -> Double {
    max(
      TextWidth.of(InertText.line(name.text), size: Drawing.textSize),
      TextWidth.of(InertText.line(name.note), size: Drawing.smallSize))
  }
}
