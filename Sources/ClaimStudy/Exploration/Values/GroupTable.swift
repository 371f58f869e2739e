/// Numbers in the groups that one or two columns make, over the studied rows.
public struct GroupTable: Hashable, Sendable, Codable {
  /// The columns that make the groups: one, or two that are crossed.
  public let columns: [String]
  /// The groups in the order of the levels; crossed groups without rows are left out.
  public let groups: [Group]

  /// One group.
  public struct Group: Hashable, Sendable, Codable {
    /// The level of each column.
    public let levels: [String]
    /// How many rows it has.
    public let rows: Int
    /// One entry a number, in the order of `Exploration.numbers`, identities left out.
    public let numbers: [GroupNumber]

    /// What is said of a number, or nil.
    public subscript(number: String) -> GroupNumber? { numbers.first { $0.name == number } }
  }
}

/// A number in one group; nil where there are too few rows.
public struct GroupNumber: Hashable, Sendable, Codable {
  /// The name of the number.
  public let name: String
  /// How many rows of the group have it.
  public let count: Int
  /// The arithmetic mean.
  public let mean: Double?
  /// The median.
  public let median: Double?
  /// The standard deviation with divisor *n* − 1.
  public let standardDeviation: Double?
  /// The smallest.
  public let minimum: Double?
  /// The largest.
  public let maximum: Double?
  /// The sum.
  public let sum: Double
}
