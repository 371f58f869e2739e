/// Numbers in text, as `-12`, `343296.0` and `6.02e23`.
///
/// No sign but a minus, no spaces, no hexadecimals.
enum NumberText {
  /// The parts of a decimal number.
  struct Parts {
    var isNegative = false
    /// The digits without the point, as many as fit into 19; the others only shift `exponent`.
    var mantissa: UInt64 = 0
    /// The power of ten that the mantissa is multiplied by.
    var exponent = 0
    /// Whether digits that are not zero were left out of the mantissa.
    var isCut = false
    /// Whether a digit that is not zero stands behind the point.
    var hasFraction = false
    var hasExponent = false
  }

  /// Takes a number apart; nil if the text is not one.
  static func parts(_ text: Span<UInt8>) -> Parts? {
    var parts = Parts()
    var place = 0
    if text.count > 0, text[0] == UInt8(ascii: "-") {
      parts.isNegative = true
      place = 1
    }
    let wholeDigits = readDigits(text, &place, &parts, afterPoint: false)
    var fractionDigits = 0
    if place < text.count, text[place] == UInt8(ascii: ".") {
      place += 1
      fractionDigits = readDigits(text, &place, &parts, afterPoint: true)
    }
    guard wholeDigits + fractionDigits > 0 else { return nil }
    if place < text.count, text[place] | 0x20 == UInt8(ascii: "e") {
      guard readExponent(text, &place, &parts) else { return nil }
    }
    return place == text.count ? parts : nil
  }

  /// A whole number; a fraction of zeros is allowed, an exponent is not.
  static func whole(_ text: Span<UInt8>) -> CellOutcome<Int64> {
    guard let parts = parts(text) else { return .fault(notANumber(text)) }
    if parts.hasExponent {
      if case .fault(.infinite) = number(text) { return .fault(.infinite) }
      return .fault(.badNumber)
    }
    if parts.hasFraction { return .fault(.fraction) }
    guard hasDigitsAroundPoint(text) else { return .fault(.badNumber) }
    // Behind the point stand zeros only, so the power of ten takes away what they added.
    var magnitude = parts.mantissa
    if parts.exponent > 0 && magnitude != 0 { return .fault(.outsideRange) }
    for _ in 0..<max(0, -parts.exponent) where magnitude != 0 { magnitude /= 10 }
    if parts.isNegative {
      guard magnitude <= UInt64(Int64.max) + 1 else { return .fault(.outsideRange) }
      return .value(Int64(truncatingIfNeeded: 0 &- magnitude))
    }
    guard let value = Int64(exactly: magnitude) else { return .fault(.outsideRange) }
    return .value(value)
  }

  /// A finite number, rounded to the nearest `Double`.
  static func number(_ text: Span<UInt8>) -> CellOutcome<Double> {
    guard let parts = parts(text) else { return .fault(notANumber(text)) }
    let value = parts.exactValue ?? parts.roundedValue ?? nearest(text)
    return value.isFinite ? .value(value) : .fault(.infinite)
  }

  /// What to call a text that is no number.
  private static func notANumber(_ text: Span<UInt8>) -> Problem {
    guard text.count <= 10 else { return .badNumber }
    var letters = ""
    for place in text.indices { letters.unicodeScalars.append(Unicode.Scalar(text[place] | 0x20)) }
    // The sign bytes are not letters and survive `| 0x20`: "+" is 0x2B, "-" is 0x2D.
    if let first = letters.first, first == "+" || first == "-" { letters.removeFirst() }
    switch letters {
    case "nan": return .notANumber
    case "inf", "infinity": return .infinite
    default: return .badNumber
    }
  }

  private static func hasDigitsAroundPoint(_ text: Span<UInt8>) -> Bool {
    guard let point = text.firstPlace(of: UInt8(ascii: ".")) else { return true }
    return point + 1 < text.count && point > 0 && text[point - 1] != UInt8(ascii: "-")
  }

  /// Correct rounding for what has too many digits or too large an exponent for one operation.
  private static func nearest(_ text: Span<UInt8>) -> Double {
    var copy: [UInt8] = []
    for place in text.indices { copy.append(text[place]) }
    return Double(String(decoding: copy, as: UTF8.self)) ?? .nan
  }

  private static func readDigits(
    _ text: Span<UInt8>, _ place: inout Int, _ parts: inout Parts, afterPoint: Bool
  ) -> Int {
    let start = place
    while place < text.count {
      let digit = text[place] &- UInt8(ascii: "0")
      guard digit <= 9 else { break }
      if parts.mantissa < 1_000_000_000_000_000_000 {
        parts.mantissa = parts.mantissa * 10 + UInt64(digit)
        if afterPoint { parts.exponent -= 1 }
      } else {
        if digit != 0 { parts.isCut = true }
        if !afterPoint { parts.exponent += 1 }
      }
      if afterPoint && digit != 0 { parts.hasFraction = true }
      place += 1
    }
    return place - start
  }

  private static func readExponent(
    _ text: Span<UInt8>, _ place: inout Int, _ parts: inout Parts
  ) -> Bool {
    parts.hasExponent = true
    place += 1
    var isNegative = false
    if place < text.count, text[place] == UInt8(ascii: "-") || text[place] == UInt8(ascii: "+") {
      isNegative = text[place] == UInt8(ascii: "-")
      place += 1
    }
    let start = place
    var exponent = 0
    while place < text.count, text[place] &- UInt8(ascii: "0") <= 9 {
      // Beyond this every number is zero or infinite already.
      if exponent < 1_000_000 { exponent = exponent * 10 + Int(text[place] & 0x0F) }
      place += 1
    }
    parts.exponent += isNegative ? -exponent : exponent
    return place > start
  }
}

extension NumberText.Parts {
  /// The value where one multiplication or division of two exact numbers gives it.
  ///
  /// IEEE 754 rounds it correctly then; W. D. Clinger, "How to read floating point numbers
  /// accurately", 1990.
  var exactValue: Double? {
    guard !isCut, mantissa <= 1 << 53, -22...22 ~= exponent else { return nil }
    let digits = Double(mantissa)
    let power = DigitRun.exactPowers[abs(exponent)]
    let value = exponent < 0 ? digits / power : digits * power
    return isNegative ? -value : value
  }

  /// The value by the approximation of a power of ten, where that can tell.
  var roundedValue: Double? {
    guard !isCut, let value = DecimalRounding.nearest(mantissa, exponent: exponent) else {
      return nil
    }
    return isNegative ? -value : value
  }
}
