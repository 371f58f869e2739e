/// Whether probabilities agree with how often the outcome came, in groups of rows alike in risk.
///
/// The rows are sorted by probability, ties in the order of the rows, and cut into groups of nearly
/// equal size, the larger first. H = Σ (O − E)² / (E(1 − E/n)) over the groups is compared with χ² of
/// groups − 2 degrees of freedom. A group whose E(1 − E/n) is at most 1e-9 adds nothing. With many
/// rows the test finds departures too small to matter: read the table too. Source: Hosmer and
/// Lemeshow, Communications in Statistics 9 (1980).
public struct HosmerLemeshow: Hashable, Sendable, Codable {
  /// One group of rows.
  public struct Group: Hashable, Sendable, Codable {
    /// Rows of the group.
    public let count: Int
    /// Rows of the positive class among them.
    public let observed: Int
    /// The sum of their probabilities.
    public let expected: Double
  }

  /// The groups, from the lowest probabilities to the highest.
  public let groups: [Group]
  /// H with its p-value.
  public let test: RegressionTest

  /// Compares probabilities with labels; nil for fewer rows than groups.
  ///
  /// - Parameters:
  ///   - probabilities: In [0, 1], one a row.
  ///   - labels: 1 for the positive class, 0 for the other.
  ///   - groupCount: At least 3.
  /// - Complexity: O(*n* log *n*).
  public init?(probabilities: [Double], labels: [UInt8], groups groupCount: Int = 10) {
    precondition(probabilities.count == labels.count, "a label for each probability")
    precondition(groupCount >= 3, "three groups at least leave a degree of freedom")
    guard probabilities.count >= groupCount else { return nil }
    let order = probabilities.indices.sorted {
      (probabilities[$0], $0) < (probabilities[$1], $1)
    }
    let (size, larger) = order.count.quotientAndRemainder(dividingBy: groupCount)
    var start = 0
    var groups: [Group] = []
    for place in 0..<groupCount {
      let rows = order[start..<start + size + (place < larger ? 1 : 0)]
      start = rows.endIndex
      groups.append(
        Group(
          count: rows.count, observed: rows.reduce(0) { $0 + Int(labels[$1]) },
          expected: rows.reduce(0) { $0 + probabilities[$1] }))
    }
    self.groups = groups
    let statistic = groups.reduce(0) { $0 + $1.distance }
    test = .chiSquared(statistic, degreesOfFreedom: groupCount - 2)
  }
}

extension HosmerLemeshow.Group {
  fileprivate var distance: Double {
    let variance = expected * (1 - expected / Double(count))
    guard variance > 1e-9 else { return 0 }
    let difference = Double(observed) - expected
    return difference * difference / variance
  }
}
