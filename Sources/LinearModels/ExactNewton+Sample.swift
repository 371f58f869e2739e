internal import Learning
internal import LinearAlgebra

// A walk over many rows begins where a walk over a twentieth of them ended. The sample's optimum lies
// within the sample's own chance of that of all rows, which is one or two steps away instead of four
// to eight, and a step over the sample costs a twentieth of one over all rows. Where the walk begins
// changes nothing about where it ends: the objective has one minimum, and the end is judged by the
// gradient over all rows.
extension ExactNewton {
  /// How flat the sample's objective must be: its chance moves the optimum by more than what is left.
  private static let sampleTolerance = 1e-3
  /// Steps over the sample at most; classes that a sample separates would lead on for ever.
  private static let sampleSteps = 12

  /// Where the walk begins, and the objective there.
  ///
  /// - Throws: `collinear` for columns that say nothing of their own.
  func beginning() throws(LinearModelError) -> (point: [Double], evaluation: Evaluation) {
    if let point = pointOfSample() {
      let here = evaluate(point)
      // The start knows the share of the classes alone, and has no penalty.
      if here.value <= -design.nullLogLikelihood, showsIndependence(here) { return (point, here) }
    }
    let here = evaluate(design.start)
    if let hessian = here.hessian { try checkColumns(hessian) }
    return (design.start, here)
  }

  /// Whether the Hessian at some point proves that the one at the start raises no suspicion.
  ///
  /// With *p* the share of the positive class, P(1 − P) ≤ ¼ and Σ wz² ≤ max *w* · *n*:
  ///
  ///     H = Σ wP(1 − P)zzᵀ ≤ ¼ Σ wzzᵀ,    H(start) = p(1 − p) Σ wzzᵀ
  ///
  /// Cholesky's pivots keep the order of matrices, so a pivot of H(start) as a share of its diagonal
  /// is at least 4·pivot(H) / (max *w* · *n*).
  private func showsIndependence(_ here: Evaluation) -> Bool {
    guard design.l2Penalty == 0 else { return true }
    guard !design.isConstant.contains(true), let hessian = here.hessian,
      let factor = try? CholeskyFactor(hessian)
    else { return false }
    let most = (design.weights?.max() ?? 1) * Double(design.rowCount)
    return factor.pivots.allSatisfy { 4 * $0 / most >= Collinearity.suspicion }
  }

  /// Near the optimum of a sample; nil where the rows are few, or the sample leads nowhere.
  private func pointOfSample() -> [Double]? {
    guard let sample = design.sample() else { return nil }
    let walk = ExactNewton(
      sample, options: options, in: FitContext(workers: workers, seed: Seed(0)))
    var point = sample.start
    var here = walk.evaluate(point)
    for _ in 0..<Self.sampleSteps {
      let (step, factor) = walk.newtonStep(from: here)
      guard factor != nil else { return nil }
      if here.maxNorm <= Self.sampleTolerance { return zip(point, step).map { $0 + $1 } }
      guard let next = walk.search(from: point, here, along: step) else { return nil }
      (point, here) = next
    }
    return point
  }
}

extension Design {
  /// One row of so many is taken into a sample.
  private static let rowsASampledRow = 20
  /// Rows that are taken together, as their numbers stand together in memory.
  private static let sampledRun = 50
  /// A sample of fewer rows a coefficient says too little.
  private static let rowsACoefficient = 50

  /// Every twentieth run of rows, in the same coordinates; nil where that would be too few rows, or
  /// rows of one class only.
  func sample() -> Design? {
    let stride = Self.sampledRun * Self.rowsASampledRow
    guard rowCount >= 40 * stride,
      rowCount / Self.rowsASampledRow >= Self.rowsACoefficient * (columnCount + 1)
    else { return nil }
    let rows = Swift.stride(from: 0, to: rowCount, by: stride).flatMap {
      $0..<min($0 + Self.sampledRun, rowCount)
    }
    var result = self
    result.columns = columns.map { column in rows.map { column[$0] } }
    result.sparse = sparse?.subset(rows)
    result.labels = rows.map { labels[$0] }
    result.weights = weights.map { weights in rows.map { weights[$0] } }
    let each = result.weights ?? Array(repeating: 1, count: rows.count)
    result.totalWeight = each.reduce(0, +)
    result.positiveWeight = zip(each, result.labels).reduce(0) { $0 + ($1.1 == 1 ? $1.0 : 0) }
    result.l2Penalty = l2Penalty * result.totalWeight / totalWeight
    guard result.positiveWeight > 0, result.positiveWeight < result.totalWeight else { return nil }
    return result
  }
}
