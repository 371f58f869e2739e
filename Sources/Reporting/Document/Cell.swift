/// What stands at one place of a table.
public enum Cell: Hashable, Sendable {
  /// Words.
  case text(InlineText)
  /// A number.
  case number(Quantity)
  /// A number that was estimated, and the interval that it is known to; of one format.
  case estimate(Quantity, low: Quantity, high: Quantity)
  /// Nothing, and why, if that is known.
  case missing(String?)

  /// Nothing.
  public static let missing = Cell.missing(nil)

  /// A whole number with thousands separators.
  public static func count(_ count: Int) -> Cell { .number(.count(count)) }

  /// A name from a file or a program.
  public static func code(_ name: String) -> Cell { .text(InlineText([.code(name)])) }

  /// A number, or nothing.
  public static func number(_ quantity: Quantity?) -> Cell {
    guard let quantity else { return .missing }
    return .number(quantity)
  }
}

extension Cell: ExpressibleByStringInterpolation {
  /// Makes a cell of words.
  public init(stringLiteral words: String) { self = .text(InlineText(words)) }

  /// Makes a cell of words with values in them.
  public init(stringInterpolation: InlineText.Interpolation) {
    self = .text(InlineText(stringInterpolation: stringInterpolation))
  }
}

extension Cell: Codable {
  private enum Kind: String, Codable { case text, number, estimate, missing }
  private enum Key: String, CodingKey { case kind, text, estimate, low, high, reason }

  /// Reads one object.
  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Key.self)
    switch try fields.decode(Kind.self, forKey: .kind) {
    case .text: self = .text(try fields.decode(InlineText.self, forKey: .text))
    case .number: self = .number(try Quantity(from: decoder))
    case .estimate:
      self = .estimate(
        try fields.decode(Quantity.self, forKey: .estimate),
        low: try fields.decode(Quantity.self, forKey: .low),
        high: try fields.decode(Quantity.self, forKey: .high))
    case .missing: self = .missing(try fields.decodeIfPresent(String.self, forKey: .reason))
    }
  }

  /// Writes one object.
  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Key.self)
    switch self {
    case .text(let text):
      try fields.encode(Kind.text, forKey: .kind)
      try fields.encode(text, forKey: .text)
    case .number(let quantity):
      try fields.encode(Kind.number, forKey: .kind)
      try quantity.encode(to: encoder)
    case .estimate(let estimate, let low, let high):
      try fields.encode(Kind.estimate, forKey: .kind)
      try fields.encode(estimate, forKey: .estimate)
      try fields.encode(low, forKey: .low)
      try fields.encode(high, forKey: .high)
    case .missing(let reason):
      try fields.encode(Kind.missing, forKey: .kind)
      try fields.encodeIfPresent(reason, forKey: .reason)
    }
  }
}
