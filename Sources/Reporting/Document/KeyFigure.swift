/// One number, large, with what it is.
public struct KeyFigure: Codable, Hashable, Sendable {
  /// What the number is.
  public var label: String
  /// The number, or a word in its place.
  public var value: Cell
  /// What to compare it with, or how sure it is.
  public var note: InlineText
  /// What it speaks of.
  public var tone: Tone

  /// Makes a figure.
  public init(_ label: String, _ value: Cell, note: InlineText = "", tone: Tone = .neutral) {
    self.label = label
    self.value = value
    self.note = note
    self.tone = tone
  }
}

/// What a coloured thing speaks of; the same colour means the same on every page.
public enum Tone: String, Codable, Hashable, Sendable, CaseIterable {
  /// Nothing in particular.
  case neutral
  /// The class that is looked for.
  case claim
  /// The other class.
  case opinion
  /// As it should be.
  case good
  /// To be read with care.
  case warning
  /// Wrong, or dangerous to rely on.
  case danger
}
