extension BarFigure {
  func plot(width: Double) -> Plot {
    let shown = Array(bars.prefix(Thinning.categories))
    // On a telephone n goes below the name: the value needs the room beside the mark.
    let isNarrow = width < 500
    let names = shown.map { bar in
      BandName(
        text: bar.name,
        note: isNarrow ? bar.count.map { "n = \(Quantity.count($0).shown)" } ?? "" : "",
        emphasis: bar.emphasis)
    }
    let rows = RowLayout(names, width: width, mark: shape == .bars ? 18 : 14, gap: 10)
    var values =
      shown.map(\.value.double) + shown.compactMap(\.interval).flatMap { [$0.low, $0.high] }
    if let reference { values.append(reference.value) }
    var domain = Domain(spanning: values, on: .linear, includesZero: shape == .bars)
    if shape == .dots { domain = domain.padded(on: .linear, by: 0.04) }
    let marks = shown.enumerated().flatMap { index, bar in
      self.marks(bar, index, rows, hasCount: !isNarrow)
    }
    return Plot(
      x: PlotAxis(title: value.full, kind: .numbers(.linear, domain), format: axisFormat),
      panels: [
        Panel(
          y: PlotAxis(title: "", kind: .names(names)),
          height: max(rows.height * Double(shown.count), 60),
          marks: marks + baseline(shown),
          references: reference.map { [ReferenceLine($0.value, label: $0.label, tone: $0.tone)] }
            ?? []
        )
      ],
      trailing: shown.map {
        (trailingEnd($0), TextWidth.of(label($0, hasCount: !isNarrow), size: Drawing.smallSize) + 4)
      }, emptyNote: shown.isEmpty ? "No data" : nil)
  }

  /// The format of the axis, or the one that all values have.
  private var axisFormat: NumberFormat? {
    if let format = value.format { return format }
    if case .percent = bars.first?.value.format.style { return bars.first?.value.format }
    return nil
  }

  private func label(_ bar: Bar, hasCount: Bool) -> String {
    let count =
      !hasCount ? "" : bar.count.map { " · n\u{A0}=\u{A0}\(Quantity.count($0).shown)" } ?? ""
    return (bar.value.double.isFinite ? bar.value.shown : "–") + count
  }

  /// The end of the mark after which the value stands.
  private func trailingEnd(_ bar: Bar) -> Double {
    let value = bar.value.double.isFinite ? bar.value.double : 0
    let ends = [value, bar.interval?.high, shape == .bars ? 0 : nil].compactMap { $0 }
    return ends.max() ?? value
  }

  private func hint(_ bar: Bar) -> String {
    let interval = bar.ends.map { " (\(Quantity.range($0.low, $0.high)))" } ?? ""
    let count = bar.count.map { ", n = \(Quantity.count($0).shown)" } ?? ""
    return "\(bar.name): \(bar.value.shown)\(interval)\(count)"
  }

  private func marks(
    _ bar: Bar, _ index: Int, _ rows: RowLayout, hasCount: Bool
  ) -> [Mark] {
    let middle = rows.middle(index)
    let (top, bottom) = rows.ends(index)
    let look = Drawing.Look(role: .bar, tone: bar.tone, emphasis: bar.emphasis)
    var marks: [Mark] = []
    let number = bar.value.double
    if number.isFinite, shape == .bars {
      marks.append(
        .bars([(PlotPoint(x: 0, y: top), PlotPoint(x: number, y: bottom), hint: hint(bar))], look))
    }
    if let interval = bar.interval { marks += whisker(interval, bar, middle, bottom - top) }
    if number.isFinite, shape == .dots {
      marks.append(
        .dots(
          [PlotPoint(x: number, y: middle)], .circle, radius: 5,
          Drawing.Look(role: .dot, tone: bar.tone, emphasis: bar.emphasis), hints: [hint(bar)]))
    }
    marks.append(
      .words(
        label(bar, hasCount: hasCount), PlotPoint(x: trailingEnd(bar), y: middle),
        dx: shape == .dots ? 10 : 6, dy: 4,
        .value, .start, .neutral))
    return marks
  }

  private func whisker(
    _ interval: ValueInterval, _ bar: Bar, _ middle: Double, _ height: Double
  ) -> [Mark] {
    let look = Drawing.Look(
      role: shape == .bars ? .whisker : .interval, tone: bar.tone, emphasis: .normal)
    let cap = height * 0.22
    func upright(_ value: Double) -> [PlotPoint] {
      [PlotPoint(x: value, y: middle - cap), PlotPoint(x: value, y: middle + cap)]
    }
    return [
      .line(
        [PlotPoint(x: interval.low, y: middle), PlotPoint(x: interval.high, y: middle)], look,
        hint: hint(bar)),
      .line(upright(interval.low), look, hint: nil), .line(upright(interval.high), look, hint: nil),
    ]
  }

  private func baseline(_ shown: [Bar]) -> [Mark] {
    guard shape == .bars, !shown.isEmpty else { return [] }
    return [
      .line(
        [PlotPoint(x: 0, y: 0), PlotPoint(x: 0, y: Double(shown.count))],
        Drawing.Look(role: .baseline), hint: nil)
    ]
  }
}
