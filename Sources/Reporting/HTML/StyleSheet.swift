/// The one style sheet of all pages.
package struct StyleSheet: Sendable {
  /// The text between the tags.
  package let text: String
  /// The source of a Content-Security-Policy that allows this text and no other.
  package let source: String

  /// The sheet: colours, then type, then the parts of a page.
  package static let standard = StyleSheet(
    [colours, type, page, parts, tables, charts, narrow, print].joined())

  private init(_ text: String) {
    self.text = text
    source = "'sha256-\(Base64.encoded(SHA256.digest(text.utf8)))'"
  }

  private static var colours: String {
    func variables(_ value: (Palette.Colour) -> String) -> String {
      Palette.all.map { "--\($0.name):\(value($0));" }.joined()
    }
    return """

      :root{color-scheme:light dark;\(variables(\.light))}
      @media screen and (prefers-color-scheme:dark){:root{\(variables(\.dark))}}

      """
  }
}

/// Bytes as text of 64 letters (RFC 4648, section 4).
package enum Base64 {
  package static func encoded(_ bytes: [UInt8]) -> String {
    var result = ""
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - group.count))
      for index in 0..<4 {
        let letter = Int(bits >> UInt32(18 - 6 * index) & 63)
        result.append(index <= group.count ? letters[letter] : "=")
      }
    }
    return result
  }

  private static let letters = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
}
