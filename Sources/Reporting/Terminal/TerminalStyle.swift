/// What a terminal can show.
public struct TerminalStyle: Hashable, Sendable {
  /// Its columns, at least 30.
  public let width: Int
  /// Whether it shows colours and weights.
  public let color: Bool

  /// Describes a terminal.
  ///
  /// - Parameters:
  ///   - width: Its columns; below 30 counts as 30, above 120 as 120 so that lines stay readable.
  ///   - color: Whether it shows colours and weights.
  public init(width: Int, color: Bool) {
    self.width = min(max(width, 30), 120)
    self.color = color
  }
}
