extension BoxFigure {
  func plot(width: Double) -> Plot {
    let names = groups.map {
      BandName(text: $0.name, note: "n = \(Quantity.count($0.count).shown)")
    }
    let rows = RowLayout(names, width: width, mark: 26, gap: 24)
    let domain = Domain(spanning: groups.flatMap(\.numbers), on: scale).padded(on: scale, by: 0.02)
    let marks = groups.enumerated().flatMap { index, group in box(group, index, rows) }
    return Plot(
      x: PlotAxis(title: value.full, kind: .numbers(scale, domain), format: value.format),
      panels: [
        Panel(
          y: PlotAxis(title: "", kind: .names(names)),
          height: max(rows.height * Double(groups.count), 60), marks: marks)
      ], emptyNote: groups.isEmpty ? "No data" : nil)
  }

  private func box(_ group: BoxGroup, _ index: Int, _ rows: RowLayout) -> [Mark] {
    let middle = rows.middle(index)
    let (top, bottom) = rows.ends(index)
    let cap = (bottom - top) * 0.25
    let line = Drawing.Look(role: .interval, tone: group.tone)
    func at(_ value: Double, _ place: Double) -> PlotPoint { PlotPoint(x: value, y: place) }
    func level(_ from: Double, _ to: Double) -> Mark {
      .line([at(from, middle), at(to, middle)], line, hint: nil)
    }
    func upright(_ value: Double, _ half: Double, _ look: Drawing.Look, _ hint: String) -> Mark {
      .line(
        [at(value, middle - half), at(value, middle + half)], look,
        hint: "\(group.name): \(hint) \(self.value.quantity(value).shown)")
    }
    let hint =
      "\(group.name): quartiles \(value.quantity(group.lowerQuartile).shown) and "
      + "\(value.quantity(group.upperQuartile).shown), median \(value.quantity(group.median).shown)"
    var marks = [
      level(group.lowerWhisker, group.lowerQuartile),
      level(group.upperQuartile, group.upperWhisker),
      upright(group.lowerWhisker, cap, line, "lower whisker"),
      upright(group.upperWhisker, cap, line, "upper whisker"),
      Mark.bars(
        [(at(group.lowerQuartile, top), at(group.upperQuartile, bottom), hint: hint)],
        Drawing.Look(role: .area, tone: group.tone)),
      upright(
        group.median, (bottom - top) / 2,
        Drawing.Look(role: .line, tone: group.tone, emphasis: .strong), "median"),
    ]
    let beyond = [
      group.minimum < group.lowerWhisker ? (group.minimum, "smallest") : nil,
      group.maximum > group.upperWhisker ? (group.maximum, "largest") : nil,
    ].compactMap { $0 }
    marks += beyond.map { end, what in
      .dots(
        [at(end, middle)], .circle, radius: 3.5, Drawing.Look(role: .dot, tone: group.tone),
        hints: [
          "\(group.name): \(what) \(value.quantity(end).shown); "
            + "\(Quantity.count(group.outliers).shown) beyond the whiskers"
        ])
    }
    return marks
  }
}
