/// Text in the weights and colours of a terminal.
struct TerminalText {
  /// How characters look.
  struct Ink: Hashable {
    var isBold = false
    var isDim = false
    var isUnderlined = false
    /// One of the 256 colours.
    var colour: UInt8?

    static let plain = Ink()
    static let bold = Ink(isBold: true)
    static let dim = Ink(isDim: true)

    /// The colour of a tone: orange against blue, as in the pages.
    static func tone(_ tone: Tone, isBold: Bool = false) -> Ink {
      let colour: UInt8? =
        switch tone {
        case .neutral: nil
        case .claim: 208
        case .opinion: 75
        case .good: 36
        case .warning: 178
        case .danger: 168
        }
      return Ink(isBold: isBold, colour: colour)
    }

    fileprivate var codes: String {
      var codes: [String] = []
      if isBold { codes.append("1") }
      if isDim { codes.append("2") }
      if isUnderlined { codes.append("4") }
      if let colour { codes.append("38;5;\(colour)") }
      return codes.joined(separator: ";")
    }
  }

  /// A stretch of one look.
  struct Run {
    var text: String
    var ink: Ink
  }

  private(set) var runs: [Run] = []

  init() {}

  /// Makes text of one look; `text` must be inert.
  init(_ text: String, _ ink: Ink = .plain) { append(text, ink) }

  mutating func append(_ text: String, _ ink: Ink) {
    guard !text.isEmpty else { return }
    if let last = runs.last, last.ink == ink {
      runs[runs.count - 1].text += text
    } else {
      runs.append(Run(text: text, ink: ink))
    }
  }

  static func + (left: TerminalText, right: TerminalText) -> TerminalText {
    var result = left
    for run in right.runs { result.append(run.text, run.ink) }
    return result
  }

  /// The columns it takes on one line.
  var width: Int { runs.reduce(0) { $0 + DisplayWidth.of($1.text) } }

  /// The columns of its longest word.
  var longestWord: Int {
    runs.reduce(into: "") { $0 += $1.text }.split(separator: " ")
      .reduce(0) { max($0, DisplayWidth.of(String($1))) }
  }

  /// The text in another look.
  func inked(_ change: (inout Ink) -> Void) -> TerminalText {
    var result = TerminalText()
    for run in runs {
      var ink = run.ink
      change(&ink)
      result.append(run.text, ink)
    }
    return result
  }

  /// The characters to send to the terminal, without spaces at the end.
  func line(color: Bool) -> String {
    guard color else { return Self.trimmed(runs.reduce(into: "") { $0 += $1.text }) }
    var line = ""
    for (index, run) in runs.enumerated() {
      let codes = run.ink.codes
      let text = index == runs.count - 1 ? Self.trimmed(run.text) : run.text
      line += codes.isEmpty || text.isEmpty ? text : "\u{1B}[\(codes)m\(text)\u{1B}[0m"
    }
    return line
  }

  private static func trimmed(_ text: String) -> String {
    var text = Substring(text)
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
