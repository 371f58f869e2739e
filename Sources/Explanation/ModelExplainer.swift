public import Learning
public import Machine

/// Something that can say which features moved a model's prediction of a row, and how far.
public protocol ModelExplainer: Sendable {
  /// The features, in the order of the amounts.
  var featureNames: [String] { get }
  /// What the amounts are counted in.
  var scale: AttributionScale { get }
  /// The prediction before any feature is known.
  var baseValue: Double { get }

  /// Writes the amounts of some rows, row after row.
  ///
  /// - Parameters:
  ///   - rows: The rows of the table to explain.
  ///   - features: The columns that the model was fitted on, in that order.
  ///   - amounts: `rows.count` × `featureNames.count` zeros, to be filled.
  func explain(
    _ rows: Range<Int>, of features: FeatureTable, into amounts: inout MutableSpan<Double>)

  /// How many of a table's rows one turn of a thread should explain; 16 unless said otherwise.
  func rowsPerTurn(of rowCount: Int, on workers: WorkerPool) -> Int
}

extension ModelExplainer {
  /// Sixteen rows.
  public func rowsPerTurn(of rowCount: Int, on workers: WorkerPool) -> Int { 16 }

  /// What each feature adds to the prediction of each row.
  ///
  /// - Parameters:
  ///   - features: The columns that the model was fitted on, in that order.
  ///   - workers: The threads to run on; the amounts do not depend on them.
  /// - Returns: *rows* × *features* amounts; for many sparse columns ask for `strongest` instead.
  public func attributions(for features: FeatureTable, on workers: WorkerPool) -> Attributions {
    let width = featureNames.count
    var amounts = [Double](repeating: 0, count: features.rowCount * width)
    if width > 0 {
      let turn = rowsPerTurn(of: features.rowCount, on: workers)
      workers.forEachBlock(of: &amounts, size: turn * width) { places, block in
        explain(
          places.lowerBound / width..<places.upperBound / width, of: features, into: &block)
      }
    }
    return Attributions(
      featureNames: featureNames, scale: scale, baseValue: baseValue, amounts: amounts)
  }

  /// The features that moved each row's prediction most, the strongest first.
  ///
  /// Equally strong ones stand in the order of the features; those that moved nothing are left out.
  ///
  /// - Parameters:
  ///   - count: Features a row, at most.
  ///   - features: The columns that the model was fitted on, in that order.
  ///   - workers: The threads to run on; the result does not depend on them.
  /// - Returns: A list for each row.
  public func strongest(
    _ count: Int, for features: FeatureTable, on workers: WorkerPool
  ) -> [[Contribution]] {
    let names = featureNames
    var lists = [[Contribution]](repeating: [], count: features.rowCount)
    guard count > 0, !names.isEmpty else { return lists }
    let turn = rowsPerTurn(of: features.rowCount, on: workers)
    workers.forEachBlock(of: &lists, size: turn) { rows, block in
      var amounts = [Double](repeating: 0, count: rows.count * names.count)
      var span = amounts.mutableSpan
      explain(rows, of: features, into: &span)
      for row in 0..<rows.count {
        block[row] = Self.strongest(
          count, of: amounts[row * names.count..<(row + 1) * names.count], names)
      }
    }
    return lists
  }

  private static func strongest(
    _ count: Int, of amounts: ArraySlice<Double>, _ names: [String]
  ) -> [Contribution] {
    var kept: [Contribution] = []
    for (index, amount) in amounts.enumerated() where amount != 0 {
      if kept.count == count, abs(kept[count - 1].amount) >= abs(amount) { continue }
      let place = kept.firstIndex { abs($0.amount) < abs(amount) } ?? kept.count
      kept.insert(Contribution(index: index, feature: names[index], amount: amount), at: place)
      if kept.count > count { kept.removeLast() }
    }
    return kept
  }
}
