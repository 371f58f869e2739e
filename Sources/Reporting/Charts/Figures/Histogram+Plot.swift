extension HistogramFigure {
  func plot(width: Double) -> Plot {
    let isNarrow = width < 500
    let domain = Domain(spanning: edges, on: scale)
    let shared = series.compactMap { $0.counts.max() }.max() ?? 0
    let heights = [series.count < 2 ? 210.0 : series.count == 2 ? 140 : 96, isNarrow ? 130.0 : 210]
    let panels = series.map { one in
      let peak = hasOwnScales ? one.counts.max() ?? 0 : shared
      return Panel(
        title: "\(one.name), n = \(Quantity.count(one.total).shown)", tone: one.tone,
        y: PlotAxis(
          title: "count",
          kind: .numbers(
            .linear,
            Domain(low: 0, high: Double(max(peak, 1))).nice(on: .linear, count: 3))),
        height: heights.min() ?? 210, marks: [bars(one, width: width)])
    }
    return Plot(
      x: PlotAxis(title: axis.full, kind: .numbers(scale, domain), format: axis.format),
      panels: panels.isEmpty
        ? [Panel(y: PlotAxis(title: "", kind: .names([])), height: 80)] : panels,
      emptyNote: edges.count < 2 || shared == 0 ? "No data" : nil)
  }

  /// Neighbours with one count become one rectangle where nobody can hover over them.
  private func bars(_ one: HistogramSeries, width: Double) -> Mark {
    let bars = one.counts.indices.compactMap { bin -> (PlotPoint, PlotPoint, hint: String)? in
      guard one.counts[bin] > 0 else { return nil }
      return (
        PlotPoint(x: edges[bin], y: 0),
        PlotPoint(x: edges[bin + 1], y: Double(one.counts[bin])),
        "\(axis.quantity(edges[bin]).shown) to \(axis.quantity(edges[bin + 1]).shown): "
          + Quantity.count(one.counts[bin]).shown
      )
    }
    return .bars(bars, Drawing.Look(role: .bar, tone: one.tone))
  }
}
