extension Plot {
  /// The grid and the names of an upright axis.
  func drawGrid(
    _ panel: Panel, _ place: PlotLayout.PanelPlace, _ layout: PlotLayout, in drawing: inout Drawing
  ) {
    var grid = Path()
    switch panel.y.kind {
    case .numbers:
      let ticks = panel.yTicks
      let names = TickLabels.names(of: ticks.major, format: panel.y.format)
      for (tick, name) in zip(ticks.major, names) {
        let y = place.y(tick)
        grid.add([PlotPoint(x: layout.left, y: y), PlotPoint(x: layout.right, y: y)])
        drawing.add(
          Drawing.Words(text: name, x: layout.left - 6, y: y + 4, role: .tick, anchor: .end))
      }
    case .names:
      for tick in layout.xTicks.major {
        let x = layout.x(tick)
        grid.add([PlotPoint(x: x, y: place.top), PlotPoint(x: x, y: place.bottom + 4)])
      }
    }
    drawing.add(grid, Drawing.Look(role: .grid))
  }

  /// The names of rows.
  func drawNames(
    _ names: [BandName], _ place: PlotLayout.PanelPlace, _ layout: PlotLayout,
    in drawing: inout Drawing
  ) {
    let rows = RowLayout(names, width: layout.width, mark: 1, gap: 0)
    let step = (place.bottom - place.top) / Double(max(names.count, 1))
    for (index, name) in names.enumerated() {
      let top = place.top + Double(index) * step
      let text = InertText.line(name.text)
      let note = InertText.line(name.note)
      if rows.isStacked {
        let noteWidth = TextWidth.of(note, size: Drawing.smallSize)
        drawName(
          text, at: layout.left, top + 15, .start, room: layout.width - noteWidth - 16, &drawing)
        drawing.add(
          Drawing.Words(text: note, x: layout.width, y: top + 15, role: .remark, anchor: .end))
      } else {
        let middle = top + step / 2
        let y = note.isEmpty ? middle + 4.5 : middle - 3
        drawName(text, at: layout.left - 10, y, .end, room: layout.left - 10, &drawing)
        drawing.add(
          Drawing.Words(
            text: note, x: layout.left - 10, y: middle + 12.5, role: .remark, anchor: .end))
      }
    }
  }

  private func drawName(
    _ text: String, at x: Double, _ y: Double, _ anchor: Drawing.TextAnchor, room: Double,
    _ drawing: inout Drawing
  ) {
    let shown = TextWidth.elided(text, to: room, size: Drawing.textSize)
    drawing.add(
      Drawing.Words(
        text: shown, x: x, y: y, role: .label, anchor: anchor, full: shown == text ? nil : text))
  }

  /// The level axis below the last panel.
  func drawXAxis(_ layout: PlotLayout, in drawing: inout Drawing) {
    guard case .numbers = x.kind else { return }
    var marks = Path()
    for tick in layout.xTicks.major { marks.add(Self.tickMark(layout, tick, 5)) }
    for tick in layout.xTicks.minor { marks.add(Self.tickMark(layout, tick, 3)) }
    drawing.add(marks, Drawing.Look(role: .tick))
    let names = TickLabels.names(of: layout.xTicks.major, format: x.format)
    var free = -Double.infinity
    for (tick, name) in zip(layout.xTicks.major, names) {
      let half = TextWidth.of(name, size: Drawing.smallSize) / 2
      guard layout.x(tick) - half > free else { continue }
      free = layout.x(tick) + half + 4
      drawing.add(
        Drawing.Words(
          text: name, x: layout.x(tick), y: layout.bottom + 17, role: .tick, anchor: .middle))
    }
    let title = InertText.line(x.title)
    let shown = TextWidth.elided(title, to: layout.width, size: Drawing.smallSize)
    let half = TextWidth.of(shown, size: Drawing.smallSize) / 2
    let middle = (layout.left + layout.right) / 2
    drawing.add(
      Drawing.Words(
        text: shown, x: min(max(middle, half), layout.width - half), y: layout.bottom + 36,
        role: .title, anchor: .middle, full: shown == title ? nil : title))
  }

  private static func tickMark(
    _ layout: PlotLayout, _ value: Double, _ length: Double
  ) -> [PlotPoint] {
    let x = layout.x(value)
    return [PlotPoint(x: x, y: layout.bottom), PlotPoint(x: x, y: layout.bottom + length)]
  }

  /// Lines at values to compare with.
  func drawReferences(
    _ panel: Panel, _ place: PlotLayout.PanelPlace, _ layout: PlotLayout, _ curves: [PlotPoint],
    in drawing: inout Drawing
  ) {
    let upright = panel.references.filter { $0.axis == .x }
    let rows = PlotReferences.rows(panel.references, layout.x, width: layout.width)
    let highest = rows.max() ?? 0
    for (reference, row) in zip(upright, rows) {
      let x = layout.x(reference.value)
      let baseline = place.referenceTop + Double(highest - row) * 16 + 11
      let (start, end) = PlotReferences.extent(reference, layout.x, width: layout.width)
      drawing.addLine(
        x, baseline + 4, x, place.bottom, Drawing.Look(role: .rule, tone: reference.tone),
        hint: reference.label)
      drawing.add(
        Drawing.Words(
          text: PlotReferences.shown(reference, layout.width), x: (start + end) / 2, y: baseline,
          role: .value, anchor: .middle, tone: reference.tone, full: reference.label))
    }
    drawLevels(panel, place, layout, curves, in: &drawing)
  }

  /// The name of a level line stands where it covers the least of the curves.
  private func drawLevels(
    _ panel: Panel, _ place: PlotLayout.PanelPlace, _ layout: PlotLayout, _ curves: [PlotPoint],
    in drawing: inout Drawing
  ) {
    var taken: [Box] = []
    for reference in panel.references where reference.axis == .y {
      let y = place.y(reference.value)
      drawing.addLine(
        layout.left, y, layout.right, y, Drawing.Look(role: .rule, tone: reference.tone),
        hint: reference.label)
      let text = TextWidth.elided(
        InertText.line(reference.label), to: (layout.right - layout.left) * 0.8,
        size: Drawing.textSize)
      let width = TextWidth.of(text, size: Drawing.textSize) * 1.06
      let boxes = [
        layout.right - width - 2, layout.left + 2, (layout.left + layout.right - width) / 2,
      ]
      .flatMap { x in
        [y - 19, y + 3].map { Box(x: x, y: $0, width: width, height: 16) }
      }.filter { box in
        box.y >= place.top - 2 && box.bottom <= place.bottom && !taken.contains(where: box.overlaps)
      }
      let costs = boxes.map { box in curves.count { box.contains($0) } }
      guard let least = costs.min(), let index = costs.firstIndex(of: least) else { continue }
      taken.append(boxes[index])
      drawing.add(
        Drawing.Words(
          text: text, x: boxes[index].x, y: boxes[index].y + 12.5, role: .direct,
          tone: reference.tone, full: reference.label))
    }
  }
}
