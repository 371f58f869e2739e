import Reporting
import Statistics

extension PValue {
  /// The p-value as a number; below what doubles hold, its logarithm.
  var quantity: Quantity { .pValue(value, log10: log10) }

  /// The p-value as a cell.
  var cell: Cell { .number(quantity) }

  /// The p-value as a narrow cell, for tables that give its logarithm too.
  var shortCell: Cell { isBelowDoubles ? "< 10⁻³⁰⁰" : .number(.pValue(value)) }

  /// The p-value in running text: `p = 0.012`, `p < 10⁻³⁰⁰ (…)`.
  var sentence: InlineText { isBelowDoubles ? "p \(quantity)" : "p = \(quantity)" }
}

extension Estimate {
  /// A value of this measure in its form.
  func quantity(_ value: Double) -> Quantity {
    switch measure {
    case .mean, .meanDifference, .meanOfDifferences: .significant(value, digits: 4)
    case .proportion, .proportionDifference, .commonLanguage: .percent(value)
    case .oddsRatio, .riskRatio, .varianceRatio: .significant(value)
    default: .fixed(value, digits: 3)
    }
  }

  /// The name, the value and the interval: `Cohen's d = 0.544 (95 % 0.487–0.601)`.
  var sentence: InlineText {
    "\(measure.rawValue) = \(quantity(value))" + (intervalText.map { " (\($0))" } ?? "")
  }

  /// The interval with its level: `95 % 0.487–0.601`.
  var intervalText: InlineText? {
    guard let interval else { return nil }
    return "\(Quantity.percent(interval.level, digits: 0)) "
      + .range(quantity(interval.low), quantity(interval.high))
  }

  /// Both ends of the interval in one cell.
  var intervalCell: Cell {
    guard let interval else { return .missing }
    return .text(.range(quantity(interval.low), quantity(interval.high)))
  }

  /// Value and both ends of the interval as cells.
  var cells: [Cell] {
    [
      value.isFinite ? .number(quantity(value)) : "infinite",
      .number(interval.map { quantity($0.low) }), .number(interval.map { quantity($0.high) }),
    ]
  }
}

extension TestResult {
  /// The statistic with its degrees of freedom: `t(1571.2) = 25.50`.
  var statisticText: InlineText {
    let symbol = test == .permutation ? estimate?.measure.rawValue ?? test.symbol : test.symbol
    var text: InlineText = "\(symbol)"
    if !degreesOfFreedom.isEmpty {
      text += "("
      for (place, freedom) in degreesOfFreedom.enumerated() {
        if place > 0 { text += ", " }
        text += "\(Self.freedom(freedom))"
      }
      text += ")"
    }
    return text + " = \(Quantity.significant(statistic, digits: 4))"
  }

  private static func freedom(_ value: Double) -> Quantity {
    value == value.rounded() ? .count(Int(value)) : .fixed(value, digits: 1)
  }
}
