extension HeatFigure {
  func drawing(width: Double, hasHints: Bool) -> Drawing {
    HeatLayout(self, width: width).drawing(hasHints: hasHints)
  }

  /// The step of the colour of a number.
  func step(_ value: Double, largest: Double) -> ColourStep {
    switch coloring {
    case .sequential: ColourStep(.sequential, share: largest > 0 ? value / largest : 0)
    case .diverging(let bound):
      ColourStep(value < 0 ? .negative : .positive, share: abs(value) / bound)
    }
  }

  /// The largest number.
  var largest: Double { values.joined().compactMap { $0 }.max() ?? 0 }

  /// A shorter text of a number for a cell.
  func short(_ value: Double) -> String {
    let text = quantity(value).shown
    return text.hasPrefix("0.")
      ? String(text.dropFirst())
      : text.hasPrefix("\u{2212}0.") ? "\u{2212}" + text.dropFirst(2) : text
  }
}

/// Where the cells and names of a heat map stand.
private struct HeatLayout {
  let figure: HeatFigure
  let width: Double
  let rows: [String]
  let columns: [String]
  let left: Double
  let top: Double
  let cellWidth: Double
  let cellHeight: Double
  let climbs: Bool
  let hasNumbers: Bool

  init(_ figure: HeatFigure, width: Double) {
    self.figure = figure
    self.width = width
    rows = figure.rows.prefix(Thinning.categories).map { InertText.line($0) }
    columns = figure.columns.prefix(Thinning.categories).map { InertText.line($0) }
    let rowWidth = rows.map { TextWidth.of($0, size: Drawing.textSize) }.max() ?? 0
    left = min(rowWidth, width * 0.32) + 10
    let count = Double(max(columns.count, 1))
    let columnWidth = columns.map { TextWidth.of($0, size: Drawing.smallSize) }.max() ?? 0
    let fair = (width - left - 2) / count
    climbs = columnWidth + 8 > min(fair, 130)
    // Climbing names lean over to the right of the last cell.
    let climb = climbs ? min(columnWidth, Self.climbLimit(width)) * 0.72 : 0
    let room = width - left - (climbs ? min(climb, fair * 2 + 30) : 2)
    cellWidth = min(room / count, columns.count <= 3 ? 130 : 92)
    cellHeight = min(max(cellWidth * 0.62, 18), columns.count <= 3 ? 56 : 36)
    top = (figure.columnTitle == nil ? 0 : 20) + (climbs ? climb + 14 : 20)
    let numbers = figure.values.joined().compactMap { $0 }.prefix(1_600)
    let widest = numbers.map { TextWidth.of(figure.short($0), size: Drawing.smallSize) }.max() ?? 0
    hasNumbers = widest + 2 <= cellWidth
  }

  /// How long a climbing name may be.
  private static func climbLimit(_ width: Double) -> Double { width > 500 ? 170 : 115 }

  func drawing(hasHints: Bool) -> Drawing {
    var drawing = Drawing(width: width, hasHints: hasHints)
    guard !rows.isEmpty, !columns.isEmpty else {
      drawing.height = 60
      drawing.add(
        Drawing.Words(text: "No data", x: width / 2, y: 34, role: .empty, anchor: .middle))
      return drawing
    }
    drawing.height = top + cellHeight * Double(rows.count) + 4
    drawNames(in: &drawing)
    let largest = figure.largest
    for row in rows.indices {
      for column in columns.indices { drawCell(row, column, largest, in: &drawing) }
    }
    return drawing
  }

  private func drawNames(in drawing: inout Drawing) {
    if let title = figure.columnTitle.map({ InertText.line($0) }) {
      drawing.add(
        Drawing.Words(
          text: TextWidth.elided(title, to: width - left, size: Drawing.smallSize), x: left, y: 13,
          role: .title))
    }
    if let title = figure.rowTitle.map({ InertText.line($0) }) {
      drawing.add(
        Drawing.Words(
          text: TextWidth.elided(title, to: left - 10, size: Drawing.smallSize), x: left - 8,
          y: top - 7, role: .title, anchor: .end))
    }
    for (index, name) in rows.enumerated() {
      let shown = TextWidth.elided(name, to: left - 10, size: Drawing.textSize)
      drawing.add(
        Drawing.Words(
          text: shown, x: left - 8, y: top + (Double(index) + 0.5) * cellHeight + 4.5, role: .label,
          anchor: .end, full: shown == name ? nil : name))
    }
    for (index, name) in columns.enumerated() {
      let room =
        climbs
        ? min(Self.climbLimit(width), (width - left - Double(index) * cellWidth) * 1.3)
        : cellWidth - 6
      let shown = TextWidth.elided(name, to: room, size: Drawing.smallSize)
      drawing.add(
        Drawing.Words(
          text: shown, x: left + (Double(index) + 0.5) * cellWidth + (climbs ? 3 : 0), y: top - 7,
          role: .remark, anchor: climbs ? .start : .middle, full: shown == name ? nil : name,
          climbs: climbs))
    }
  }

  private func drawCell(
    _ row: Int, _ column: Int, _ largest: Double, in drawing: inout Drawing
  ) {
    let box = Box(
      x: left + Double(column) * cellWidth, y: top + Double(row) * cellHeight,
      width: cellWidth - 1, height: cellHeight - 1)
    let value = figure.values[row][column]
    let step = value.map { figure.step($0, largest: largest) }
    var path = Path()
    path.add(box)
    drawing.add(
      path, Drawing.Look(role: .cell, step: step ?? ColourStep(.sequential, share: 0)),
      hint: "\(figure.rows[row]), \(figure.columns[column]): "
        + (value.map { figure.quantity($0).shown } ?? "missing"))
    guard hasNumbers || value == nil else { return }
    drawing.add(
      Drawing.Words(
        text: value.map(figure.short) ?? "–", x: box.x + box.width / 2,
        y: box.y + box.height / 2 + 4, role: .inside, anchor: .middle,
        step: step ?? ColourStep(.sequential, share: 0)))
  }
}
