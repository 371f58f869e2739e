/// A density at a value.
public struct DensityPoint: Codable, Hashable, Sendable {
  /// The value.
  public var value: Double
  /// The density there; only its ratio to others of the group is drawn.
  public var density: Double

  /// Makes a point.
  public init(value: Double, density: Double) {
    self.value = value
    self.density = density
  }
}

/// The density of one group, with its quartiles.
public struct ViolinGroup: Codable, Hashable, Sendable {
  /// Whose numbers they are.
  public var name: String
  /// What the group speaks of.
  public var tone: Tone
  /// n.
  public var count: Int
  /// The density, by ascending value.
  public var density: [DensityPoint]
  /// A quarter of the numbers is below it.
  public var lowerQuartile: Double
  /// Half of the numbers is below it.
  public var median: Double
  /// A quarter of the numbers is above it.
  public var upperQuartile: Double

  /// Makes a summary.
  public init(
    _ name: String, tone: Tone = .neutral, count: Int, density: [DensityPoint],
    lowerQuartile: Double, median: Double, upperQuartile: Double
  ) {
    self.name = name
    self.tone = tone
    self.count = count
    self.density = density
    self.lowerQuartile = lowerQuartile
    self.median = median
    self.upperQuartile = upperQuartile
  }

  var quartiles: [Double] { [lowerQuartile, median, upperQuartile] }
}

/// The density of each group.
public struct ViolinFigure: Codable, Hashable, Sendable {
  /// What is measured.
  public let value: AxisTitle
  /// The groups, from top to bottom.
  public let groups: [ViolinGroup]
  /// How values stand on their axis.
  public let scale: AxisScale
}

extension Chart {
  /// Violins, one below the other; all have the same greatest width.
  ///
  /// - Parameters:
  ///   - title: What it is.
  ///   - value: What is measured.
  ///   - groups: The violins, from top to bottom; one with quartiles that are not finite is left
  ///     out, as is a point of a density that is not finite or below zero.
  ///   - scale: How values stand on their axis.
  ///   - finding: What it shows.
  ///   - description: What a screen reader says; made from the numbers when not given.
  ///   - footnote: What must be known to read it.
  /// - Returns: The chart.
  public static func violin(
    _ title: String, value: AxisTitle, groups: [ViolinGroup], scale: AxisScale = .linear,
    finding: InlineText, description: String? = nil, footnote: InlineText = ""
  ) -> Chart {
    var omitted = 0
    let drawable = groups.compactMap { group -> ViolinGroup? in
      guard group.quartiles.allSatisfy(\.isFinite) else {
        omitted += 1
        return nil
      }
      var kept = group
      kept.density = group.density.filter {
        $0.value.isFinite && $0.density.isFinite && $0.density >= 0
          && scale.hasPlace(for: $0.value)
      }
      omitted += group.density.count - kept.density.count
      return kept
    }
    return Chart(
      title: title, finding: finding, description: description, footnote: footnote,
      omitted: omitted, figure: .violin(ViolinFigure(value: value, groups: drawable, scale: scale)))
  }
}

extension ViolinFigure: FigureContent {
  var kindName: String { "Violin plot" }

  var summary: String {
    guard !groups.isEmpty else { return "No data." }
    return "Density of \(value.full). "
      + groups.map { group in
        "\(group.name), n = \(Quantity.count(group.count).shown): median "
          + "\(value.quantity(group.median).shown), quartiles "
          + "\(value.quantity(group.lowerQuartile).shown) and "
          + "\(value.quantity(group.upperQuartile).shown)"
      }.joined(separator: "; ") + "."
  }

  /// Quartiles first, then the curves.
  var table: Table {
    let quartiles = groups.flatMap { group in
      zip(["Lower quartile", "Median", "Upper quartile"], group.quartiles).map { name, number in
        row(group, name, number, nil)
      }
    }
    let curves = groups.flatMap { group in
      group.density.map { row(group, "Density", $0.value, $0.density) }
    }
    return Table(
      caption: "",
      columns: [.text("Group"), .number("n"), .text("What"), value.column, .number("Density")],
      rows: quartiles + curves)
  }

  private func row(
    _ group: ViolinGroup, _ what: String, _ number: Double, _ density: Double?
  ) -> TableRow {
    TableRow([
      .text(InlineText(group.name)), .count(group.count), .text(InlineText(what)),
      .number(value.quantity(number)), .number(density.map { .significant($0) }),
    ])
  }

  var fault: String? {
    groups.contains { zip($0.density, $0.density.dropFirst()).contains { $0.value > $1.value } }
      ? "the values of a density ascend" : nil
  }
}
