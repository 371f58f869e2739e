/// How fields stand in a line of delimited text.
public struct CSVDialect: Sendable, Hashable, Codable {
  /// The byte between two fields.
  public var separator: UInt8
  /// The byte around fields that hold separators, quotes or line ends; nil if there is none.
  public var quote: UInt8?

  /// A dialect.
  ///
  /// Separator and quote are different ASCII characters and no line ends.
  public init(separator: UInt8 = UInt8(ascii: ","), quote: UInt8? = UInt8(ascii: "\"")) {
    for byte in [separator, quote ?? 0x22] {
      precondition(byte < 0x80 && byte != 0x0A && byte != 0x0D && byte != 0, "an ASCII character")
    }
    precondition(separator != quote, "separator and quote differ")
    self.separator = separator
    self.quote = quote
  }

  /// Commas and double quotes, RFC 4180.
  public static let comma = CSVDialect()
  /// Tabs without quoting.
  public static let tab = CSVDialect(separator: UInt8(ascii: "\t"), quote: nil)
}
