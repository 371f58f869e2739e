/// The counts of one series in the bins of a histogram.
public struct HistogramSeries: Codable, Hashable, Sendable {
  /// Whose counts they are.
  public var name: String
  /// What the series speaks of.
  public var tone: Tone
  /// One count a bin.
  public var counts: [Int]

  /// Makes a series.
  public init(_ name: String, tone: Tone = .neutral, counts: [Int]) {
    self.name = name
    self.tone = tone
    self.counts = counts
  }

  /// n.
  var total: Int { counts.reduce(0, +) }
}

/// Counts in bins, one panel a series.
public struct HistogramFigure: Codable, Hashable, Sendable {
  /// What is binned.
  public let axis: AxisTitle
  /// The ends of the bins, in ascending order; one more than there are bins.
  public let edges: [Double]
  /// The series.
  public let series: [HistogramSeries]
  /// How the bins stand on their axis.
  public let scale: AxisScale
}

extension Chart {
  /// A histogram; each series has a panel of its own above a common axis.
  ///
  /// Panels share the scale of their counts unless the highest bins differ by more than a factor of
  /// five; then each has its own, and a remark says so.
  ///
  /// - Parameters:
  ///   - title: What it is.
  ///   - axis: What is binned.
  ///   - edges: The ends of the bins, in ascending order; one more than there are bins. None for no
  ///     data.
  ///   - series: The counts.
  ///   - scale: How the bins stand on their axis.
  ///   - finding: What it shows.
  ///   - description: What a screen reader says; made from the numbers when not given.
  ///   - footnote: What must be known to read it.
  /// - Returns: The chart.
  /// - Precondition: Each series has one count a bin.
  public static func histogram(
    _ title: String, of axis: AxisTitle, edges: [Double], series: [HistogramSeries],
    scale: AxisScale = .linear, finding: InlineText, description: String? = nil,
    footnote: InlineText = ""
  ) -> Chart {
    let figure = HistogramFigure(axis: axis, edges: edges, series: series, scale: scale)
    precondition(figure.fault == nil, figure.fault ?? "")
    let isDrawable = edges.allSatisfy(\.isFinite)
    return Chart(
      title: title, finding: finding, description: description, footnote: footnote,
      omitted: isDrawable ? 0 : edges.count,
      figure: .histogram(
        isDrawable
          ? figure
          : HistogramFigure(
            axis: axis, edges: [], series: series.map { .init($0.name, tone: $0.tone, counts: []) },
            scale: scale)))
  }
}

extension HistogramFigure: FigureContent {
  var kindName: String { "Histogram" }

  var summary: String {
    let names = series.map { "\($0.name), n = \(Quantity.count($0.total).shown)" }
    guard let first = edges.first, let last = edges.last else { return "No data." }
    return "\(axis.full) from \(axis.quantity(first).shown) to \(axis.quantity(last).shown) in "
      + "\(edges.count - 1) bins: \(names.joined(separator: "; "))."
  }

  var table: Table {
    let columns =
      [TableColumn.number("\(axis.title) from", unit: axis.unit), .number("to", unit: axis.unit)]
      + series.map { .number($0.name, unit: "count") }
    let rows = edges.indices.dropLast().map { bin in
      TableRow(
        [.number(axis.quantity(edges[bin])), .number(axis.quantity(edges[bin + 1]))]
          + series.map { .count($0.counts[bin]) })
    }
    return Table(caption: "", columns: columns, rows: rows)
  }

  var fault: String? {
    let bins = max(edges.count - 1, 0)
    if series.contains(where: { $0.counts.count != bins }) {
      return "each series of a histogram has one count for each of its \(bins) bins"
    }
    if zip(edges, edges.dropFirst()).contains(where: { $0 > $1 }) {
      return "the ends of the bins of a histogram ascend"
    }
    return nil
  }

  var remark: InlineText? {
    hasOwnScales
      ? "Each panel has its own scale of counts: the highest bins differ too much for one." : nil
  }

  /// Whether the panels' counts differ too much for one scale.
  var hasOwnScales: Bool {
    let peaks = series.compactMap { $0.counts.max() }.filter { $0 > 0 }
    guard let low = peaks.min(), let high = peaks.max() else { return false }
    return high > 5 * low
  }
}
