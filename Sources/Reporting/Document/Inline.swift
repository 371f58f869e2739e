/// A run of text of one nature.
///
/// Text is text: no character in it has a meaning for any rendering.
public enum Inline: Hashable, Sendable {
  /// Words.
  case plain(String)
  /// Words that must not be missed.
  case strong(String)
  /// Words with stress, or a title.
  case emphasis(String)
  /// A name from a file or a program.
  case code(String)
  /// Words that lead elsewhere.
  case link(String, to: LinkTarget)
  /// A number.
  case number(Quantity)
}

extension Inline: Codable {
  private enum Kind: String, Codable { case plain, strong, emphasis, code, link, number }
  private enum Key: String, CodingKey { case kind, text, target }

  /// Reads one object.
  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Key.self)
    func text() throws -> String { try fields.decode(String.self, forKey: .text) }
    switch try fields.decode(Kind.self, forKey: .kind) {
    case .plain: self = .plain(try text())
    case .strong: self = .strong(try text())
    case .emphasis: self = .emphasis(try text())
    case .code: self = .code(try text())
    case .link:
      self = .link(try text(), to: try fields.decode(LinkTarget.self, forKey: .target))
    case .number: self = .number(try Quantity(from: decoder))
    }
  }

  /// Writes one object.
  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Key.self)
    func write(_ kind: Kind, _ text: String) throws {
      try fields.encode(kind, forKey: .kind)
      try fields.encode(text, forKey: .text)
    }
    switch self {
    case .plain(let text): try write(.plain, text)
    case .strong(let text): try write(.strong, text)
    case .emphasis(let text): try write(.emphasis, text)
    case .code(let text): try write(.code, text)
    case .link(let text, let target):
      try write(.link, text)
      try fields.encode(target, forKey: .target)
    case .number(let quantity):
      try fields.encode(Kind.number, forKey: .kind)
      try quantity.encode(to: encoder)
    }
  }
}
