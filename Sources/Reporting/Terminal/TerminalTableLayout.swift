/// How wide the columns of a table are in a terminal.
struct TerminalTableLayout {
  /// The columns' widths.
  private(set) var widths: [Int]

  /// What stands between two columns.
  let gap = "  "

  /// The width of the whole table.
  var total: Int { width(of: widths.indices) }

  /// The width of neighbouring columns with what stands between them.
  func width(of columns: Range<Int>) -> Int {
    widths[columns].reduce(0, +) + gap.count * (columns.count - 1)
  }

  /// Finds widths that fit, each at least 2; nothing when there are none.
  ///
  /// Columns give in two rounds, always the widest that still can: first what only headings
  /// need, then what words need that may be folded. Numbers are never folded.
  init?(_ table: Table, _ headings: [TerminalText], _ rows: [[TerminalText]], within width: Int) {
    widths = []
    var withFoldedHeadings: [Int] = []
    var withFoldedWords: [Int] = []
    for (column, heading) in headings.enumerated() {
      var widest = 2
      var longest = min(heading.longestWord, Self.longestKeptWord)
      for (row, cells) in zip(table.rows, rows) {
        let cellWidth = cells[column].width
        widest = max(widest, cellWidth)
        let word = min(cells[column].longestWord, Self.longestKeptWord)
        longest = max(longest, row.cells[column].isNumber ? cellWidth : word)
      }
      widths.append(max(widest, heading.width))
      withFoldedHeadings.append(max(widest, heading.longestWord))
      withFoldedWords.append(max(longest, 2))
    }
    let room = width - gap.count * (headings.count - 1)
    shrink(to: withFoldedHeadings, room: room)
    shrink(to: withFoldedWords, room: room)
    guard widths.reduce(0, +) <= room else { return nil }
  }

  private mutating func shrink(to least: [Int], room: Int) {
    var excess = widths.reduce(0, +) - room
    while excess > 0 {
      let giving = widths.indices.filter { widths[$0] > least[$0] }
      guard let widest = giving.max(by: { widths[$0] < widths[$1] }) else { return }
      widths[widest] -= 1
      excess -= 1
    }
  }

  /// Longer words are broken.
  private static let longestKeptWord = 14
}

extension Table {
  /// Neighbouring columns of one group.
  struct Group {
    let title: String?
    let columns: Range<Int>
  }

  /// The columns in stretches of one group, in order.
  var groups: [Group] {
    var groups: [Group] = []
    var start = 0
    while start < columns.count {
      let title = columns[start].group
      let end = columns[start...].firstIndex { $0.group != title } ?? columns.count
      groups.append(Group(title: title, columns: start..<end))
      start = end
    }
    return groups
  }
}

extension Cell {
  /// Whether the cell must not be folded.
  var isNumber: Bool { if case .number = self { true } else { false } }
}
