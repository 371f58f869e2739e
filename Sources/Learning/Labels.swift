/// What the two classes are called.
public struct LabelNames: Hashable, Sendable, Codable {
  /// The class that a probability speaks of, such as "claim".
  public let positive: String
  /// The other class, such as "opinion".
  public let negative: String

  /// Names the classes.
  public init(positive: String, negative: String) {
    self.positive = positive
    self.negative = negative
  }
}

/// The class of each row.
public struct Labels: Hashable, Sendable {
  /// What the classes are called.
  public let names: LabelNames
  /// 1 for a row of the positive class, 0 for one of the negative.
  public let values: [UInt8]

  /// Labels from zeros and ones.
  public init(_ values: [UInt8], names: LabelNames) {
    precondition(values.allSatisfy { $0 <= 1 }, "a label is 0 or 1")
    self.values = values
    self.names = names
  }

  /// How many rows there are.
  public var count: Int { values.count }

  /// How many rows are of the positive class.
  ///
  /// - Complexity: O(*n*).
  public var positiveCount: Int { values.reduce(0) { $0 + Int($1) } }

  /// The labels of some rows, in their order.
  public func subset(_ rows: [Int]) -> Labels {
    Labels(rows.map { values[$0] }, names: names)
  }
}
