extension Plot {
  /// The plot at its places.
  func drawing(width: Double, hasHints: Bool) -> Drawing {
    if let emptyNote {
      var drawing = Drawing(width: width, hasHints: hasHints)
      drawing.height = 72
      drawing.addLine(0, 1, width, 1, Drawing.Look(role: .grid))
      drawing.add(
        Drawing.Words(text: emptyNote, x: width / 2, y: 40, role: .empty, anchor: .middle))
      drawing.addLine(0, 71, width, 71, Drawing.Look(role: .grid))
      return drawing
    }
    let isRight = keyPlace == .right && !key.isEmpty
    let (endWidth, moved) = endLabels(width)
    let entries = key + moved
    let rows = PlotKey(rows: isRight ? [] : entries, width: width)
    let layout = PlotLayout(self, width: width, keyHeight: rows.height, endWidth: endWidth)
    var drawing = Drawing(width: width, hasHints: hasHints)
    drawing.height = layout.height
    rows.draw(in: &drawing)
    if isRight, let first = layout.panels.first {
      let x = layout.right + 36
      let column = PlotKey(column: entries, x: x, y: first.top + 14, width: width - x)
      column.draw(in: &drawing)
      drawing.height = max(drawing.height, first.top + column.height + 14)
    }
    for (panel, place) in zip(panels, layout.panels) {
      draw(panel, place, layout, hasEnds: endWidth > 0, in: &drawing)
    }
    drawXAxis(layout, in: &drawing)
    return drawing
  }

  /// The room for names at the ends of curves, and the entries that go to the key instead.
  private func endLabels(_ width: Double) -> (Double, [KeyEntry]) {
    let ends = panels.flatMap(\.ends)
    guard !ends.isEmpty else { return (0, []) }
    let entries = ends.map(\.entry)
    guard panels.count == 1, let panel = panels.first else { return (0, entries) }
    let widest = ends.map { TextWidth.of(InertText.line($0.text), size: Drawing.textSize) }.max()
    let y = Position(panel.y.domain, on: panel.y.scale, from: panel.height, to: 0)
    let x = Position(self.x.domain, on: self.x.scale, from: 0, to: 1)
    let fits = LabelPlacement.spread(
      ends.map { .init(middle: y($0.point.y), length: 18) }, within: -6...panel.height + 6)
    guard let widest, widest < width * 0.3, fits != nil, ends.allSatisfy({ x($0.point.x) > 0.9 })
    else { return (0, entries) }
    return (widest + 20, [])
  }

  private func draw(
    _ panel: Panel, _ place: PlotLayout.PanelPlace, _ layout: PlotLayout, hasEnds: Bool,
    in drawing: inout Drawing
  ) {
    drawTitles(panel, place, layout, in: &drawing)
    drawGrid(panel, place, layout, in: &drawing)
    let painter = MarkPainter(x: layout.x, y: place.y, panel: panel)
    for mark in panel.marks { painter.draw(mark, in: &drawing) }
    if case .names(let names) = panel.y.kind { drawNames(names, place, layout, in: &drawing) }
    drawReferences(panel, place, layout, painter.curvePoints, in: &drawing)
    painter.drawPoints(
      panel.points,
      within: Box(
        x: layout.left, y: place.top - 4, width: layout.right - layout.left + 8,
        height: place.bottom - place.top + 4), in: &drawing)
    if hasEnds { drawEnds(panel, place, layout, in: &drawing) }
  }

  private func drawTitles(
    _ panel: Panel, _ place: PlotLayout.PanelPlace, _ layout: PlotLayout, in drawing: inout Drawing
  ) {
    guard let baseline = place.titleBaseline else { return }
    let axis = panel.y.isNames ? "" : InertText.line(panel.y.title)
    let axisWidth = TextWidth.of(axis, size: Drawing.smallSize)
    if let title = panel.title.map({ InertText.line($0) }) {
      let shown = TextWidth.elided(
        title, to: layout.width - axisWidth - 24, size: Drawing.textSize * 1.06)
      drawing.add(
        Drawing.Words(
          text: shown, x: layout.left, y: baseline, role: .direct, tone: panel.tone,
          full: shown == title ? nil : title))
      drawing.add(
        Drawing.Words(
          text: axis, x: layout.right, y: baseline, role: .title, anchor: .end))
    } else {
      drawing.add(Drawing.Words(text: axis, x: 0, y: baseline, role: .title))
    }
  }

  private func drawEnds(
    _ panel: Panel, _ place: PlotLayout.PanelPlace, _ layout: PlotLayout, in drawing: inout Drawing
  ) {
    let labels = panel.ends.map {
      LabelPlacement.Label(middle: place.y($0.point.y), length: 18)
    }
    let middles = LabelPlacement.spread(labels, within: place.top - 6...place.bottom + 6)
    for (index, end) in panel.ends.enumerated() {
      let wish = labels[index].middle
      let middle = middles?[index] ?? wish
      let start = layout.x(end.point.x)
      if abs(middle - wish) > 5 || layout.right - start > 8 {
        drawing.addLine(
          start + 3, wish, layout.right + 7, middle, Drawing.Look(role: .leader))
      }
      drawing.add(
        Drawing.Words(
          text: end.text, x: layout.right + 10, y: middle + 4.5, role: .direct, tone: end.tone))
    }
  }
}
