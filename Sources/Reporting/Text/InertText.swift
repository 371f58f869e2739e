/// User text made harmless for every rendering: what would steer a terminal or reorder a line is
/// shown as its code point, and what is too long for a page is shortened and says so.
package enum InertText {
  /// How many code points of one run of text are shown.
  package static let runLimit = 2_000
  /// How many code points of preformatted text are shown.
  package static let preformattedLimit = 20_000

  /// One line of text: line ends and tabs become spaces.
  package static func line(_ text: String, limit: Int = runLimit) -> String {
    visible(text, limit: limit, keepsLines: false)
  }

  /// Several lines of text: line ends and tabs stay, but for a line end at the very end; CR LF is
  /// one line end.
  package static func lines(_ text: String, limit: Int = preformattedLimit) -> String {
    let lines = visible(text, limit: limit, keepsLines: true)
    return lines.hasSuffix("\n") ? String(lines.dropLast()) : lines
  }

  private static func visible(_ text: String, limit: Int, keepsLines: Bool) -> String {
    var result = String.UnicodeScalarView()
    var count = 0
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      count += 1
      guard count <= limit else { continue }
      switch scalar {
      case "\r":
        break
      case "\n", "\t":
        result.append(keepsLines ? scalar : " ")
      default:
        if previous == "\r" { result.append(contentsOf: mark("\r").unicodeScalars) }
        if steers(scalar) {
          result.append(contentsOf: mark(scalar).unicodeScalars)
        } else {
          result.append(scalar)
        }
      }
      previous = scalar
    }
    if previous == "\r", count <= limit { result.append(contentsOf: mark("\r").unicodeScalars) }
    let shown = String(result)
    return count > limit ? shown + shorteningNote(count) : shown
  }

  /// What stands at the end of text that was shortened.
  package static func shorteningNote(_ count: Int) -> String {
    " … [shortened; \(Quantity.count(count).shown) characters in all]"
  }

  /// A code point that a reader cannot see but a program obeys.
  private static func mark(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "⟨U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "⟩"
  }

  /// Controls, marks of direction, invisible spaces and separators, tag characters.
  ///
  /// The joiners U+200C and U+200D stay: scripts and emoji are written with them.
  package static func steers(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E: false
    case 0x00...0x1F, 0x7F...0x9F, 0x061C, 0x180E, 0x200B, 0x200E, 0x200F, 0x2028...0x202E,
      0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F:
      true
    default: false
    }
  }
}
