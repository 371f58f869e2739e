extension WaterfallFigure {
  func plot(width: Double) -> Plot {
    let shown = Array(steps.prefix(Thinning.categories))
    let names = shown.map { BandName(text: $0.name) }
    let rows = RowLayout(names, width: width, mark: 20, gap: 12)
    let domain = Domain(
      spanning: shown.flatMap { [Double($0.total), Double($0.total - ($0.change ?? 0))] },
      on: .linear, includesZero: true)
    let marks = shown.enumerated().flatMap { index, step in
      self.marks(step, index, rows, isLast: index == shown.count - 1)
    }
    return Plot(
      x: PlotAxis(title: "Number of \(unit)", kind: .numbers(.linear, domain)),
      panels: [
        Panel(
          y: PlotAxis(title: "", kind: .names(names)),
          height: max(rows.height * Double(shown.count), 60), marks: marks)
      ],
      trailing: shown.enumerated().map { index, step in
        (end(step, index), TextWidth.of(label(step, index), size: Drawing.smallSize))
      }, emptyNote: shown.isEmpty ? "No data" : nil)
  }

  private func isLevel(_ step: WaterfallStep, _ index: Int) -> Bool {
    step.change == nil || index == 0
  }

  private func end(_ step: WaterfallStep, _ index: Int) -> Double {
    let before = isLevel(step, index) ? 0 : step.total - (step.change ?? 0)
    return Double(max(step.total, before))
  }

  private func label(_ step: WaterfallStep, _ index: Int) -> String {
    isLevel(step, index)
      ? Quantity.count(step.total).shown : Quantity.count(step.change ?? 0).signed().shown
  }

  private func marks(
    _ step: WaterfallStep, _ index: Int, _ rows: RowLayout, isLast: Bool
  ) -> [Mark] {
    let (top, bottom) = rows.ends(index)
    let isLevel = isLevel(step, index)
    let start = isLevel ? 0 : step.total - (step.change ?? 0)
    let tone: Tone = isLevel ? .opinion : (step.change ?? 0) < 0 ? .warning : .good
    let hint =
      "\(step.name): \(label(step, index))"
      + (isLevel ? "" : ", \(Quantity.count(step.total).shown) remain")
    var marks: [Mark] = [
      .bars(
        [
          (
            PlotPoint(x: Double(start), y: top), PlotPoint(x: Double(step.total), y: bottom),
            hint: hint
          )
        ], Drawing.Look(role: .bar, tone: tone)),
      .words(
        label(step, index), PlotPoint(x: end(step, index), y: rows.middle(index)), dx: 6, dy: 4,
        .value, .start, .neutral),
    ]
    if !isLast {
      let total = Double(step.total)
      marks.append(
        .line(
          [PlotPoint(x: total, y: bottom), PlotPoint(x: total, y: bottom + 1 - (bottom - top))],
          Drawing.Look(role: .leader), hint: nil))
    }
    return marks
  }
}
