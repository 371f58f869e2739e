/// Text made inert for GitHub's Markdown.
package enum MarkdownText {
  /// Words in running text; they may stand at the start of a line and in a table.
  ///
  /// Underscores inside a word stay bare, as GitHub gives them no meaning: `video_view_count`.
  package static func escaped(_ text: String) -> String {
    let scalars = Array(InertText.line(text).unicodeScalars)
    var result = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      if needsEscape(scalar, at: index, in: scalars) { result.append("\\") }
      if scalar == "&" {
        result.append(contentsOf: "&amp;".unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// A name between backticks.
  ///
  /// - Parameters:
  ///   - text: The name.
  ///   - inTable: Whether a vertical bar would end a cell.
  /// - Returns: The name with its backticks.
  package static func code(_ text: String, inTable: Bool) -> String {
    // Code points, not characters: a mark that combines with a backtick does not disarm it.
    let name = InertText.line(text).unicodeScalars
    guard name.contains(where: { $0 != " " }) else { return "` `" }
    let fence = String(repeating: "`", count: longestRunOfBackticks(in: name) + 1)
    let needsSpace = name.first == "`" || name.last == "`"
    let isPadded = name.first == " " && name.last == " "
    let space = needsSpace || isPadded ? " " : ""
    var result = (fence + space).unicodeScalars
    for scalar in name {
      if inTable, scalar == "|" { result.append("\\") }
      result.append(scalar)
    }
    return String(result) + space + fence
  }

  /// Lines between fences.
  package static func fenced(_ text: String) -> String {
    let lines = InertText.lines(text)
    let fence = String(
      repeating: "`", count: max(3, longestRunOfBackticks(in: lines.unicodeScalars) + 1))
    return "\(fence)text\n\(lines)\n\(fence)"
  }

  private static func needsEscape(
    _ scalar: Unicode.Scalar, at index: Int, in scalars: [Unicode.Scalar]
  ) -> Bool {
    let next = index + 1 < scalars.count ? scalars[index + 1] : " "
    let previous = index > 0 ? scalars[index - 1] : " "
    switch scalar {
    case "\\", "`", "*", "[", "]", "<", ">", "|", "~", "$", "^": return true
    case "_": return !(isWord(previous) && isWord(next))
    case "#", "=": return isLineStart(index, scalars)
    // Before a link it would make a picture.
    case "!": return index == scalars.count - 1
    case "+", "-": return isLineStart(index, scalars) && (next == " " || next == scalar)
    // `http://` and `www.` would become links.
    case ":": return next == "/"
    case ".", ")":
      if scalar == ".", previous == "w" { return true }
      return isDigit(previous) && next == " "
        && isLineStart(index, scalars, skippingDigits: true)
    default: return false
    }
  }

  private static func isLineStart(
    _ index: Int, _ scalars: [Unicode.Scalar], skippingDigits: Bool = false
  ) -> Bool {
    scalars[..<index].allSatisfy { $0 == " " || skippingDigits && isDigit($0) }
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || isDigit(scalar)
  }

  private static func longestRunOfBackticks(in text: String.UnicodeScalarView) -> Int {
    var longest = 0
    var run = 0
    for scalar in text {
      run = scalar == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }
}
