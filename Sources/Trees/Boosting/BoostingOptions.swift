public import Learning

/// The settings of gradient boosting.
public struct BoostingOptions: Hashable, Sendable, Codable {
  /// Trees, at least 1; fewer are kept when early stopping says so.
  public var trees = 100
  /// What part of each tree's answer is added, in (0, 1].
  public var learningRate = 0.1
  /// Splits from the root to a leaf; nil for no limit.
  public var maxDepth: Int?
  /// Leaves a tree, the one that gains most split next; nil for no limit (then `maxDepth` must be
  /// given, and trees grow level by level).
  public var maxLeaves: Int? = 31
  /// Rows that a leaf needs, at least 1.
  public var minSamplesLeaf = 1
  /// Rows that a level of a category needs in a node to be placed by its own gradients, ≥ 0.
  ///
  /// Rarer ones go where missing values go. Columns of up to four levels are not asked.
  public var minSamplesLevel = 20
  /// Sum of hessians (row weight · p · (1 − p)) that a leaf needs.
  public var minHessian = 1.0
  /// λ: added to the sum of hessians of a leaf, ≥ 0; a row adds at most ¼ to that sum.
  public var l2Penalty = 10.0
  /// γ: what a split must gain more than, ≥ 0, on the scale of G² / (H + λ).
  public var minGain = 0.0
  /// The fraction of rows that each tree sees, drawn without replacement, in (0, 1].
  public var subsample = 1.0
  /// The fraction of columns that a tree uses, in (0, 1].
  public var columnsPerTree = 1.0
  /// The fraction of those that a node looks at, in (0, 1].
  public var columnsPerNode = 1.0
  /// How much the classes count.
  public var classWeighting = ClassWeighting.none
  /// The fraction of rows of each class that is set aside to say when to stop, in [0, 0.5]; 0 for
  /// no early stopping.
  public var validationFraction = 0.0
  /// Trees without a better log loss on those rows after which growing stops, at least 1.
  public var patience = 20

  /// The defaults.
  public init() {}

  /// These settings, if every one lies in its range.
  public func checked() throws(TreesError) -> BoostingOptions {
    try check("trees", trees, 1...100_000)
    try checkFraction("learningRate", learningRate)
    if let maxDepth { try check("maxDepth", maxDepth, 1...Int.max) }
    if let maxLeaves { try check("maxLeaves", maxLeaves, 2...Int.max) }
    if maxDepth == nil, maxLeaves == nil {
      throw .setting(
        name: "maxLeaves", value: "nil", expected: "a number where maxDepth has no limit either")
    }
    try check("minSamplesLeaf", minSamplesLeaf, 1...Int(UInt32.max))
    try check("minSamplesLevel", minSamplesLevel, 0...Int(UInt32.max))
    try checkNotNegative("minHessian", minHessian)
    try checkNotNegative("l2Penalty", l2Penalty)
    try checkNotNegative("minGain", minGain)
    try checkFraction("subsample", subsample)
    try checkFraction("columnsPerTree", columnsPerTree)
    try checkFraction("columnsPerNode", columnsPerNode)
    guard 0...0.5 ~= validationFraction else {
      throw .setting(
        name: "validationFraction", value: "\(validationFraction)",
        expected: "a number from 0 to 0.5")
    }
    try check("patience", patience, 1...100_000)
    return self
  }
}
