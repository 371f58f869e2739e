import Foundation

/// Renders a document as JSON.
enum JSONRenderer {
  static func file(_ document: Document) -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    // A document holds strings, finite numbers and structures of them: nothing that cannot be
    // encoded (`Quantity` writes numbers that are not finite as words).
    guard let bytes = try? encoder.encode(document) else {
      preconditionFailure("a document holds only what JSON can say")
    }
    return Data(inert(bytes) + [UInt8(ascii: "\n")])
  }

  /// Escapes what stays inert only if nobody prints or embeds the file: marks of direction, other
  /// invisible characters, and `<`.
  ///
  /// All of them stand only inside strings, where an escape means the same.
  private static func inert(_ bytes: Data) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      if scalar == "<" || scalar != "\n" && InertText.steers(scalar) {
        for unit in String(scalar).utf16 { result += escape(unit) }
      } else {
        result += Array(String(scalar).utf8)
      }
    }
    return result
  }

  private static func escape(_ unit: UInt16) -> [UInt8] {
    let digits = String(unit, radix: 16)
    return Array("\\u".utf8) + Array(repeating: UInt8(ascii: "0"), count: 4 - digits.utf8.count)
      + Array(digits.utf8)
  }
}
