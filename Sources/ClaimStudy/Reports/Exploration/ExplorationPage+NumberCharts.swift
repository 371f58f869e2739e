import Reporting
import Statistics

extension ExplorationPage {
  /// How a number lies in each class, or in all rows where there are no classes.
  func histogram(_ number: NumberProfile) -> Chart? {
    let chosen = number.logHistogram ?? number.histogram
    guard let bins = chosen?.merged(toAtMost: Self.shownBins) else { return nil }
    let isGrowing = number.logHistogram != nil
    let series =
      bins.byClass.count == 2
      ? zip(exploration.classNames, bins.byClass).enumerated().map { index, pair in
        HistogramSeries(pair.0, tone: ExplorationSite.tone(ofClass: index), counts: pair.1)
      } : [HistogramSeries("All rows", counts: bins.counts)]
    return .histogram(
      "\(number.name): how many rows lie where", of: axis(number), edges: bins.edges,
      series: series, scale: isGrowing ? Self.growingScale(from: bins.edges) : .linear,
      finding: spread(number),
      footnote: isGrowing
        ? "Bins grow with the numbers; equal bins would put nearly all rows into the first." : "")
  }

  private static let shownBins = 20

  /// Where the middle halves of the classes lie.
  func boxPlot(_ number: NumberProfile) -> Chart? {
    let boxes =
      number.classes.isEmpty
      ? [Self.box("All rows", .neutral, number.description, number.box)]
      : number.classes.enumerated().map { index, profile in
        Self.box(
          profile.name, ExplorationSite.tone(ofClass: index), profile.description, profile.box)
      }
    let drawn = boxes.compactMap(\.self)
    guard !drawn.isEmpty else { return nil }
    return .boxPlot(
      "\(number.name): where the middle half lies", value: axis(number), groups: drawn,
      scale: number.logHistogram.map { Self.growingScale(from: $0.edges) } ?? .linear,
      finding: overlap(number))
  }

  private static func box(
    _ name: String, _ tone: Tone, _ facts: SampleDescription, _ box: BoxSummary?
  ) -> BoxGroup? {
    guard let box, let minimum = facts.minimum, let maximum = facts.maximum else { return nil }
    return BoxGroup(
      name, tone: tone, count: facts.count, minimum: minimum, lowerWhisker: box.lowerWhisker,
      lowerQuartile: box.lowerQuartile, median: box.median, upperQuartile: box.upperQuartile,
      upperWhisker: box.upperWhisker, maximum: maximum, outliers: box.below + box.above)
  }

  /// Zero has no logarithm: bins that begin there stand in proportion up to their first end.
  private static func growingScale(from edges: [Double]) -> AxisScale {
    guard let first = edges.first, first <= 0 else { return .log }
    return .symlog(linearWithin: edges.first { $0 > 0 } ?? 1)
  }

  private func axis(_ number: NumberProfile) -> AxisTitle {
    switch number.origin {
    case .textLength: AxisTitle(number.name, unit: "characters")
    case .wordCount: AxisTitle(number.name, unit: "words")
    case .column, .ratio: AxisTitle(number.name)
    }
  }

  /// The medians of the classes in words, or the middle half of all rows.
  func spread(_ number: NumberProfile) -> InlineText {
    let medians = number.classes.compactMap(\.description.median)
    if medians.count == 2 {
      let names = exploration.classNames
      if medians[0] == medians[1] {
        return "Both classes have the median \(Self.amount(medians[0]))."
      }
      return "Half of all \(names[0]) rows lie above \(Self.amount(medians[0])), half of all "
        + "\(names[1]) rows above \(Self.amount(medians[1]))."
    }
    guard let low = number.description.lowerQuartile, let high = number.description.upperQuartile
    else { return "There are no values." }
    return "The middle half of the rows lies between \(Self.amount(low)) and \(Self.amount(high))."
  }

  /// How far the classes overlap, and what that means for telling them apart.
  private func overlap(_ number: NumberProfile) -> InlineText {
    guard let overlap = number.overlap, let area = number.rocAUC else { return spread(number) }
    let rows = number.classes.reduce(0) { $0 + $1.description.count }
    let ranking: InlineText =
      "the number alone ranks with an AUC of \(Quantity.fixed(area, digits: 3))."
    guard overlap.rows > 0 else { return "The ranges of the classes do not meet: " + ranking }
    return
      "\(overlap.rows) of \(rows) rows lie where both classes do (\(Self.amount(overlap.lower)) "
      + "to \(Self.amount(overlap.upper))); " + ranking
  }

  /// A value of a column in running text.
  static func amount(_ value: Double) -> InlineText {
    let isWhole = value == value.rounded() && abs(value) < 1e15
    return isWhole
      ? "\(Quantity.count(Int(value)))" : "\(Quantity.significant(value, digits: 4))"
  }
}

extension ClassHistogram {
  /// The same histogram with neighbouring bins put together, as few as bring it down to `limit`.
  func merged(toAtMost limit: Int) -> ClassHistogram {
    let width = (counts.count + limit - 1) / max(1, limit)
    guard width > 1 else { return self }
    func merge(_ counts: [Int]) -> [Int] {
      stride(from: 0, to: counts.count, by: width).map { start in
        counts[start..<min(start + width, counts.count)].reduce(0, +)
      }
    }
    let starts = stride(from: 0, to: counts.count, by: width).map { edges[$0] }
    return ClassHistogram(
      edges: starts + [edges[counts.count]], counts: merge(counts), byClass: byClass.map(merge))
  }
}
