/// Looks for the best place to cut a row of bins in two, the bins being offered in their order.
///
/// Rows without a value are tried on both sides, if there are any.
package struct OrderedScan {
  package let limits: ScaledLimits
  package let total: PackedSum
  package let missing: PackedSum
  package let totalCount: UInt32
  package let missingCount: UInt32

  /// The best score so far, children only; −∞ while no cut was allowed.
  package private(set) var score = -Double.infinity
  /// The number given with the best cut.
  package private(set) var place = 0
  package private(set) var missingGoesLeft = false
  /// The sums of the left child, missing values included where they go there.
  package private(set) var leftSum = PackedSum.zero

  /// A scan over the rows of a node.
  ///
  /// - Parameters:
  ///   - limits: What children must have.
  ///   - total: The sums over all rows of the node.
  ///   - missing: The sums over those without a value.
  ///   - totalCount: The number of rows; needed when the limits ask for more than one a leaf.
  ///   - missingCount: The number of rows without a value.
  package init(
    _ limits: ScaledLimits, total: PackedSum, missing: PackedSum, totalCount: UInt32 = 0,
    missingCount: UInt32 = 0
  ) {
    self.limits = limits
    self.total = total
    self.missing = missing
    self.totalCount = totalCount
    self.missingCount = missingCount
  }

  /// Offers the cut with `left` on its left side.
  ///
  /// - Parameters:
  ///   - left: The sums over the rows with a value that lie left of the cut.
  ///   - count: Their number; looked at only when more than one row a leaf is asked for.
  ///   - place: What to remember if the cut is the best so far.
  @inline(__always)
  package mutating func offer(_ left: PackedSum, count: UInt32, at place: Int) {
    consider(left, count: count, at: place, missingLeft: false)
    if missing.word != 0 {
      consider(left + missing, count: count &+ missingCount, at: place, missingLeft: true)
    }
  }

  @inline(__always)
  private mutating func consider(
    _ left: PackedSum, count: UInt32, at place: Int, missingLeft: Bool
  ) {
    let right = total - left
    guard left.hessian >= limits.minHessian, right.hessian >= limits.minHessian else { return }
    if limits.minSamplesLeaf > 1 {
      guard count >= limits.minSamplesLeaf, totalCount &- count >= limits.minSamplesLeaf else {
        return
      }
    }
    let score = limits.score(left) + limits.score(right)
    guard score > self.score else { return }
    self.score = score
    self.place = place
    leftSum = left
    missingGoesLeft = missingLeft
  }

  /// Where missing values go: where they gained most; without any in this node, to the heavier
  /// child.
  package var missingSide: Bool {
    missing.word != 0 ? missingGoesLeft : leftSum.hessian > (total - leftSum).hessian
  }
}
