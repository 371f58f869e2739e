/// What one step does to a count.
public struct WaterfallStep: Codable, Hashable, Sendable {
  /// What the step is.
  public var name: String
  /// What it adds (or takes away, below zero); none for a level, drawn from zero.
  public var change: Int?
  /// How many there are after it.
  public var total: Int

  /// Makes a step.
  public init(_ name: String, change: Int? = nil, total: Int) {
    self.name = name
    self.change = change
    self.total = total
  }
}

/// What each step takes away or adds.
public struct WaterfallFigure: Codable, Hashable, Sendable {
  /// What is counted.
  public let unit: String
  /// The steps, from top to bottom; the first is always drawn as a level.
  public let steps: [WaterfallStep]
}

extension Chart {
  /// A ledger as a waterfall: where one starts, what each step takes away or adds, what remains.
  ///
  /// - Parameters:
  ///   - title: What it is.
  ///   - steps: The steps, from top to bottom; the first is always drawn as a level.
  ///   - unit: What is counted, in the plural.
  ///   - finding: What it shows.
  ///   - description: What a screen reader says; made from the numbers when not given.
  ///   - footnote: What must be known to read it.
  /// - Returns: The chart.
  public static func waterfall(
    _ title: String, steps: [WaterfallStep], unit: String, finding: InlineText,
    description: String? = nil, footnote: InlineText = ""
  ) -> Chart {
    Chart(
      title: title, finding: finding, description: description, footnote: footnote,
      figure: .waterfall(WaterfallFigure(unit: unit, steps: steps)))
  }
}

extension WaterfallFigure: FigureContent {
  var kindName: String { "Waterfall" }

  var summary: String {
    guard !steps.isEmpty else { return "No data." }
    return "Number of \(unit). "
      + steps.map { step in
        let change = step.change.map { " (\(Quantity.count($0).signed().shown))" } ?? ""
        return "\(step.name): \(Quantity.count(step.total).shown)\(change)"
      }.joined(separator: "; ") + "."
  }

  var table: Table {
    Table(
      caption: "", columns: [.text("Step"), .number("Change"), .number("Remaining", unit: unit)],
      rows: steps.map { step in
        TableRow([
          .text(InlineText(step.name)),
          .number(step.change.map { Quantity.count($0).signed() }), .count(step.total),
        ])
      })
  }

  var remark: InlineText? { Thinning.remark(on: steps.count, shown: Thinning.categories) }
}
