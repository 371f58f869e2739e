/// Each block is one object whose `kind` says which fields follow.
extension Block: Codable {
  private enum Kind: String, Codable {
    case paragraph, list, keyFigures, table, chart, note, definitions, preformatted, details
  }

  private enum Key: String, CodingKey { case kind, text, figures, entries, chart }

  /// Reads one object.
  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Key.self)
    switch try fields.decode(Kind.self, forKey: .kind) {
    case .paragraph: self = .paragraph(try fields.decode(InlineText.self, forKey: .text))
    case .list: self = .list(try ItemList(from: decoder))
    case .keyFigures: self = .keyFigures(try fields.decode([KeyFigure].self, forKey: .figures))
    case .table: self = .table(try Table(from: decoder))
    case .chart: self = .chart(try fields.decode(Chart.self, forKey: .chart))
    case .note: self = .note(try fields.decode(Note.self, forKey: .text))
    case .definitions: self = .definitions(try fields.decode([Definition].self, forKey: .entries))
    case .preformatted: self = .preformatted(try fields.decode(String.self, forKey: .text))
    case .details: self = .details(try Details(from: decoder))
    }
  }

  /// Writes one object.
  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Key.self)
    try fields.encode(kind, forKey: .kind)
    switch self {
    case .paragraph(let text): try fields.encode(text, forKey: .text)
    case .list(let list): try list.encode(to: encoder)
    case .keyFigures(let figures): try fields.encode(figures, forKey: .figures)
    case .table(let table): try table.encode(to: encoder)
    case .chart(let chart): try fields.encode(chart, forKey: .chart)
    case .note(let note): try fields.encode(note, forKey: .text)
    case .definitions(let entries): try fields.encode(entries, forKey: .entries)
    case .preformatted(let text): try fields.encode(text, forKey: .text)
    case .details(let details): try details.encode(to: encoder)
    }
  }

  private var kind: Kind {
    switch self {
    case .paragraph: .paragraph
    case .list: .list
    case .keyFigures: .keyFigures
    case .table: .table
    case .chart: .chart
    case .note: .note
    case .definitions: .definitions
    case .preformatted: .preformatted
    case .details: .details
    }
  }
}
