import Reporting

extension BenchmarkPage {
  /// How time and memory grow with one thing at a time.
  var growth: Section? {
    let results = GrowthResult.all(in: run).filter { $0.points.count > 1 }
    var axes: [String] = []
    for result in results where !axes.contains(result.axis) { axes.append(result.axis) }
    guard !axes.isEmpty else { return nil }
    return Section(
      "Growth of cost",
      [
        .paragraph(
          "Boosting: 100 trees of 31 leaves; forest: 20 trees of depth 12; logistic regression to a "
            + "gradient of 1e-8. Four fifths of the rows are fitted. Where rows grow there are 28 columns, "
            + "where columns grow 20,000 rows; threads are measured on 500,000 rows, trees on 100,000."
        )
      ],
      subsections: axes.map { axis in section(axis, results.filter { $0.axis == axis }) })
  }

  private func section(_ axis: String, _ results: [GrowthResult]) -> Section {
    Section(
      "By \(axis)", id: "growth-\(axis)",
      [
        .chart(chart(axis, results)), .table(table(axis, results)),
        .paragraph(reading(axis, results)),
      ])
  }

  private func chart(_ axis: String, _ results: [GrowthResult]) -> Chart {
    let strokes = LineSeries.Stroke.allCases
    let lines = results.enumerated().map { place, result in
      LineSeries(
        result.learner,
        points: result.points.map { LinePoint(x: $0.at, y: $0.seconds.median) },
        band: result.points.map {
          BandPoint(x: $0.at, low: $0.seconds.least, high: $0.seconds.most)
        }, stroke: strokes[place % strokes.count])
    }
    return .lines(
      "Seconds of a fit by \(axis)", x: AxisTitle(axis), y: AxisTitle("fit", unit: "s"),
      lines: lines, xScale: axis == "threads" ? .linear : .log, yScale: .log,
      finding: reading(axis, results))
  }

  private func table(_ axis: String, _ results: [GrowthResult]) -> Table {
    let rows = results.flatMap { result in
      zip(result.points, [Double?.none] + result.exponents).map { point, exponent in
        TableRow([
          .text(InlineText(result.learner)), .count(Int(point.at)),
          .number(.significant(point.seconds.median)),
          .text(
            InlineText(
              "\(Quantity.significant(point.seconds.least).shown) – "
                + Quantity.significant(point.seconds.most).shown)),
          .number(exponent.map { .fixed($0, digits: 2) }),
          .number(.significant(point.memory.median)),
        ])
      }
    }
    return Table(
      caption: InlineText("Time and memory by \(axis)."),
      columns: [
        .text("Learner"), .number(axis), .number("Fit", unit: "s"), .number("Range", unit: "s"),
        .number("Power"), .number("Memory", unit: "MiB"),
      ], rows: rows,
      footnote:
        "Power: from the row above, time grows as this power of what grows; 1 is in proportion, 0 not at "
        + "all.")
  }

  /// Which learners grow faster than in proportion, in words.
  private func reading(_ axis: String, _ results: [GrowthResult]) -> InlineText {
    if axis == "threads" { return speedups(results) }
    let steep = results.filter { ($0.exponents.max() ?? 0) > 1.1 }
    guard !steep.isEmpty else {
      return InlineText("No learner's time grows faster than in proportion to \(axis).")
    }
    let named = steep.map { result in
      "\(result.learner) (power up to \(Quantity.fixed(result.exponents.max() ?? 0, digits: 2).shown))"
    }
    let reasons = steep.compactMap { Self.reasons["\($0.learner) by \(axis)"] }
    let words =
      ["Faster than in proportion to \(axis), somewhere: \(named.joined(separator: ", "))."]
    return InlineText((words + reasons).joined(separator: " "))
  }

  /// Why a cost may grow faster than what it grows with.
  private static let reasons = [
    "random forest by rows":
      "A forest's nodes look at rows that lie scattered; from some hundred thousand on, their sums and "
      + "codes no longer fit the caches.",
    "boosted trees by rows":
      "The sums and codes of the rows no longer fit the caches.",
    "logistic regression by columns":
      "A Newton step adds up a product for each pair of columns; beyond 500 columns conjugate "
      + "gradients take its place.",
  ]

  private func speedups(_ results: [GrowthResult]) -> InlineText {
    let parts = results.compactMap { result -> String? in
      guard let one = result.points.first, let all = result.points.last else { return nil }
      let factor = Quantity.fixed(one.seconds.median / all.seconds.median, digits: 2).shown
      return "\(result.learner) \(factor) times as fast on \(Int(all.at)) threads"
    }
    return InlineText(parts.joined(separator: ", ") + ".")
  }
}
