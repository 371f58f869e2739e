/// Lays out what marks mean.
struct PlotKey {
  /// An entry at its place.
  struct Place {
    let entry: KeyEntry
    let lines: [String]
    let x: Double
    /// The baseline of the first line.
    let y: Double
  }

  private(set) var places: [Place] = []
  private(set) var height = 0.0
  static let swatchWidth = 22.0

  /// Entries in rows, as many in a row as fit.
  init(rows entries: [KeyEntry], width: Double) {
    guard !entries.isEmpty else { return }
    var x = 0.0
    var y = 13.0
    for entry in entries {
      let text = TextWidth.elided(
        InertText.line(entry.text), to: width - Self.swatchWidth - 6, size: Drawing.textSize)
      let length = Self.swatchWidth + 6 + TextWidth.of(text, size: Drawing.textSize)
      if x > 0, x + length > width {
        x = 0
        y += 20
      }
      places.append(Place(entry: entry, lines: [text], x: x, y: y))
      x += length + 18
    }
    height = y + 13
  }

  /// Entries one below the other.
  init(column entries: [KeyEntry], x: Double, y: Double, width: Double) {
    var baseline = y
    for entry in entries {
      let lines = TextWidth.lines(
        InertText.line(entry.text), to: width - Self.swatchWidth - 6, size: Drawing.textSize,
        limit: 3)
      places.append(Place(entry: entry, lines: lines, x: x, y: baseline))
      baseline += Double(lines.count) * 17 + 7
    }
    height = baseline - y
  }

  func draw(in drawing: inout Drawing) {
    for place in places {
      drawSwatch(place, in: &drawing)
      for (index, line) in place.lines.enumerated() {
        drawing.add(
          Drawing.Words(
            text: line, x: place.x + Self.swatchWidth + 6, y: place.y + Double(index) * 17,
            role: .label, full: line.hasSuffix("…") ? place.entry.text : nil))
      }
    }
  }

  private func drawSwatch(_ place: Place, in drawing: inout Drawing) {
    let middle = place.y - 4.5
    var path = Path()
    switch place.entry.swatch {
    case .bar:
      path.add(Box(x: place.x + 4, y: middle - 6, width: 14, height: 12))
    case .line:
      path.add([PlotPoint(x: place.x, y: middle), PlotPoint(x: place.x + 22, y: middle)])
    case .dot(let shape):
      path = shape.path(at: PlotPoint(x: place.x + 11, y: middle), radius: 4.5)
    }
    drawing.add(path, place.entry.look)
  }
}
