/// When a tree stops growing, and how a split is judged.
package struct GrowthLimits: Hashable, Sendable {
  /// Splits from the root to a leaf, at most.
  package var maxDepth = Int.max
  /// Leaves, at most; with a limit the leaf that gains most is split next.
  package var maxLeaves = Int.max
  /// Rows that a node needs to be split.
  package var minSamplesSplit = 2
  /// Rows that each child needs.
  package var minSamplesLeaf = 1
  /// Rows that a level of a category needs to be sorted among the others.
  package var minSamplesLevel = 0
  /// Sum of hessians that each child needs.
  package var minHessian = 0.0
  /// Added to the sum of hessians in the gain.
  package var l2Penalty = 0.0
  /// What a split must gain more than; a forest also takes splits that gain nothing.
  package var minGain = 0.0
  /// Whether a split that gains nothing is taken, as forests do until their leaves are pure.
  package var takesUselessSplits = false

  /// No limits but those of a split.
  package init() {}
}

/// The limits in units of the packed sums of one tree.
package struct ScaledLimits: Sendable {
  package let minHessian: Int64
  package let l2Penalty: Double
  package let minSamplesLeaf: UInt32
  package let minSamplesLevel: Double
  package let gradientScale: Double
  package let hessianScale: Double

  package init(_ limits: GrowthLimits, scale: GradientScale) {
    // A child without any hessian could have no rows: one unit is asked for in any case.
    minHessian = Int64(max(1, min((limits.minHessian / scale.hessianUnit).rounded(.up), 0x1p40)))
    l2Penalty = limits.l2Penalty
    minSamplesLeaf = UInt32(clamping: limits.minSamplesLeaf)
    minSamplesLevel = Double(limits.minSamplesLevel)
    gradientScale = scale.gradientUnit
    hessianScale = scale.hessianUnit
  }

  /// G² / (H + λ): what a node's rows contribute to the gain.
  @inline(__always) package func score(_ sum: PackedSum) -> Double {
    let gradient = Double(sum.gradient) * gradientScale
    return gradient * gradient / (Double(sum.hessian) * hessianScale + l2Penalty)
  }
}
