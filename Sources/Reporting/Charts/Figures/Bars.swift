/// A number with a name.
public struct Bar: Codable, Hashable, Sendable {
  /// What the number belongs to.
  public var name: String
  /// The number, with the form in which it is shown; one that is not finite has no bar.
  public var value: Quantity
  /// Between what the true value lies.
  public var interval: ValueInterval?
  /// n.
  public var count: Int?
  /// What the bar speaks of.
  public var tone: Tone
  /// How loud it is.
  public var emphasis: TableRow.Emphasis

  /// Makes a bar.
  public init(
    _ name: String, _ value: Quantity, interval: ValueInterval? = nil, count: Int? = nil,
    tone: Tone = .neutral, emphasis: TableRow.Emphasis = .normal
  ) {
    self.name = name
    self.value = value
    self.interval = interval
    self.count = count
    self.tone = tone
    self.emphasis = emphasis
  }

  /// The interval in the format of the value.
  var ends: (low: Quantity, high: Quantity)? {
    interval.map {
      (
        Quantity(.real($0.low), value.format, unit: value.unit),
        Quantity(.real($0.high), value.format, unit: value.unit)
      )
    }
  }
}

/// One number a name, perhaps with an interval.
public struct BarFigure: Codable, Hashable, Sendable {
  /// How a number is drawn.
  public enum Shape: String, Codable, Hashable, Sendable {
    /// A bar from zero: for counts, sums and shares.
    case bars
    /// A dot on an axis that need not begin at zero: for scores that are close to one another.
    case dots
  }

  /// What is measured.
  public let value: AxisTitle
  /// The bars, from top to bottom.
  public let bars: [Bar]
  /// A value to compare with.
  public let reference: ReferenceLine?
  /// How a number is drawn.
  public let shape: Shape
}

extension Chart {
  /// Level bars (or dots), one below the other, each with its value and perhaps an interval.
  ///
  /// - Parameters:
  ///   - title: What it is.
  ///   - value: What is measured.
  ///   - bars: The bars, from top to bottom; the picture shows the first 40 and says how many more
  ///     there are.
  ///   - reference: A value to compare with.
  ///   - shape: Bars begin at zero; dots for scores that are close to one another.
  ///   - finding: What it shows.
  ///   - description: What a screen reader says; made from the numbers when not given.
  ///   - footnote: What must be known to read it.
  /// - Returns: The chart.
  public static func bars(
    _ title: String, value: AxisTitle, bars: [Bar], reference: ReferenceLine? = nil,
    shape: BarFigure.Shape = .bars, finding: InlineText, description: String? = nil,
    footnote: InlineText = ""
  ) -> Chart {
    var omitted = 0
    let drawable = bars.map { bar -> Bar in
      guard let interval = bar.interval, !interval.low.isFinite || !interval.high.isFinite else {
        return bar
      }
      omitted += 1
      var copy = bar
      copy.interval = nil
      return copy
    }
    let reference = reference.flatMap { $0.value.isFinite ? $0 : nil }
    omitted += bars.count { !$0.value.double.isFinite }
    return Chart(
      title: title, finding: finding, description: description, footnote: footnote,
      omitted: omitted,
      figure: .bars(BarFigure(value: value, bars: drawable, reference: reference, shape: shape)))
  }
}

extension BarFigure: FigureContent {
  var kindName: String { shape == .bars ? "Bar chart" : "Dot plot" }

  var summary: String {
    guard !bars.isEmpty else { return "No data." }
    let named = bars.prefix(8).map { bar in
      let interval = bar.ends.map { " (\(Quantity.range($0.low, $0.high)))" } ?? ""
      return "\(bar.name) \(bar.value.shown)\(interval)"
    }
    let rest = bars.count > 8 ? ", and \(bars.count - 8) more" : ""
    let reference = reference.map { " \($0.label): \(value.quantity($0.value).shown)." } ?? ""
    return "\(value.full): \(named.joined(separator: ", "))\(rest).\(reference)"
  }

  var table: Table {
    let hasInterval = bars.contains { $0.interval != nil }
    let hasCount = bars.contains { $0.count != nil }
    return Table(
      caption: "",
      columns: [.text("Name"), value.column]
        + (hasInterval ? [.number("low end"), .number("high end")] : [])
        + (hasCount ? [.number("n")] : []),
      rows: bars.map { bar in
        TableRow(
          [.text(InlineText(bar.name)), .number(bar.value)]
            + (hasInterval ? [.number(bar.ends?.low), .number(bar.ends?.high)] : [])
            + (hasCount ? [.number(bar.count.map { Quantity.count($0) })] : []),
          emphasis: bar.emphasis)
      })
  }

  var remark: InlineText? { Thinning.remark(on: bars.count, shown: Thinning.categories) }
}
