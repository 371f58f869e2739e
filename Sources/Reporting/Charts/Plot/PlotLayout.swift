/// Where the parts of a plot stand in a drawing.
struct PlotLayout {
  /// Where a panel stands.
  struct PanelPlace {
    /// The title of the panel or of its upright axis; nothing where there is neither.
    var titleBaseline: Double?
    /// The baselines of the names of reference lines, one row each.
    var referenceTop: Double
    var top: Double
    var bottom: Double
    var y: Position
  }

  let width: Double
  let left: Double
  let right: Double
  let x: Position
  let xTicks: Ticks
  private(set) var panels: [PanelPlace] = []
  /// The top of the key, where it stands above.
  let keyTop = 0.0
  private(set) var bottom = 0.0
  private(set) var height = 0.0

  init(_ plot: Plot, width: Double, keyHeight: Double, endWidth: Double) {
    self.width = width
    let domain = plot.x.domain
    let scale = plot.x.scale
    // Half the name of a tick at the very left must fit too.
    let first = TickLabels.names(
      of: Ticks(in: domain, on: scale, count: 4).major, format: plot.x.format
    ).first
    let half = first.map { TextWidth.of($0, size: Drawing.smallSize) / 2 } ?? 0
    let left = max(plot.panels.map { Self.labelWidth($0, width) }.max() ?? 0, half)
    var room = width - left
    if plot.keyPlace == .right, !plot.key.isEmpty { room -= 24 }
    room = min(room, plot.plotWidth ?? room)
    var plotWidth = room - max(endWidth, 10)
    // Words at the ends of bars: a bar that ends early leaves room for them.
    let unit = Position(domain, on: scale, from: 0, to: 1)
    for (value, words) in plot.trailing {
      plotWidth = min(plotWidth, (room - words - 10) / max(unit(value), 0.25))
    }
    plotWidth = max(plotWidth, 60)
    var ticks = Ticks(in: domain, on: scale, count: max(3, Int(plotWidth / 62)))
    var count = max(3, Int(plotWidth / 62))
    func position(_ width: Double) -> Position {
      Position(domain, on: scale, from: left, to: left + width)
    }
    while count > 2, Self.overlap(ticks, plot.x.format, position(plotWidth)) {
      count -= 1
      ticks = Ticks(in: domain, on: scale, count: count)
    }
    // The name of the last tick must not be cut.
    let names = TickLabels.names(of: ticks.major, format: plot.x.format)
    if let last = ticks.major.last, let name = names.last {
      let end = position(plotWidth)(last) + TextWidth.of(name, size: Drawing.smallSize) / 2
      if end > width - 1 { plotWidth -= end - width + 1 }
    }
    self.left = left
    right = left + plotWidth
    x = position(plotWidth)
    xTicks = ticks
    place(plot, from: keyHeight)
  }

  private mutating func place(_ plot: Plot, from top: Double) {
    var y = top
    for (index, panel) in plot.panels.enumerated() {
      if index > 0 { y += 14 }
      var baseline: Double?
      if panel.title != nil || !panel.y.isNames && !panel.y.title.isEmpty {
        baseline = y + 14
        // A title above the names of ticks keeps clear of the highest of them.
        y += panel.title == nil && panel.references.allSatisfy { $0.axis == .y } ? 29 : 22
      }
      let rows = PlotReferences.rows(panel.references, x, width: width)
      let referenceTop = y
      y += Double(rows.map { $0 + 1 }.max() ?? 0) * 16
      // The highest tick label reaches above the panel.
      if baseline == nil, rows.isEmpty, !panel.y.isNames { y += 8 }
      let position =
        panel.y.isNames
        ? Position(panel.y.domain, from: y, to: y + panel.height)
        : Position(panel.y.domain, on: panel.y.scale, from: y + panel.height, to: y)
      panels.append(
        PanelPlace(
          titleBaseline: baseline, referenceTop: referenceTop, top: y, bottom: y + panel.height,
          y: position))
      y += panel.height
    }
    bottom = y
    height = y + (plot.x.isNames ? 4 : 20) + (plot.x.title.isEmpty ? 0 : 20)
  }

  private static func overlap(_ ticks: Ticks, _ format: NumberFormat?, _ x: Position) -> Bool {
    var end = -Double.infinity
    for (tick, name) in zip(ticks.major, TickLabels.names(of: ticks.major, format: format)) {
      let half = TextWidth.of(name, size: Drawing.smallSize) / 2
      if x(tick) - half < end + 10 { return true }
      end = x(tick) + half
    }
    return false
  }

  private static func labelWidth(_ panel: Panel, _ width: Double) -> Double {
    switch panel.y.kind {
    case .numbers:
      let names = TickLabels.names(of: panel.yTicks.major, format: panel.y.format)
      return (names.map { TextWidth.of($0, size: Drawing.smallSize) }.max() ?? 0) + 8
    case .names(let names):
      let layout = RowLayout(names, width: width, mark: 1, gap: 0)
      return layout.isStacked ? 2 : (names.map(RowLayout.width).max() ?? 0) + 12
    }
  }
}

extension Panel {
  /// The ticks of an upright axis of numbers.
  var yTicks: Ticks {
    let count = y.tickCount ?? max(2, Int(height / 44))
    return Ticks(in: y.domain, on: y.scale, count: count)
  }
}

extension PlotAxis {
  var isNames: Bool { if case .names = kind { true } else { false } }

  var scale: AxisScale { if case .numbers(let scale, _) = kind { scale } else { .linear } }

  var domain: Domain {
    switch kind {
    case .numbers(_, let domain): domain
    case .names(let names): Domain(low: 0, high: Double(max(names.count, 1)))
    }
  }
}
