/// The numbers of one box.
public struct BoxGroup: Codable, Hashable, Sendable {
  /// Whose numbers they are.
  public var name: String
  /// What the group speaks of.
  public var tone: Tone
  /// n.
  public var count: Int
  /// The smallest number.
  public var minimum: Double
  /// The smallest number that is no outlier.
  public var lowerWhisker: Double
  /// A quarter of the numbers is below it.
  public var lowerQuartile: Double
  /// Half of the numbers is below it.
  public var median: Double
  /// A quarter of the numbers is above it.
  public var upperQuartile: Double
  /// The largest number that is no outlier.
  public var upperWhisker: Double
  /// The largest number.
  public var maximum: Double
  /// How many numbers stand beyond the whiskers.
  public var outliers: Int

  /// Makes a summary.
  public init(
    _ name: String, tone: Tone = .neutral, count: Int, minimum: Double, lowerWhisker: Double,
    lowerQuartile: Double, median: Double, upperQuartile: Double, upperWhisker: Double,
    maximum: Double, outliers: Int
  ) {
    self.name = name
    self.tone = tone
    self.count = count
    self.minimum = minimum
    self.lowerWhisker = lowerWhisker
    self.lowerQuartile = lowerQuartile
    self.median = median
    self.upperQuartile = upperQuartile
    self.upperWhisker = upperWhisker
    self.maximum = maximum
    self.outliers = outliers
  }

  var numbers: [Double] {
    [minimum, lowerWhisker, lowerQuartile, median, upperQuartile, upperWhisker, maximum]
  }
}

/// Five numbers a group.
public struct BoxFigure: Codable, Hashable, Sendable {
  /// What is measured.
  public let value: AxisTitle
  /// The groups, from top to bottom.
  public let groups: [BoxGroup]
  /// How values stand on their axis.
  public let scale: AxisScale
}

extension Chart {
  /// Box plots, one below the other.
  ///
  /// - Parameters:
  ///   - title: What it is.
  ///   - value: What is measured.
  ///   - groups: The boxes, from top to bottom; one with a number that is not finite is left out.
  ///   - scale: How values stand on their axis.
  ///   - finding: What it shows.
  ///   - description: What a screen reader says; made from the numbers when not given.
  ///   - footnote: What must be known to read it.
  /// - Returns: The chart.
  public static func boxPlot(
    _ title: String, value: AxisTitle, groups: [BoxGroup], scale: AxisScale = .linear,
    finding: InlineText, description: String? = nil, footnote: InlineText = ""
  ) -> Chart {
    let drawable = groups.filter { $0.numbers.allSatisfy(\.isFinite) }
    return Chart(
      title: title, finding: finding, description: description, footnote: footnote,
      omitted: groups.count - drawable.count,
      figure: .boxPlot(BoxFigure(value: value, groups: drawable, scale: scale)))
  }
}

extension BoxFigure: FigureContent {
  var kindName: String { "Box plot" }

  var summary: String {
    guard !groups.isEmpty else { return "No data." }
    return "\(value.full). "
      + groups.map { group in
        "\(group.name), n = \(Quantity.count(group.count).shown): median "
          + "\(value.quantity(group.median).shown), quartiles "
          + "\(value.quantity(group.lowerQuartile).shown) and "
          + "\(value.quantity(group.upperQuartile).shown)"
      }.joined(separator: "; ") + "."
  }

  var table: Table {
    let names = [
      "Minimum", "Lower whisker", "Lower quartile", "Median", "Upper quartile", "Upper whisker",
      "Maximum",
    ]
    return Table(
      caption: "",
      columns: [.text("Group"), .number("n")] + names.map { .number($0, unit: value.unit) }
        + [.number("Outliers")],
      rows: groups.map { group in
        TableRow(
          [.text(InlineText(group.name)), .count(group.count)]
            + group.numbers.map { .number(value.quantity($0)) } + [.count(group.outliers)])
      })
  }
}
