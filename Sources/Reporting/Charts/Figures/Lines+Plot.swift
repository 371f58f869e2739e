extension LineFigure {
  func plot(width: Double) -> Plot {
    let isNarrow = width < 500
    let drawn = lines.sorted { Self.loudness($0) < Self.loudness($1) }
    let panel = Panel(
      y: PlotAxis(
        title: y.full, kind: .numbers(yScale, yDomain), format: y.format,
        tickCount: form == .square ? 5 : nil),
      height: form == .square ? (isNarrow ? width - 64 : 400) : isNarrow ? 220 : 290,
      marks: drawn.compactMap(band) + drawn.map(line),
      ends: form == .wide ? lines.compactMap(end) : [], points: marks,
      references: references)
    return Plot(
      x: PlotAxis(title: x.full, kind: .numbers(xScale, xDomain), format: x.format),
      panels: [panel], key: form == .square ? lines.map(entry) : [],
      keyPlace: form == .square && !isNarrow ? .right : .top,
      plotWidth: form == .square && !isNarrow ? 410 : nil,
      emptyNote: lines.allSatisfy(\.points.isEmpty) ? "No data" : nil)
  }

  private static func loudness(_ line: LineSeries) -> Int {
    switch line.emphasis {
    case .quiet: 0
    case .normal: 1
    case .strong: 2
    }
  }

  private var xDomain: Domain {
    let values =
      lines.flatMap { $0.points.map(\.x) + $0.band.map(\.x) } + marks.map(\.x)
      + references.filter { $0.axis == .x }.map(\.value) + ends(xRange)
    return Domain(spanning: values, on: xScale)
  }

  private var yDomain: Domain {
    let values =
      lines.flatMap { $0.points.map(\.y) + $0.band.flatMap { [$0.low, $0.high] } } + marks.map(\.y)
      + references.filter { $0.axis == .y }.map(\.value) + ends(yRange)
    return Domain(spanning: values, on: yScale).nice(on: yScale, count: 5)
  }

  private func ends(_ range: ValueInterval?) -> [Double] {
    range.map { [$0.low, $0.high] } ?? []
  }

  private func look(_ line: LineSeries) -> Drawing.Look {
    Drawing.Look(role: .line, tone: line.tone, stroke: line.stroke, emphasis: line.emphasis)
  }

  private func band(_ line: LineSeries) -> Mark? {
    guard line.band.count > 1 else { return nil }
    let upper = line.band.map { PlotPoint(x: $0.x, y: $0.high) }
    let lower = line.band.reversed().map { PlotPoint(x: $0.x, y: $0.low) }
    return .area(upper + lower, Drawing.Look(role: .band, tone: line.tone))
  }

  /// A curve of a few points has a mark at each of them.
  private func line(_ line: LineSeries) -> Mark {
    let points = line.points.map { PlotPoint(x: $0.x, y: $0.y) }
    if points.count == 1 {
      return .dots(
        points, .circle, radius: 5, Drawing.Look(role: .dot, tone: line.tone), hints: [line.name])
    }
    return .line(points, look(line), hint: line.name)
  }

  private func entry(_ line: LineSeries) -> KeyEntry {
    KeyEntry(text: line.name, swatch: .line, look: look(line))
  }

  private func end(_ line: LineSeries) -> EndLabel? {
    guard let last = line.points.max(by: { $0.x < $1.x }) else { return nil }
    return EndLabel(
      text: line.name, tone: line.tone, point: PlotPoint(x: last.x, y: last.y), entry: entry(line))
  }
}

extension ReliabilityFigure {
  func plot(width: Double) -> Plot {
    let isNarrow = width < 500
    let unit = Domain(low: 0, high: 1)
    let share = NumberFormat(.percent(digits: 0))
    let diagonal = Drawing.Look(role: .line, stroke: .dotted, emphasis: .quiet)
    let dots = bins.map { PlotPoint(x: $0.mean, y: $0.share) }
    let curve = Panel(
      y: PlotAxis(
        title: "Observed share", kind: .numbers(.linear, unit), format: share, tickCount: 5),
      height: isNarrow ? width - 64 : 400,
      marks: [.line([PlotPoint(x: 0, y: 0), PlotPoint(x: 1, y: 1)], diagonal, hint: nil)]
        + bins.map { bin in
          .line(
            [PlotPoint(x: bin.mean, y: bin.low), PlotPoint(x: bin.mean, y: bin.high)],
            Drawing.Look(role: .interval, tone: tone), hint: hint(bin))
        } + [
          .line(dots, Drawing.Look(role: .line, tone: tone, emphasis: .quiet), hint: nil),
          .dots(
            dots, .circle, radius: 5, Drawing.Look(role: .dot, tone: tone), hints: bins.map(hint)),
        ])
    let counts = Panel(
      y: PlotAxis(
        title: "Predictions (count)",
        kind: .numbers(
          .linear,
          Domain(low: 0, high: Double(bins.map(\.count).max() ?? 1)).nice(on: .linear, count: 2)),
        tickCount: 2),
      height: 64, marks: [countBars])
    return Plot(
      x: PlotAxis(title: "Predicted probability", kind: .numbers(.linear, unit), format: share),
      panels: [curve, counts],
      key: [
        KeyEntry(
          text: "the model, with intervals", swatch: .dot(.circle),
          look: Drawing.Look(role: .dot, tone: tone)),
        KeyEntry(text: "perfect calibration", swatch: .line, look: diagonal),
      ], keyPlace: isNarrow ? .top : .right, plotWidth: isNarrow ? nil : 410,
      emptyNote: bins.isEmpty ? "No data" : nil)
  }

  private var countBars: Mark {
    .bars(
      bins.map { bin in
        let x = min(max(bin.mean, 0.012), 0.988)
        return (
          PlotPoint(x: x - 0.012, y: 0), PlotPoint(x: x + 0.012, y: Double(bin.count)),
          hint: hint(bin)
        )
      }, Drawing.Look(role: .bar, tone: tone))
  }

  private func hint(_ bin: ReliabilityBin) -> String {
    "predicted \(Quantity.percent(bin.mean).shown), observed \(Quantity.percent(bin.share).shown) "
      + "(\(Quantity.percent(bin.low).shown) to \(Quantity.percent(bin.high).shown)), "
      + "n = \(Quantity.count(bin.count).shown)"
  }
}
