/// Names of upright reference lines: above the panel, in rows where they would overlap.
enum PlotReferences {
  /// The row of the name of each upright line, from below.
  static func rows(_ references: [ReferenceLine], _ x: Position, width: Double) -> [Int] {
    var taken: [[(Double, Double)]] = []
    return references.filter { $0.axis == .x }.map { reference in
      let (start, end) = extent(reference, x, width: width)
      let free = taken.firstIndex { row in row.allSatisfy { end + 8 < $0.0 || start > $0.1 + 8 } }
      guard let free else {
        taken.append([(start, end)])
        return taken.count - 1
      }
      taken[free].append((start, end))
      return free
    }
  }

  /// Where a name begins and ends: in the middle over its line, moved inwards at the edges.
  static func extent(
    _ reference: ReferenceLine, _ x: Position, width: Double
  ) -> (Double, Double) {
    let length = min(TextWidth.of(shown(reference, width), size: Drawing.smallSize), width)
    let start = min(max(x(reference.value) - length / 2, 0), width - length)
    return (start, start + length)
  }

  static func shown(_ reference: ReferenceLine, _ width: Double) -> String {
    TextWidth.elided(InertText.line(reference.label), to: width * 0.9, size: Drawing.smallSize)
  }
}
