/// Faults put together by column and problem, for people and for machines.
public struct FaultReport: Equatable, Sendable, Codable {
  /// Faults of one problem in one column.
  public struct Group: Equatable, Sendable, Codable {
    /// The problem's name.
    public let problem: String
    /// The first of them.
    public let first: Fault
    /// How many there are.
    public let count: Int
    /// The lines of the first hundred.
    public let lines: [Int]
  }

  /// The groups, ordered by their first place.
  public let groups: [Group]
  /// How many faults there are in all.
  public let count: Int

  /// Groups faults that come in the order of their places.
  public init(_ faults: some Sequence<Fault>) {
    var order: [Key] = []
    var found: [Key: (first: Fault, count: Int, lines: [Int])] = [:]
    var total = 0
    for fault in faults {
      total += 1
      let key = Key(column: fault.column, problem: fault.problem.name)
      if found[key] == nil { order.append(key) }
      var entry = found[key] ?? (fault, 0, [])
      entry.count += 1
      if entry.lines.count < Self.linesShown { entry.lines.append(fault.line) }
      found[key] = entry
    }
    groups = order.compactMap { key in
      found[key].map {
        Group(problem: key.problem, first: $0.first, count: $0.count, lines: $0.lines)
      }
    }
    count = total
  }

  /// One line for each group: `file:line:column: value – what is wrong – what was expected`, and
  /// `(n like this)` where there are more.
  public func rendered(file: String) -> String {
    groups.map { group in
      let more = group.count > 1 ? " (\(group.count) like this)" : ""
      return "\(file):\(group.first)\(more)"
    }.joined(separator: "\n")
  }

  private struct Key: Hashable {
    let column: String?
    let problem: String
  }

  private static let linesShown = 100
}
