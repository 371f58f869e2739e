public import Learning
import Machine

/// Learns trees one after the other, each on the gradient of the logistic loss that the trees
/// before it have left (Friedman 2001; second order as in Chen & Guestrin 2016).
///
/// ```swift
/// let model = try GradientBoosting { $0.trees = 300 }.fit(data, in: context)
/// ```
public struct GradientBoosting: Estimator, Hashable, Codable {
  /// The settings.
  public var options: BoostingOptions

  /// Boosting with these settings.
  public init(options: BoostingOptions) { self.options = options }

  /// Boosting with the default settings, changed by `configure`.
  public init(_ configure: (inout BoostingOptions) -> Void = { _ in }) {
    options = BoostingOptions()
    configure(&options)
  }

  /// Learns boosted trees.
  ///
  /// - Throws: `TreesError` when a setting is out of range or there is nothing to learn from.
  /// - Complexity: O(*trees* × *rows* × *columns* × log *leaves*).
  public func fit(_ data: Dataset, in context: FitContext) throws(TreesError) -> BoostedTrees {
    _ = try options.checked()
    try data.checkForTrees()
    let binned = BinnedDataset(data.features, ranked: false, on: context.workers)
    return try fit(data, binned: binned, in: context)
  }

  /// Learns boosted trees on rows that were cut into bins before.
  ///
  /// - Parameters:
  ///   - data: The rows.
  ///   - binned: Made from `data.features`.
  ///   - context: Threads, seed and progress.
  /// - Returns: The fitted trees.
  /// - Throws: `TreesError`, also when `binned` was made from another table.
  public func fit(
    _ data: Dataset, binned: BinnedDataset, in context: FitContext
  ) throws(TreesError) -> BoostedTrees {
    let options = try options.checked()
    try data.checkForTrees()
    guard binned.fits(data.features) else {
      throw .foreignBins(expected: "the columns and rows of the data")
    }
    var fit = BoostingFit(options: options, data: data, binned: binned, context: context)
    for tree in 0..<options.trees {
      fit.addTree()
      context.progress(Double(tree + 1) / Double(options.trees))
      if fit.isDone { break }
    }
    return fit.finished()
  }
}
