public import Learning

/// Rows to learn from and rows to judge by; no row is on both sides.
public struct RowSplit: Hashable, Sendable, Codable {
  /// The rows to learn from, ascending.
  public let train: [Int]
  /// The rows to judge by, ascending.
  public let test: [Int]

  /// A split from rows that are known to be ascending and apart.
  init(train: [Int], test: [Int]) {
    self.train = train
    self.test = test
  }

  /// A split by a mark for each row.
  ///
  /// - Throws: `emptySide`.
  public init(isTest: [Bool]) throws(EvaluationError) {
    train = isTest.indices.filter { !isTest[$0] }
    test = isTest.indices.filter { isTest[$0] }
    guard !train.isEmpty else { throw .emptySide("training") }
    guard !test.isEmpty else { throw .emptySide("test") }
  }

  /// A split of 0 ..< `rowCount` by the list of its test rows, in any order.
  ///
  /// - Throws: `unusableRow` for a row that is out of range or listed twice; `emptySide`.
  public init(testRows: [Int], of rowCount: Int) throws(EvaluationError) {
    var isTest = [Bool](repeating: false, count: rowCount)
    for row in testRows {
      guard isTest.indices.contains(row), !isTest[row] else {
        throw .unusableRow(row, rowCount: rowCount)
      }
      isTest[row] = true
    }
    try self.init(isTest: isTest)
  }

  /// A random split that keeps the share of each class.
  ///
  /// The test side gets `testShare` of all rows, rounded; of each class it gets that share to
  /// within one row, and at least one row of each class is on each side.
  ///
  /// - Throws: `testShareOutOfRange`; `tooFewRows` when a class has fewer than two.
  /// - Complexity: O(*n*).
  public static func stratified(
    _ labels: Labels, testShare: Double, seed: Seed
  ) throws(EvaluationError) -> RowSplit {
    guard testShare > 0, testShare < 1 else { throw .testShareOutOfRange(testShare) }
    var rows = try Strata(labels, atLeast: 2).rows
    let sizes = Strata.quotas(rows.map(\.count), share: testShare)
    var stream = seed.stream
    var isTest = [Bool](repeating: false, count: labels.count)
    for label in rows.indices {
      stream.shuffle(&rows[label])
      for row in rows[label].prefix(sizes[label]) { isTest[row] = true }
    }
    return try RowSplit(isTest: isTest)
  }

  /// A random split that never tears a group apart, with class shares as even as groups allow.
  ///
  /// - Parameters:
  ///   - keys: What group each row is of; rows with equal keys end on one side.
  ///   - labels: The class of each row.
  ///   - testShare: The share of rows to aim at for the test side.
  ///   - seed: Decides between groups of one size.
  /// - Returns: A split of all rows.
  /// - Throws: `testShareOutOfRange`, `noRows`, `tooFewGroups`; `groupTooLarge` when a group is
  ///   larger than the larger side should be.
  /// - Complexity: O(*n* + *g* log *g*) for *g* groups.
  public static func grouped<Key: Hashable>(
    by keys: [Key], _ labels: Labels, testShare: Double, seed: Seed
  ) throws(EvaluationError) -> RowSplit {
    guard testShare > 0, testShare < 1 else { throw .testShareOutOfRange(testShare) }
    let groups = RowGroups(keys, labels)
    let largerSide = Double(labels.count) * max(testShare, 1 - testShare)
    let sides = try groups.deal(
      onto: [1 - testShare, testShare], limit: Int(largerSide.rounded(.up)), seed: seed)
    return try RowSplit(isTest: sides.map { $0 == 1 })
  }
}
