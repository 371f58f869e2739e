/// One line that says how far some work has come.
public struct ProgressLine: Hashable, Sendable {
  /// What is being done.
  public var label: String
  /// How much is done, 0 … 1; nothing when that is not known.
  public var fraction: Double?
  /// What more there is to say, at the end of the line.
  public var note: String

  /// Makes a line.
  public init(label: String, fraction: Double?, note: String = "") {
    self.label = label
    self.fraction = fraction
    self.note = note
  }

  /// The line, without a line end, never wider than the terminal.
  ///
  /// - Parameters:
  ///   - style: The terminal.
  ///   - labelWidth: The columns of the label, so that lines of one list stand below one another.
  /// - Returns: The line.
  public func line(_ style: TerminalStyle, labelWidth: Int = 24) -> String {
    let labelWidth = min(labelWidth, style.width / 2)
    let barWidth = min(24, style.width - labelWidth - 8)
    var text = Self.fitted(TerminalText(InertText.line(label)), labelWidth) + TerminalText(" ")
    if let fraction {
      let share = fraction.isNaN ? 0 : min(max(fraction, 0), 1)
      text = text + Self.bar(share, barWidth)
      // 100 % is said only when all is done.
      let percent = share < 1 ? min(Int(share * 100), 99) : 100
      text = text + TerminalText(Self.right("\(percent)%", 5))
    }
    let room = style.width - text.width - 2
    if !note.isEmpty, room >= 2,
      let first = TerminalText(InertText.line(note), .dim)
        .wrapped(to: room).first
    {
      text = text + TerminalText("  ") + first
    }
    return text.line(color: style.color)
  }

  private static func fitted(_ text: TerminalText, _ width: Int) -> TerminalText {
    let first = text.wrapped(to: max(width, 2)).first ?? TerminalText()
    return first + TerminalText(String(repeating: " ", count: max(0, width - first.width)))
  }

  private static func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }

  private static func bar(_ share: Double, _ width: Int) -> TerminalText {
    let eighths = Int((share * Double(width * 8)).rounded(.down))
    let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    let full = String(repeating: "█", count: eighths / 8) + parts[eighths % 8]
    let rest = String(repeating: "░", count: width - full.count)
    return TerminalText(full, .tone(.opinion)) + TerminalText(rest, .dim)
  }
}
