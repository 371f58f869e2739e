/// A word set apart from the text.
public struct Note: Codable, Hashable, Sendable {
  /// How serious it is.
  public enum Kind: String, Codable, Hashable, Sendable, CaseIterable {
    /// Good to know.
    case info
    /// As it should be.
    case good
    /// To be read with care.
    case warning
    /// Wrong, or dangerous to rely on.
    case danger
  }

  /// How serious it is.
  public var kind: Kind
  /// A few words before the text.
  public var title: String?
  /// What it says.
  public var text: InlineText

  /// Makes a note.
  public init(_ kind: Kind, title: String? = nil, _ text: InlineText) {
    self.kind = kind
    self.title = title
    self.text = text
  }

  /// The word that names the kind where colour is not enough.
  package var kindName: String {
    switch kind {
    case .info: "Note"
    case .good: "Good"
    case .warning: "Warning"
    case .danger: "Danger"
    }
  }
}
