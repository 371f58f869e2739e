public import Learning

/// A partition of the rows; each part is judged by what was learned from the others.
public struct Folds: Hashable, Sendable, Codable {
  /// How many folds there are, at least 2.
  public let count: Int
  /// In which fold each row is held out, 0 ..< `count`.
  public let foldOfRow: [Int]

  private init(count: Int, foldOfRow: [Int]) {
    self.count = count
    self.foldOfRow = foldOfRow
  }

  /// How many rows there are.
  public var rowCount: Int { foldOfRow.count }

  /// The rows to learn from and the rows held out in a fold.
  ///
  /// - Complexity: O(*n*).
  public subscript(fold: Int) -> RowSplit {
    precondition(0..<count ~= fold, "fold \(fold) of \(count)")
    return RowSplit(heldOut: fold, foldOfRow)
  }

  /// Folds with the same share of each class to within one row.
  ///
  /// Without a seed, the folds are those of scikit-learn's `StratifiedKFold(shuffle=False)`: the
  /// rows of a class fill the folds one after the other, in their order.
  ///
  /// - Parameters:
  ///   - labels: The class of each row.
  ///   - count: How many folds, at least 2.
  ///   - seed: Decides which rows of a class come together; nil to keep their order.
  /// - Returns: Folds of all rows.
  /// - Throws: `tooFewFolds`; `tooFewRows` when a class has fewer rows than there are folds.
  /// - Complexity: O(*n*).
  public static func stratified(
    _ labels: Labels, count: Int, seed: Seed?
  ) throws(EvaluationError) -> Folds {
    guard count >= 2 else { throw .tooFewFolds(count) }
    let rows = try Strata(labels, atLeast: count).rows
    // scikit-learn numbers classes by first appearance and deals a list sorted by class.
    let first = Int(labels.values.first ?? 0)
    var stream = seed?.stream
    var foldOfRow = [Int](repeating: 0, count: labels.count)
    for label in [first, 1 - first] {
      let before = label == first ? 0 : rows[first].count
      var folds = dealt(from: before, rows[label].count, onto: count)
      stream?.shuffle(&folds)
      for (row, fold) in zip(rows[label], folds) { foldOfRow[row] = fold }
    }
    return Folds(count: count, foldOfRow: foldOfRow)
  }

  /// The folds of `size` places after the first `before` when places are dealt in turn, sorted.
  private static func dealt(from before: Int, _ size: Int, onto count: Int) -> [Int] {
    var sizes = [Int](repeating: size / count, count: count)
    for extra in 0..<size % count { sizes[(before + extra) % count] += 1 }
    return sizes.indices.flatMap { repeatElement($0, count: sizes[$0]) }
  }

  /// Folds that never tear a group apart, with class shares as even as groups allow.
  ///
  /// - Parameters:
  ///   - keys: What group each row is of; rows with equal keys are held out together.
  ///   - labels: The class of each row.
  ///   - count: How many folds, at least 2.
  ///   - seed: Decides between groups of one size.
  /// - Returns: Folds of all rows.
  /// - Throws: `tooFewFolds`, `noRows`, `tooFewGroups`; `groupTooLarge` when one group has more
  ///   than half of all rows.
  /// - Complexity: O(*n* + *g* (log *g* + `count`)) for *g* groups.
  public static func grouped<Key: Hashable>(
    by keys: [Key], _ labels: Labels, count: Int, seed: Seed
  ) throws(EvaluationError) -> Folds {
    guard count >= 2 else { throw .tooFewFolds(count) }
    let shares = [Double](repeating: 1 / Double(count), count: count)
    let folds = try RowGroups(keys, labels).deal(
      onto: shares, limit: (labels.count + 1) / 2, seed: seed)
    return Folds(count: count, foldOfRow: folds)
  }

  /// Folds given by a number for each row, such as a column of a file.
  ///
  /// - Parameter numbers: Any numbers; the fold of the lowest becomes 0, the next 1, and so on.
  /// - Returns: Folds of all rows.
  /// - Throws: `noRows`; `tooFewFolds` when all numbers are the same.
  public static func fixed(_ numbers: [Int]) throws(EvaluationError) -> Folds {
    guard !numbers.isEmpty else { throw .noRows }
    let distinct = Set(numbers).sorted()
    guard distinct.count >= 2 else { throw .tooFewFolds(distinct.count) }
    let places = Dictionary(uniqueKeysWithValues: zip(distinct, distinct.indices))
    return Folds(count: distinct.count, foldOfRow: numbers.compactMap { places[$0] })
  }
}

extension RowSplit {
  fileprivate init(heldOut fold: Int, _ foldOfRow: [Int]) {
    self.init(
      train: foldOfRow.indices.filter { foldOfRow[$0] != fold },
      test: foldOfRow.indices.filter { foldOfRow[$0] == fold })
  }
}
