/// Lower case and word characters, as Python's `str.lower` and the `\w` of its regular expressions
/// see them.
enum TextFolding {
  /// What stands for everything that does not belong to a word.
  static let space: UInt8 = 0x20

  /// The lower case of each ASCII word character, and `space` for the other ASCII bytes; 0 for the
  /// bytes of other characters.
  static let ascii: [UInt8] = (0...255).map { byte in
    switch UInt8(byte) {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "_"):
      UInt8(byte)
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt8(byte) + 0x20
    case 0x80...0xFF: 0
    default: space
    }
  }

  /// Appends a text in lower case, everything that is not a word character turned into a space.
  ///
  /// - Parameters:
  ///   - text: UTF-8; what is not valid is read as U+FFFD, which is no word character.
  ///   - range: Where the text stands in it.
  ///   - folded: Receives UTF-8.
  static func fold(_ text: Span<UInt8>, _ range: Range<Int>, into folded: inout [UInt8]) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(range.count)
    for place in range { bytes.append(text[place]) }
    let scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
    for (place, scalar) in scalars.enumerated() {
      if scalar.isASCII {
        folded.append(ascii[Int(scalar.value)])
      } else if scalar == "Σ" {
        folded.append(contentsOf: (isFinalSigma(at: place, in: scalars) ? "ς" : "σ").utf8)
      } else {
        for lower in scalar.properties.lowercaseMapping.unicodeScalars {
          if lower.isWordCharacter {
            folded.append(contentsOf: UTF8.encode(lower).map(Array.init) ?? [space])
          } else {
            folded.append(space)
          }
        }
      }
    }
  }

  /// Whether a capital sigma ends a word: a letter with case stands before it and none behind it,
  /// characters such as accents and apostrophes not counted (Unicode, table 3-17).
  private static func isFinalSigma(at place: Int, in scalars: [Unicode.Scalar]) -> Bool {
    let before = scalars[..<place].last { !$0.properties.isCaseIgnorable }
    let after = scalars[(place + 1)...].first { !$0.properties.isCaseIgnorable }
    return before?.properties.isCased == true && after?.properties.isCased != true
  }
}

extension Unicode.Scalar {
  /// A letter, anything with a numeric value, or the underscore: Python's `\w`.
  var isWordCharacter: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    case .decimalNumber: true
    default: properties.numericType != nil || self == "_"
    }
  }
}
