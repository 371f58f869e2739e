/// What each cleaning rule did, in the order of the rules.
public struct CleaningLedger: Hashable, Sendable, Codable {
  /// What one rule did.
  public struct Row: Hashable, Sendable, Codable {
    /// The name of the rule.
    public let rule: String
    /// What the rule does.
    public let title: String
    /// How many rows there were.
    public let rowsIn: Int
    /// How many were kept.
    public let kept: Int
    /// How many were left out.
    public let dropped: Int
    /// How many were kept with another value than before.
    public let changed: Int
    /// Why, in words with numbers.
    public let why: String

    /// What one rule did.
    public init(
      rule: String, title: String, rowsIn: Int, dropped: Int, changed: Int = 0, why: String
    ) {
      precondition(0...rowsIn ~= dropped, "cannot leave out \(dropped) of \(rowsIn) rows")
      self.rule = rule
      self.title = title
      self.rowsIn = rowsIn
      kept = rowsIn - dropped
      self.dropped = dropped
      self.changed = changed
      self.why = why
    }
  }

  /// A row a rule.
  public var rows: [Row]

  /// A ledger of these rows.
  public init(_ rows: [Row] = []) { self.rows = rows }

  /// How many rows there were before the first rule; 0 when no rule was applied.
  public var rowsIn: Int { rows.first?.rowsIn ?? 0 }

  /// How many rows all rules left out.
  public var dropped: Int { rows.reduce(0) { $0 + $1.dropped } }
}
