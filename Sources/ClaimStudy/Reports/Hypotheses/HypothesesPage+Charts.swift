import Reporting
import Statistics

extension HypothesesPage {
  private static let mostViolins = 8
  private static let mostBoxes = 20

  /// The groups of a number as violins, or as boxes where they are many or very lopsided; the shares of
  /// two categories; nil for two numbers.
  func picture(_ comparison: Comparison) -> Chart? {
    if let table = comparison.table { return shares(comparison, table) }
    guard !comparison.groups.isEmpty else { return nil }
    let isLopsided = comparison.groups.contains { Self.isLopsided($0.description) }
    let isFew = comparison.groups.count <= Self.mostViolins
    return (isFew && !isLopsided ? violins(comparison) : nil) ?? boxes(comparison)
  }

  /// Whether a linear axis would squeeze the middle half.
  private static func isLopsided(_ facts: SampleDescription) -> Bool {
    guard let minimum = facts.minimum, let quartile = facts.upperQuartile,
      let maximum = facts.maximum
    else { return false }
    return minimum >= 0 && maximum > 20 * max(quartile, 1e-300)
  }

  /// Points of a density that a page has room for, the first and the last among them.
  private static let mostDensityPoints = 48

  private func thinned(_ density: DensityCurve) -> [DensityPoint] {
    let last = density.points.count - 1
    let step = max(1, (last + Self.mostDensityPoints - 1) / Self.mostDensityPoints)
    return density.points.indices.filter { $0 % step == 0 || $0 == last }.map {
      DensityPoint(value: density.points[$0], density: density.densities[$0])
    }
  }

  private func violins(_ comparison: Comparison) -> Chart? {
    let groups = comparison.groups.compactMap { group -> ViolinGroup? in
      guard let density = group.density, let low = group.description.lowerQuartile,
        let median = group.description.median, let high = group.description.upperQuartile
      else { return nil }
      return ViolinGroup(
        group.name, tone: context.tone(of: group.name, in: comparison.factor),
        count: group.description.count,
        density: thinned(density), lowerQuartile: low, median: median, upperQuartile: high)
    }
    guard groups.count == comparison.groups.count else { return nil }
    return .violin(
      "\(comparison.title): where values are frequent", value: AxisTitle(comparison.outcome),
      groups: groups, finding: medians(comparison),
      footnote: "All violins have the same greatest width; the bar is the middle half.")
  }

  private func boxes(_ comparison: Comparison) -> Chart? {
    let groups = comparison.groups.prefix(Self.mostBoxes).compactMap { group -> BoxGroup? in
      let facts = group.description
      guard let box = group.box, let minimum = facts.minimum, let maximum = facts.maximum else {
        return nil
      }
      return BoxGroup(
        group.name, tone: context.tone(of: group.name, in: comparison.factor), count: facts.count,
        minimum: minimum, lowerWhisker: box.lowerWhisker, lowerQuartile: box.lowerQuartile,
        median: box.median, upperQuartile: box.upperQuartile, upperWhisker: box.upperWhisker,
        maximum: maximum, outliers: box.below + box.above)
    }
    guard !groups.isEmpty else { return nil }
    let isLopsided = comparison.groups.contains { Self.isLopsided($0.description) }
    let smallest = groups.map(\.upperQuartile).filter { $0 > 0 }.min() ?? 1
    return .boxPlot(
      "\(comparison.title): where the middle half lies", value: AxisTitle(comparison.outcome),
      groups: groups, scale: isLopsided ? .symlog(linearWithin: smallest) : .linear,
      finding: medians(comparison))
  }

  private func medians(_ comparison: Comparison) -> InlineText {
    let known = comparison.groups.compactMap { group in
      group.description.median.map { (name: group.name, median: $0) }
    }
    guard let high = known.max(by: { $0.median < $1.median }),
      let low = known.min(by: { $0.median < $1.median }), high.name != low.name
    else { return "All groups have one median." }
    return
      "Half of “\(high.name)” lies above \(Quantity.significant(high.median, digits: 4)), half of "
      + "“\(low.name)” above \(Quantity.significant(low.median, digits: 4))."
  }

  private func shares(_ comparison: Comparison, _ table: ComparedCategories) -> Chart {
    .shares(
      "\(comparison.title): shares",
      parts: table.columns.prefix(8).map {
        SharePart($0, tone: context.tone(of: $0, in: comparison.outcome))
      },
      rows: zip(table.rows, table.counts).prefix(20).map {
        ShareRow($0, counts: Array($1.prefix(8)))
      },
      finding: "\(comparison.effect?.sentence ?? "There is nothing to compare").")
  }
}
