/// A group of predictions of about the same probability.
public struct ReliabilityBin: Codable, Hashable, Sendable {
  /// The mean of the predicted probabilities.
  public var mean: Double
  /// The share of positives that was observed.
  public var share: Double
  /// The low end of an interval of the share.
  public var low: Double
  /// The high end of an interval of the share.
  public var high: Double
  /// n.
  public var count: Int

  /// Makes a bin.
  public init(mean: Double, share: Double, low: Double, high: Double, count: Int) {
    self.mean = mean
    self.share = share
    self.low = low
    self.high = high
    self.count = count
  }
}

/// Predicted against observed shares.
public struct ReliabilityFigure: Codable, Hashable, Sendable {
  /// The bins, by ascending mean.
  public let bins: [ReliabilityBin]
  /// What the model speaks of.
  public let tone: Tone
}

extension Chart {
  /// A reliability diagram: observed against predicted shares with intervals, the diagonal of a
  /// perfect calibration, and how many predictions each bin has.
  ///
  /// - Parameters:
  ///   - title: What it is.
  ///   - bins: The bins; empty ones and those that are not finite are left out.
  ///   - tone: What the model speaks of.
  ///   - finding: What it shows.
  ///   - description: What a screen reader says; made from the numbers when not given.
  ///   - footnote: What must be known to read it, with n.
  /// - Returns: The chart.
  public static func reliability(
    _ title: String, bins: [ReliabilityBin], tone: Tone = .claim, finding: InlineText,
    description: String? = nil, footnote: InlineText = ""
  ) -> Chart {
    let full = bins.filter { $0.count > 0 }
    let drawable = full.filter {
      [$0.mean, $0.share, $0.low, $0.high].allSatisfy { (-0.001...1.001).contains($0) }
    }.sorted { $0.mean < $1.mean }
    return Chart(
      title: title, finding: finding, description: description, footnote: footnote,
      omitted: full.count - drawable.count,
      figure: .reliability(ReliabilityFigure(bins: drawable, tone: tone)))
  }
}

extension ReliabilityFigure: FigureContent {
  var kindName: String { "Reliability diagram" }

  var summary: String {
    guard !bins.isEmpty else { return "No data." }
    let total = bins.reduce(0) { $0 + $1.count }
    let named = bins.map {
      "\(Quantity.percent($0.mean).shown) predicted, \(Quantity.percent($0.share).shown) observed"
    }
    return "\(bins.count) bins, n = \(Quantity.count(total).shown): "
      + named.joined(separator: "; ") + "."
  }

  var table: Table {
    Table(
      caption: "",
      columns: [
        .number("Predicted"), .number("Observed"), .number("low end"), .number("high end"),
        .number("n"),
      ],
      rows: bins.map { bin in
        TableRow(
          [bin.mean, bin.share, bin.low, bin.high].map { .number(.percent($0, digits: 2)) }
            + [.count(bin.count)])
      })
  }
}
