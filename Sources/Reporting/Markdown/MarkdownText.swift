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
    let line = InertText.line(text)
    guard line.contains(where: { $0 != " " }) else { return "` `" }
    let fence = String(repeating: "`", count: longestRun(of: "`", in: line) + 1)
    let needsSpace = line.hasPrefix("`") || line.hasSuffix("`")
    let isPadded = line.hasPrefix(" ") && line.hasSuffix(" ")
    let space = needsSpace || isPadded ? " " : ""
    let name = inTable ? line.replacing("|", with: "\\|") : line
    return fence + space + name + space + fence
  }

  /// Lines between fences.
  package static func fenced(_ text: String) -> String {
    let lines = InertText.lines(text)
    let fence = String(repeating: "`", count: max(3, longestRun(of: "`", in: lines) + 1))
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
    case "+", "-": return isLineStart(index, scalars) && (next == " " || next == scalar)
    case ".",
      ")" where isDigit(previous) && next == " ":
      return isLineStart(index, scalars, skippingDigits: true)
    // `http://` and `www.` would become links.
    case ":": return next == "/"
    case "." where previous == "w": return true
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

  private static func longestRun(of character: Character, in text: String) -> Int {
    var longest = 0
    var run = 0
    for other in text {
      run = other == character ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }
}
