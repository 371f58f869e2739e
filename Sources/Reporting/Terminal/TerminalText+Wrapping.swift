extension TerminalText {
  /// The text in lines of at most `width` columns, broken at spaces; a word that is wider than a
  /// line is broken where the line ends.
  ///
  /// - Precondition: `width` is 2 or more, the width of the widest character.
  /// - Complexity: O(*n*)
  func wrapped(to width: Int) -> [TerminalText] {
    precondition(width >= 2, "a line has room for the widest character")
    var folding = Folding(width: width)
    for run in runs {
      for character in run.text { folding.add(character, run.ink) }
    }
    return folding.finished()
  }

  private struct Folding {
    let width: Int
    var lines: [TerminalText] = []
    var line = TerminalText()
    var lineWidth = 0
    var word = TerminalText()
    var wordWidth = 0
    /// Spaces between the line and the word, which vanish when the line breaks there.
    var gap: [Ink] = []

    init(width: Int) { self.width = width }

    mutating func add(_ character: Character, _ ink: Ink) {
      guard character != " " else {
        placeWord()
        gap.append(ink)
        return
      }
      let columns = DisplayWidth.of(character)
      if wordWidth + columns > width { placeWord() }
      word.append(String(character), ink)
      wordWidth += columns
    }

    mutating func placeWord() {
      guard wordWidth > 0 else { return }
      if lineWidth + gap.count + wordWidth > width { breakLine() }
      for ink in gap { line.append(" ", ink) }
      lineWidth += gap.count + wordWidth
      line = line + word
      word = TerminalText()
      wordWidth = 0
      gap = []
    }

    mutating func breakLine() {
      // Spaces at the very beginning are wider than the line: nothing to keep.
      if lineWidth > 0 { lines.append(line) }
      line = TerminalText()
      lineWidth = 0
      gap = []
    }

    mutating func finished() -> [TerminalText] {
      placeWord()
      return lines + [line]
    }
  }
}
