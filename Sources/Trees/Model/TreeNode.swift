/// A node as prediction walks over it: 16 bytes.
///
/// A leaf is a node that leads back to itself whatever the value, so that rows that have arrived
/// can go on stepping while others are on their way.
struct TreeNode: Hashable, Sendable, BitwiseCopyable {
  static let missingLeftFlag: UInt32 = 1 << 31
  static let categoryFlag: UInt32 = 1 << 30
  static let columnMask: UInt32 = categoryFlag - 1

  /// A value up to this goes left; for a category the place of its first word, as bits.
  var threshold: Double
  /// The left child among the nodes of all trees; the right one is the next.
  var left: Int32
  /// The column, and two flags.
  var columnAndFlags: UInt32

  /// The end of a path.
  static func leaf(at index: Int) -> TreeNode {
    TreeNode(threshold: .infinity, left: Int32(index), columnAndFlags: missingLeftFlag)
  }

  @inline(__always) var column: Int { Int(columnAndFlags & Self.columnMask) }
  @inline(__always) var missingGoesLeft: Bool { columnAndFlags & Self.missingLeftFlag != 0 }
  @inline(__always) var isCategory: Bool { columnAndFlags & Self.categoryFlag != 0 }

  /// Whether a number goes right.
  ///
  /// NaN is neither up to nor above the threshold.
  @inline(__always) func goesRight(_ value: Double) -> Bool {
    (value > threshold) || (value != value && !missingGoesLeft)
  }
}
