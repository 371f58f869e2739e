extension ViolinFigure {
  func plot(width: Double) -> Plot {
    let names = groups.map {
      BandName(text: $0.name, note: "n = \(Quantity.count($0.count).shown)")
    }
    let rows = RowLayout(names, width: width, mark: 58, gap: 12)
    let values = groups.flatMap { $0.density.map(\.value) + $0.quartiles }
    let domain = Domain(spanning: values, on: scale)
    let marks = groups.enumerated().flatMap { index, group in violin(group, index, rows) }
    return Plot(
      x: PlotAxis(title: value.full, kind: .numbers(scale, domain), format: value.format),
      panels: [
        Panel(
          y: PlotAxis(title: "", kind: .names(names)),
          height: max(rows.height * Double(groups.count), 60), marks: marks)
      ], emptyNote: groups.isEmpty ? "No data" : nil)
  }

  private func violin(_ group: ViolinGroup, _ index: Int, _ rows: RowLayout) -> [Mark] {
    let middle = rows.middle(index)
    let (top, bottom) = rows.ends(index)
    let peak = group.density.map(\.density).max() ?? 0
    let half = (bottom - top) / 2
    func at(_ value: Double, _ place: Double) -> PlotPoint { PlotPoint(x: value, y: place) }
    var marks: [Mark] = []
    if peak > 0 {
      let upper = group.density.map { at($0.value, middle - half * $0.density / peak) }
      let lower = group.density.reversed().map { at($0.value, middle + half * $0.density / peak) }
      marks.append(.area(upper + lower, Drawing.Look(role: .area, tone: group.tone)))
    }
    let quartiles =
      "\(group.name): quartiles \(value.quantity(group.lowerQuartile).shown) and "
      + "\(value.quantity(group.upperQuartile).shown)"
    marks.append(
      .line(
        [at(group.lowerQuartile, middle), at(group.upperQuartile, middle)],
        Drawing.Look(role: .line, tone: group.tone, emphasis: .strong), hint: quartiles))
    marks.append(
      .dots(
        [at(group.median, middle)], .circle, radius: 5, Drawing.Look(role: .dot, tone: group.tone),
        hints: ["\(group.name): median \(value.quantity(group.median).shown)"]))
    return marks
  }
}
