extension ScatterFigure {
  func plot(width: Double) -> Plot {
    let points = series.flatMap(\.points)
    let shapes = DotShape.allCases
    let hasHints = points.count <= 120
    let marks = series.enumerated().map { index, one in
      Mark.dots(
        one.points.map { PlotPoint(x: $0.x, y: $0.y) }, shapes[index % shapes.count],
        radius: points.count <= 120 ? 4.5 : points.count <= 600 ? 3 : 2,
        Drawing.Look(
          role: .dot, tone: one.tone, emphasis: points.count > 120 ? .quiet : .normal),
        hints: hasHints
          ? one.points.map {
            "\(one.name): \(x.quantity($0.x).shown), \(y.quantity($0.y).shown)"
          } : [])
    }
    return Plot(
      x: PlotAxis(
        title: x.full,
        kind: .numbers(xScale, Domain(spanning: points.map(\.x), on: xScale).padded(on: xScale)),
        format: x.format),
      panels: [
        Panel(
          y: PlotAxis(
            title: y.full,
            kind: .numbers(
              yScale, Domain(spanning: points.map(\.y), on: yScale).padded(on: yScale)),
            format: y.format),
          height: width < 500 ? 260 : 360, marks: marks)
      ],
      key: series.enumerated().map { index, one in
        KeyEntry(
          text: "\(one.name), n = \(Quantity.count(one.points.count).shown)",
          swatch: .dot(shapes[index % shapes.count]),
          look: Drawing.Look(role: .dot, tone: one.tone))
      }, emptyNote: points.isEmpty ? "No data" : nil)
  }
}

extension HexFigure {
  func plot(width: Double) -> Plot {
    let largest = bins.cells.map(\.count).max() ?? 0
    let cellWidth = 1 / Double(bins.columns)
    let cellHeight = 1 / Double(bins.rows)
    let cells = bins.cells.map { cell in
      (
        PlotPoint(x: cell.x, y: cell.y),
        hint: "\(x.quantity(cell.x).shown), \(y.quantity(cell.y).shown): "
          + Quantity.count(cell.count).shown,
        Drawing.Look(role: .cell, step: step(cell.count, of: largest))
      )
    }
    // Hexagons in the middle of the edges reach half a cell beyond the data.
    let xDomain = domain(bins.xRange, bins.xScale, cellWidth / 2)
    let yDomain = domain(bins.yRange, bins.yScale, cellHeight)
    return Plot(
      x: PlotAxis(title: x.full, kind: .numbers(bins.xScale, xDomain), format: x.format),
      panels: [
        Panel(
          y: PlotAxis(title: y.full, kind: .numbers(bins.yScale, yDomain), format: y.format),
          height: width < 500 ? 250 : 380,
          marks: [
            .hexagons(
              cells, width: cellWidth / (1 + cellWidth), height: cellHeight / (1 + 2 * cellHeight))
          ])
      ], key: key(largest), emptyNote: bins.cells.isEmpty ? "No data" : nil)
  }

  private func domain(_ range: ValueInterval, _ scale: AxisScale, _ margin: Double) -> Domain {
    Domain(spanning: [range.low, range.high], on: scale).padded(on: scale, by: margin)
  }

  /// Counts differ by powers of ten, so colours go by their logarithms.
  private func step(_ count: Int, of largest: Int) -> ColourStep {
    let scale = AxisScale.log
    guard largest > 1 else { return ColourStep(.sequential, share: 1) }
    let share = scale.forward(Double(count)) / scale.forward(Double(largest))
    return ColourStep(.sequential, share: 0.125 + 0.875 * share)
  }

  private func key(_ largest: Int) -> [KeyEntry] {
    guard largest > 0 else { return [] }
    let middle = Int(Double(largest).squareRoot().rounded())
    let counts = [1, middle, largest].filter { $0 <= largest }
    let distinct = counts.enumerated().filter { !counts[..<$0.offset].contains($0.element) }
    return distinct.map { index, count in
      KeyEntry(
        text: index == 0 ? "\(Quantity.count(count).shown) point" : Quantity.count(count).shown,
        swatch: .bar, look: Drawing.Look(role: .cell, step: step(count, of: largest)))
    }
  }
}
