/// A format is written as a few words: `fixed 4`, `+percent 1`, `pValue`.
extension NumberFormat: Codable {
  /// Reads the words.
  public init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    let words = try value.decode(String.self)
    guard let format = NumberFormat(words: words) else {
      throw DecodingError.dataCorruptedError(
        in: value, debugDescription: "“\(words)” is not the format of a number")
    }
    self = format
  }

  /// Writes the words.
  public func encode(to encoder: any Encoder) throws {
    var value = encoder.singleValueContainer()
    try value.encode((showsPlus ? "+" : "") + styleWords)
  }

  private var styleWords: String {
    switch style {
    case .exact: "exact"
    case .grouped: "grouped"
    case .fixed(let digits): "fixed \(digits)"
    case .significant(let digits): "significant \(digits)"
    case .percent(let digits): "percent \(digits)"
    case .scientific(let digits): "scientific \(digits)"
    case .pValue: "pValue"
    case .logarithmOfP: "logarithmOfP"
    case .duration: "duration"
    case .bytes: "bytes"
    }
  }

  private init?(words: String) {
    showsPlus = words.hasPrefix("+")
    let parts = words.dropFirst(showsPlus ? 1 : 0).split(separator: " ")
    let digits = parts.count == 2 ? Int(parts[1]) : nil
    switch (parts.first, digits) {
    case ("exact", nil): style = .exact
    case ("grouped", nil): style = .grouped
    case ("fixed", let digits?): style = .fixed(digits: digits)
    case ("significant", let digits?): style = .significant(digits: digits)
    case ("percent", let digits?): style = .percent(digits: digits)
    case ("scientific", let digits?): style = .scientific(digits: digits)
    case ("pValue", nil): style = .pValue
    case ("logarithmOfP", nil): style = .logarithmOfP
    case ("duration", nil): style = .duration
    case ("bytes", nil): style = .bytes
    default: return nil
    }
  }
}
