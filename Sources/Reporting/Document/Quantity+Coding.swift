/// `value` has all digits; `shown` repeats what the other renderings say and is not read back.
///
/// JSON has no word for numbers that are not finite: they are written as `"NaN"`, `"Infinity"` and
/// `"-Infinity"`.
extension Quantity: Codable {
  private enum Key: String, CodingKey { case type, value, format, unit, shown }
  private enum NumberType: String, Codable { case whole, real }

  /// Reads a number.
  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Key.self)
    format = try fields.decode(NumberFormat.self, forKey: .format)
    unit = try fields.decodeIfPresent(String.self, forKey: .unit)
    switch try fields.decode(NumberType.self, forKey: .type) {
    case .whole: value = .whole(try fields.decode(Int.self, forKey: .value))
    case .real:
      if let word = try? fields.decode(String.self, forKey: .value) {
        guard let number = Self.nonFinite[word] else {
          throw DecodingError.dataCorruptedError(
            forKey: .value, in: fields, debugDescription: "“\(word)” is not a number")
        }
        value = .real(number)
      } else {
        value = .real(try fields.decode(Double.self, forKey: .value))
      }
    }
  }

  /// Writes a number.
  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Key.self)
    try fields.encode(format, forKey: .format)
    try fields.encodeIfPresent(unit, forKey: .unit)
    try fields.encode(shown, forKey: .shown)
    switch value {
    case .whole(let value):
      try fields.encode(NumberType.whole, forKey: .type)
      try fields.encode(value, forKey: .value)
    case .real(let value):
      try fields.encode(NumberType.real, forKey: .type)
      if value.isFinite {
        try fields.encode(value, forKey: .value)
      } else {
        let word = value.isNaN ? "NaN" : value < 0 ? "-Infinity" : "Infinity"
        try fields.encode(word, forKey: .value)
      }
    }
  }

  private static let nonFinite = [
    "NaN": Double.nan, "Infinity": Double.infinity, "-Infinity": -Double.infinity,
  ]
}
