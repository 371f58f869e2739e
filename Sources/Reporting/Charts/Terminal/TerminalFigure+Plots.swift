extension TerminalFigure {
  /// The first panel of a plot, in Braille dots, with its axes and its key.
  func plot(_ plot: Plot) -> [TerminalText] {
    guard plot.emptyNote == nil, let panel = plot.panels.first else { return [] }
    let isSquare = plot.plotWidth != nil
    let ticks = Ticks(in: panel.y.domain, on: panel.y.scale, count: 5).major
    let labels = TickLabels.names(of: ticks, format: panel.y.format)
    let indent = min((labels.map(\.count).max() ?? 0) + 1, width / 3)
    // Characters are twice as high as wide.
    let columns = max(isSquare ? min(width - indent, 44) : width - indent, 8)
    let rows = isSquare ? max(columns / 2, 6) : max(min(columns / 4, 18), 8)
    var canvas = BrailleCanvas(columns: columns, rows: rows)
    let x = Position(
      plot.x.domain, on: plot.x.scale, from: 0, to: Double(canvas.width - 1))
    let y = Position(panel.y.domain, on: panel.y.scale, from: Double(canvas.height - 1), to: 0)
    draw(panel, x, y, on: &canvas)
    var names = Array(repeating: "", count: rows)
    for (tick, label) in zip(ticks, labels) {
      names[min(max(Int(y(tick).rounded()) / 4, 0), rows - 1)] = label
    }
    let title = TerminalText(InertText.line(panel.y.title), .dim)
    return (panel.y.title.isEmpty ? [] : title.wrapped(to: width))
      + names.indices.map { row in
        let name = TerminalText(names[row], .dim).clipped(to: indent - 1)
        return .spaces(indent - 1 - name.width) + name + TerminalText("▏", .dim)
          + canvas.text(row: row)
      }
      + axis(plot.x, indent: indent, columns: columns) + key(keyEntries(plot, panel))
  }

  private func draw(
    _ panel: Panel, _ x: Position, _ y: Position, on canvas: inout BrailleCanvas
  ) {
    func place(_ point: PlotPoint) -> PlotPoint { PlotPoint(x: x(point.x), y: y(point.y)) }
    for reference in panel.references {
      var phase = 0
      let ends =
        reference.axis == .x
        ? [
          PlotPoint(x: x(reference.value), y: y.end), PlotPoint(x: x(reference.value), y: y.start),
        ]
        : [
          PlotPoint(x: x.start, y: y(reference.value)), PlotPoint(x: x.end, y: y(reference.value)),
        ]
      canvas.line(
        from: ends[0], to: ends[1], stroke: .dotted, phase: &phase, tone: reference.tone)
    }
    for mark in panel.marks {
      switch mark {
      case .line(let points, let look, _):
        var phase = 0
        let places = points.map(place)
        for (start, end) in zip(places, places.dropFirst()) {
          canvas.line(from: start, to: end, stroke: look.stroke, phase: &phase, tone: look.tone)
        }
      case .dots(let points, let shape, _, let look, let hints):
        for point in points.map(place) {
          let (column, row) = (Int(point.x.rounded()), Int(point.y.rounded()))
          if hints.isEmpty {
            canvas.set(column, row, tone: look.tone)
          } else {
            canvas.put(shape.character, x: column, y: row, tone: look.tone)
          }
        }
      default: continue
      }
    }
    for point in panel.points {
      let place = place(PlotPoint(x: point.x, y: point.y))
      canvas.put("◉", x: Int(place.x.rounded()), y: Int(place.y.rounded()), tone: point.tone)
    }
  }

  private func keyEntries(_ plot: Plot, _ panel: Panel) -> [(mark: TerminalText, name: String)] {
    let entries = (plot.key + panel.ends.map(\.entry)).map { entry in
      let ink = TerminalText.Ink.tone(entry.look.tone)
      switch entry.swatch {
      case .bar: return (TerminalText("██", ink), entry.text)
      case .dot(let shape): return (TerminalText(String(shape.character), ink), entry.text)
      case .line: return (TerminalText(Self.sample(entry.look.stroke), ink), entry.text)
      }
    }
    let points = panel.points.map { (TerminalText("◉", .tone($0.tone)), $0.label) }
    let references = panel.references.map { (TerminalText("⠒⠒", .tone($0.tone)), $0.label) }
    return (entries + points + references).map { (mark: $0.0, name: $0.1) }
  }

  private static func sample(_ stroke: LineSeries.Stroke) -> String {
    switch stroke {
    case .solid: "⠒⠒⠒"
    case .dashed: "⠒⠂⠒"
    case .dotted: "⠂⠂⠂"
    case .dashDotted: "⠒⠂⠂"
    }
  }

  /// Counts of points as shades.
  func hexagons(_ figure: HexFigure) -> [TerminalText] {
    let plot = figure.plot(width: Figure.wide)
    guard plot.emptyNote == nil, let panel = plot.panels.first else { return [] }
    let ticks = Ticks(in: panel.y.domain, on: panel.y.scale, count: 4).major
    let labels = TickLabels.names(of: ticks, format: panel.y.format)
    let indent = min((labels.map(\.count).max() ?? 0) + 1, width / 3)
    let columns = max(width - indent, 8)
    let rows = min(figure.bins.rows, 20)
    let x = Position(plot.x.domain, on: plot.x.scale, from: 0, to: Double(columns))
    let y = Position(panel.y.domain, on: panel.y.scale, from: Double(rows - 1), to: 0)
    let half = Double(columns) / Double(figure.bins.columns + 1) / 2
    let largest = figure.bins.cells.map(\.count).max() ?? 1
    var cells = Array(repeating: Array(repeating: 0, count: columns), count: rows)
    for cell in figure.bins.cells {
      let row = Int(y(cell.y).rounded())
      let start = min(max(Int((x(cell.x) - half).rounded()), 0), columns - 1)
      let end = min(max(Int((x(cell.x) + half).rounded()), start + 1), columns)
      for column in start..<end { cells[row][column] = max(cells[row][column], cell.count) }
    }
    var names = Array(repeating: "", count: rows)
    for (tick, label) in zip(ticks, labels) {
      names[min(max(Int(y(tick).rounded()), 0), rows - 1)] = label
    }
    let lines = cells.indices.map { row in
      let text = cells[row].map { Self.shade($0, of: largest) }.joined()
      let name = TerminalText(names[row], .dim).clipped(to: indent - 1)
      return .spaces(indent - 1 - name.width) + name + TerminalText("▏", .dim) + TerminalText(text)
    }
    let title = TerminalText(InertText.line(panel.y.title), .dim)
    return title.wrapped(to: width) + lines + axis(plot.x, indent: indent, columns: columns)
      + [TerminalText("░▒▓█ from 1 to \(Quantity.count(largest).shown) points", .dim)]
  }

  private static func shade(_ count: Int, of largest: Int) -> String {
    guard count > 0 else { return " " }
    guard largest > 1 else { return "█" }
    let scale = AxisScale.log
    let share = scale.forward(Double(count)) / scale.forward(Double(largest))
    return ["░", "▒", "▓", "█"][min(Int(share * 4), 3)]
  }
}

extension DotShape {
  /// The shape as a character.
  var character: Character {
    switch self {
    case .circle: "●"
    case .square: "■"
    case .diamond: "◆"
    case .triangle: "▲"
    }
  }
}
