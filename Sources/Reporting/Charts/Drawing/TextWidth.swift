/// How wide text is, about, in the sans-serif of the pages.
///
/// Browsers choose the font, so this is an estimate on the safe side: the advance widths of
/// Helvetica (Adobe font metrics) and 6 % more, since Inter and Segoe are wider.
package enum TextWidth {
  /// The width in pixels.
  ///
  /// - Complexity: O(*n*)
  package static func of(_ text: String, size: Double) -> Double {
    text.reduce(0) { $0 + advance($1) } * size * 1.06 / 1000
  }

  /// The beginning of a text and an ellipsis, or the text where it fits.
  package static func elided(_ text: String, to width: Double, size: Double) -> String {
    guard of(text, size: size) > width else { return text }
    var kept = ""
    let room = width - of("…", size: size)
    var used = 0.0
    for character in text {
      used += advance(character) * size * 1.06 / 1000
      if used > room { break }
      kept.append(character)
    }
    while kept.last == " " { kept.removeLast() }
    return kept + "…"
  }

  /// Lines of at most a width, broken at spaces; the last is elided.
  package static func lines(
    _ text: String, to width: Double, size: Double, limit: Int
  ) -> [String] {
    var lines = [""]
    for word in text.split(separator: " ") {
      let last = lines[lines.count - 1]
      let longer = last.isEmpty ? String(word) : "\(last) \(word)"
      if last.isEmpty || lines.count == limit || of(longer, size: size) <= width {
        lines[lines.count - 1] = longer
      } else {
        lines.append(String(word))
      }
    }
    return lines.map { elided($0, to: width, size: size) }
  }

  /// Thousandths of the size.
  private static func advance(_ character: Character) -> Double {
    if let ascii = character.asciiValue, ascii >= 32, ascii < 127 {
      return Double(helvetica[Int(ascii) - 32])
    }
    return DisplayWidth.of(character) == 2 ? 1000 : DisplayWidth.of(character) == 0 ? 0 : 640
  }

  private static let helvetica: [Int] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
  ]
}
