/// One thing that stands between two headings.
public enum Block: Hashable, Sendable {
  /// A paragraph.
  case paragraph(InlineText)
  /// A bulleted or numbered list.
  case list(ItemList)
  /// A few numbers, large, that sum a section up.
  case keyFigures([KeyFigure])
  /// A table.
  case table(Table)
  /// A picture of numbers.
  case chart(Chart)
  /// A word of caution, or of comfort.
  case note(Note)
  /// Terms and what they mean.
  case definitions([Definition])
  /// Text whose spaces and line ends count: a command, a file, a log.
  case preformatted(String)
  /// What only some readers want to see.
  case details(Details)
}

extension Block {
  /// A list with bullets.
  public static func bullets(_ items: [InlineText]) -> Block {
    .list(ItemList(isOrdered: false, items: items))
  }

  /// A list with numbers.
  public static func steps(_ items: [InlineText]) -> Block {
    .list(ItemList(isOrdered: true, items: items))
  }

  /// A note.
  public static func note(_ kind: Note.Kind, title: String? = nil, _ text: InlineText) -> Block {
    .note(Note(kind, title: title, text))
  }

  /// What only some readers want to see.
  public static func details(_ summary: InlineText, _ blocks: [Block]) -> Block {
    .details(Details(summary: summary, blocks: blocks))
  }
}

/// A bulleted or numbered list.
public struct ItemList: Codable, Hashable, Sendable {
  /// Whether the items are numbered.
  public var isOrdered: Bool
  /// The items.
  public var items: [InlineText]

  /// Makes a list.
  public init(isOrdered: Bool, items: [InlineText]) {
    self.isOrdered = isOrdered
    self.items = items
  }
}

/// A term and what it means.
public struct Definition: Codable, Hashable, Sendable {
  /// The term.
  public var term: InlineText
  /// What it means.
  public var meaning: InlineText

  /// Makes a definition.
  public init(_ term: InlineText, _ meaning: InlineText) {
    self.term = term
    self.meaning = meaning
  }
}

/// Blocks that stay folded until a reader asks for them.
public struct Details: Codable, Hashable, Sendable {
  /// What is always visible.
  public var summary: InlineText
  /// What is folded.
  public var blocks: [Block]

  /// Makes folded blocks.
  public init(summary: InlineText, blocks: [Block]) {
    self.summary = summary
    self.blocks = blocks
  }
}
