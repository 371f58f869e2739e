/// Draws the marks of a panel.
struct MarkPainter {
  let x: Position
  let y: Position
  let panel: Panel

  private func place(_ point: PlotPoint) -> PlotPoint { PlotPoint(x: x(point.x), y: y(point.y)) }

  func draw(_ mark: Mark, in drawing: inout Drawing) {
    switch mark {
    case .bars(let bars, let look): drawBars(bars, look, in: &drawing)
    case .area(let points, let look):
      drawing.add(Path(Thinning.simplified(points.map(place)), isClosed: true), look)
    case .line(let points, let look, let hint):
      drawing.add(Path(Thinning.simplified(points.map(place))), look, hint: hint)
    case .dots(let points, let shape, let radius, let look, let hints):
      drawDots(points, shape, radius, look, hints, in: &drawing)
    case .hexagons(let cells, let width, let height):
      drawHexagons(cells, width, height, in: &drawing)
    case .words(let text, let point, let dx, let dy, let role, let anchor, let tone):
      let place = place(point)
      drawing.add(
        Drawing.Words(
          text: InertText.line(text), x: place.x + dx, y: place.y + dy, role: role, anchor: anchor,
          tone: tone))
    }
  }

  /// Bars that say something on hover are shapes of their own; others share one path.
  private func drawBars(
    _ bars: [(PlotPoint, PlotPoint, hint: String)], _ look: Drawing.Look,
    in drawing: inout Drawing
  ) {
    var all = Path()
    for (first, second, hint) in bars {
      var box = Box(place(first), place(second))
      // What is there must be seen, however little it is.
      if box.width < 1, first.x != second.x {
        box = Box(x: box.x - (1.5 - box.width) / 2, y: box.y, width: 1.5, height: box.height)
      }
      if box.height < 1, first.y != second.y {
        box.y -= 1 - box.height
        box.height = 1
      }
      // A gap between neighbours of a histogram.
      if !panel.y.isNames, box.width > 4 {
        box = Box(x: box.x + 0.5, y: box.y, width: box.width - 1, height: box.height)
      }
      guard box.width > 0, box.height > 0 else { continue }
      if drawing.hasHints {
        var path = Path()
        path.add(box)
        drawing.add(path, look, hint: hint)
      } else {
        all.add(box)
      }
    }
    drawing.add(all, look)
  }

  private func drawDots(
    _ points: [PlotPoint], _ shape: DotShape, _ radius: Double, _ look: Drawing.Look,
    _ hints: [String], in drawing: inout Drawing
  ) {
    if hints.count == points.count {
      for (point, hint) in zip(points, hints) {
        drawing.add(shape.path(at: place(point), radius: radius), look, hint: hint)
      }
      return
    }
    // Many points: those that fall on one pixel are drawn once, and all share one path.
    var seen: Set<PlotPoint> = []
    var path = Path()
    for point in points {
      let place = place(point)
      let pixel = PlotPoint(x: place.x.rounded(), y: place.y.rounded())
      guard seen.insert(pixel).inserted else { continue }
      path.add(shape.corners(at: pixel, radius: radius), isClosed: true)
    }
    drawing.add(path, look)
  }

  /// Hexagons of one colour share a path where nobody can hover over them.
  private func drawHexagons(
    _ cells: [(PlotPoint, hint: String, Drawing.Look)], _ width: Double, _ height: Double,
    in drawing: inout Drawing
  ) {
    var shared: [(path: Path, look: Drawing.Look)] = []
    for (centre, hint, look) in cells {
      let corners = hexagon(place(centre), width, height)
      if drawing.hasHints {
        drawing.add(Path(corners, isClosed: true), look, hint: hint)
      } else if let index = shared.firstIndex(where: { $0.look.step == look.step }) {
        shared[index].path.add(corners, isClosed: true)
      } else {
        shared.append((Path(corners, isClosed: true), look))
      }
    }
    for (path, look) in shared { drawing.add(path, look) }
  }

  private func hexagon(_ centre: PlotPoint, _ width: Double, _ height: Double) -> [PlotPoint] {
    let halfWidth = width * abs(x.end - x.start) / 2
    // A hexagon reaches over a third of the row above and below it.
    let third = height * abs(y.end - y.start) / 3
    let corners: [(Double, Double)] = [
      (0, -2 * third), (halfWidth, -third), (halfWidth, third), (0, 2 * third),
      (-halfWidth, third), (-halfWidth, -third),
    ]
    return corners.map { PlotPoint(x: centre.x + $0.0, y: centre.y + $0.1) }
  }

  /// Points with words beside them, clear of one another and of the curves where there is room.
  func drawPoints(_ points: [LabelledPoint], within bounds: Box, in drawing: inout Drawing) {
    let places = points.map { place(PlotPoint(x: $0.x, y: $0.y)) }
    var taken = places.map { Box(x: $0.x - 6, y: $0.y - 6, width: 12, height: 12) }
    let curve = curvePoints
    for (point, place) in zip(points, places) {
      let text = InertText.line(point.label)
      let hint = "\(point.label): \(panelText(point))"
      drawing.add(
        DotShape.circle.path(at: place, radius: 5), Drawing.Look(role: .dot, tone: point.tone),
        hint: hint)
      let shown = TextWidth.elided(text, to: bounds.width * 0.7, size: Drawing.textSize)
      let width = TextWidth.of(shown, size: Drawing.textSize) + 4
      guard
        let box = LabelPlacement.beside(
          place, width: width, height: 17, within: bounds, avoiding: taken, points: curve)
      else { continue }
      taken.append(box)
      let edge = PlotPoint(
        x: min(max(place.x, box.x), box.right), y: min(max(place.y, box.y), box.bottom))
      if Thinning.distance(place, edge, edge) > 12 {
        drawing.addLine(place.x, place.y, edge.x, edge.y, Drawing.Look(role: .leader))
      }
      drawing.add(
        Drawing.Words(
          text: shown, x: box.x + 2, y: box.y + 13, role: .direct, tone: point.tone,
          full: shown == text ? nil : text))
    }
  }

  private func panelText(_ point: LabelledPoint) -> String {
    "\(Quantity.significant(point.x, digits: 4).shown), "
      + "\(Quantity.significant(point.y, digits: 4).shown)"
  }

  /// Places on the curves, every few pixels.
  var curvePoints: [PlotPoint] {
    panel.marks.flatMap { mark -> [PlotPoint] in
      guard case .line(let points, _, _) = mark else { return [] }
      let line = Thinning.simplified(points.map(place))
      return zip(line, line.dropFirst()).flatMap { start, end in
        let steps = max(1, Int(Thinning.distance(start, end, end) / 6))
        return (0...steps).map { step in
          let share = Double(step) / Double(steps)
          return PlotPoint(
            x: start.x + share * (end.x - start.x), y: start.y + share * (end.y - start.y))
        }
      }
    }
  }
}
