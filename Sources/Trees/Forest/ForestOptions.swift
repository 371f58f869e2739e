public import Learning

/// How many columns a node of a tree looks at.
public enum FeatureSampling: Hashable, Sendable, Codable {
  /// ⌊√*columns*⌋, at least 1.
  case squareRoot
  /// Every column.
  case all
  /// ⌊*fraction* · *columns*⌋, at least 1; the fraction lies in (0, 1].
  case fraction(Double)

  func count(of columns: Int) -> Int {
    switch self {
    case .squareRoot: max(1, Int(Double(columns).squareRoot()))
    case .all: columns
    case .fraction(let fraction): max(1, Int(fraction * Double(columns)))
    }
  }
}

/// The settings of a random forest; the defaults are scikit-learn's.
public struct ForestOptions: Hashable, Sendable, Codable {
  /// Trees, at least 1.
  public var trees = 100
  /// Columns that each node looks at.
  public var maxFeatures = FeatureSampling.squareRoot
  /// Whether each tree sees rows drawn with replacement, or all rows.
  public var bootstrap = true
  /// Rows drawn for a tree, as a fraction of all rows, in (0, 1]; without `bootstrap` not used.
  public var maxSamples = 1.0
  /// Splits from the root to a leaf; nil for no limit.
  public var maxDepth: Int?
  /// Leaves a tree; nil for no limit.
  public var maxLeaves: Int?
  /// Different rows that a node needs to be split, at least 2.
  public var minSamplesSplit = 2
  /// Different rows that a leaf needs, at least 1.
  public var minSamplesLeaf = 1
  /// How much the classes count.
  public var classWeighting = ClassWeighting.none
  /// Whether each row is also judged by the trees that did not see it; costs a prediction.
  public var judgesOutOfBag = false

  /// The defaults.
  public init() {}

  /// These settings, if every one lies in its range.
  public func checked() throws(TreesError) -> ForestOptions {
    try check("trees", trees, 1...100_000)
    if let maxDepth { try check("maxDepth", maxDepth, 1...Int.max) }
    if let maxLeaves { try check("maxLeaves", maxLeaves, 2...Int.max) }
    try check("minSamplesSplit", minSamplesSplit, 2...Int.max)
    try check("minSamplesLeaf", minSamplesLeaf, 1...Int(UInt32.max))
    try checkFraction("maxSamples", maxSamples)
    if case .fraction(let fraction) = maxFeatures { try checkFraction("maxFeatures", fraction) }
    if judgesOutOfBag, !bootstrap {
      throw .setting(
        name: "judgesOutOfBag", value: "true", expected: "false where bootstrap is false")
    }
    return self
  }
}

/// Throws unless a whole number lies in its range.
func check(_ name: String, _ value: Int, _ range: ClosedRange<Int>) throws(TreesError) {
  guard !range.contains(value) else { return }
  let top = range.upperBound >= Int(UInt32.max) ? "upwards" : "to \(range.upperBound)"
  throw .setting(
    name: name, value: "\(value)", expected: "a whole number from \(range.lowerBound) \(top)")
}

/// Throws unless a number lies in (0, 1].
func checkFraction(_ name: String, _ value: Double) throws(TreesError) {
  guard !(value > 0 && value <= 1) else { return }
  throw .setting(name: name, value: "\(value)", expected: "a number above 0 and up to 1")
}

/// Throws unless a number is finite and at least 0.
func checkNotNegative(_ name: String, _ value: Double) throws(TreesError) {
  guard !(value >= 0 && value.isFinite) else { return }
  throw .setting(name: name, value: "\(value)", expected: "a finite number from 0 upwards")
}
