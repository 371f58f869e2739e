import Foundation

extension Quantity {
  /// The number as a reader sees it, with its unit.
  ///
  /// Rounding is that of the exact binary value, ties to even. Signs are typographic (U+2212), a
  /// number that rounds to zero has none. Infinite numbers are `∞`, what is not a number is `NaN`.
  public var shown: String {
    let unit = unit.map { "\u{A0}\($0)" } ?? ""
    if format.style == .logarithmOfP { return Self.pValue(log10: double) + unit }
    return sign + magnitudeText + unit
  }

  private var sign: String {
    let number = double
    guard number.isFinite || number.isInfinite else { return "" }
    let isZero = !magnitudeText.contains { ("1"..."9").contains($0) || $0 == "∞" || $0 == "<" }
    if isZero { return "" }
    return number < 0 ? "\u{2212}" : format.showsPlus ? "+" : ""
  }

  private var magnitudeText: String {
    switch value {
    case .whole(let value): wholeText(value.magnitude)
    case .real(let value):
      value.isNaN ? "NaN" : value.isInfinite ? "∞" : realText(value.magnitude)
    }
  }

  private func wholeText(_ value: UInt) -> String {
    switch format.style {
    case .exact: String(value)
    case .grouped: Self.grouped(String(value))
    case .bytes: Self.size(Double(value))
    default: realText(Double(value))
    }
  }

  private func realText(_ value: Double) -> String {
    switch format.style {
    case .exact: Self.shortest(value)
    case .grouped: Self.fixed(value, 0)
    case .fixed(let digits): Self.fixed(value, digits)
    case .significant(let digits): Self.significant(value, digits)
    case .percent(let digits): Self.fixed(value * 100, digits) + "%"
    case .scientific(let digits): Self.scientific(value, digits)
    case .pValue: Self.pValue(value)
    case .logarithmOfP: Self.pValue(log10: value)
    case .duration: Self.time(value)
    case .bytes: Self.size(value)
    }
  }
}

extension Quantity {
  private static func shortest(_ value: Double) -> String {
    value == value.rounded() && value < 1e15 ? String(Int(value)) : String(describing: value)
  }

  private static func fixed(_ value: Double, _ digits: Int) -> String {
    grouped(String(format: "%.\(min(max(digits, 0), 17))f", value))
  }

  private static func significant(_ value: Double, _ digits: Int) -> String {
    guard value != 0 else { return "0" }
    let digits = min(max(digits, 1), 17)
    let exponent = parts(value, digits - 1).exponent
    guard exponent >= -4, exponent < 15 else { return scientific(value, digits - 1) }
    return fixed(value, digits - 1 - exponent)
  }

  private static func scientific(_ value: Double, _ digits: Int) -> String {
    let parts = parts(value, min(max(digits, 0), 17))
    return "\(parts.mantissa)×10\(superscript(parts.exponent))"
  }

  private static func pValue(_ value: Double) -> String {
    // Below the smallest normal number the digits of a p-value are no longer digits.
    guard value >= Double.leastNormalMagnitude else { return "<\u{A0}10\(superscript(-307))" }
    return value < 1e-4 ? scientific(value, 1) : significant(value, 3)
  }

  private static func pValue(log10: Double) -> String {
    guard log10 < -300 else { return log10.isNaN ? "NaN" : pValue(min(1, pow(10, log10))) }
    let bound = "<\u{A0}10\(superscript(-300))"
    guard log10.isFinite else { return bound }
    let digits = fixed(-log10, 1)
    return bound + " (log₁₀\u{A0}p\u{A0}=\u{A0}\u{2212}\(digits))"
  }

  private static func parts(_ value: Double, _ digits: Int) -> (mantissa: String, exponent: Int) {
    let text = String(format: "%.\(digits)e", value)
    let halves = text.split(separator: "e")
    guard halves.count == 2, let exponent = Int(halves[1]) else { return (text, 0) }
    return (String(halves[0]), exponent)
  }

  private static func superscript(_ number: Int) -> String {
    let digits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    let power = String(number.magnitude).compactMap(\.wholeNumberValue).map { digits[$0] }
    return (number < 0 ? "⁻" : "") + String(power)
  }

  private static func grouped(_ digits: String) -> String {
    let whole = digits.prefix { $0 != "." }
    guard whole.count > 3 else { return digits }
    var result = ""
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.count - index).isMultiple(of: 3) { result.append(",") }
      result.append(digit)
    }
    return result + digits.dropFirst(whole.count)
  }

  private static func time(_ seconds: Double) -> String {
    if seconds == 0 { return "0\u{A0}s" }
    if seconds < 0.000_999_5 { return significant(seconds * 1e6, 3) + "\u{A0}µs" }
    if seconds < 0.999_5 { return significant(seconds * 1e3, 3) + "\u{A0}ms" }
    if seconds < 59.95 { return significant(seconds, 3) + "\u{A0}s" }
    guard seconds < 1e12 else { return scientific(seconds, 1) + "\u{A0}s" }
    let whole = Int(seconds.rounded())
    if whole < 3600 { return "\(whole / 60)\u{A0}min\u{A0}\(padded(whole % 60))\u{A0}s" }
    return "\(grouped(String(whole / 3600)))\u{A0}h\u{A0}\(padded(whole % 3600 / 60))\u{A0}min"
  }

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static func size(_ bytes: Double) -> String {
    guard bytes >= 999.5 else { return fixed(bytes, 0) + "\u{A0}B" }
    var scaled = bytes / 1000
    var unit = 0
    let units = ["kB", "MB", "GB", "TB", "PB", "EB"]
    while scaled >= 999.5, unit + 1 < units.count {
      scaled /= 1000
      unit += 1
    }
    return significant(scaled, 3) + "\u{A0}" + units[unit]
  }
}
