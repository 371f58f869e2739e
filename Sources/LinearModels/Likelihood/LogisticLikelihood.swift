internal import Foundation
internal import Learning
internal import LinearAlgebra
internal import Machine

/// The log-likelihood of a logistic regression at a point, plain or with Jeffreys' prior.
///
/// The prior adds ½ ln det I(β), which is finite where classes are separated. Its gradient makes of
/// each residual y − p the number y − p + h(½ − p), with *h* the row's leverage.
struct LogisticLikelihood: Sendable {
  let columns: StandardColumns
  let labels: [UInt8]
  /// How often each row was seen; nil for once.
  let counts: [Double]?
  let isPenalized: Bool
  let workers: WorkerPool

  /// What is known at a point.
  struct Evaluation {
    var point: [Double]
    /// The log-likelihood, with the prior if there is one.
    var value: Double
    var logLikelihood: Double
    /// The gradient of `value`.
    var score: [Double]
    /// −∂² of the log-likelihood.
    var information: Matrix
    /// About −∂² of `value`, for the steps: with the prior a row counts as 1 + h rows.
    var curvature: Matrix
  }

  /// - Throws: `LinearModelError` for data that are not fit for it.
  init(
    _ data: Dataset, isPenalized: Bool, centred: Bool = true, on workers: WorkerPool
  ) throws(LinearModelError) {
    let data = data.withoutWeightlessRows
    try Design.checkClasses(data)
    columns = try StandardColumns(data.features, centred: centred, on: workers)
    labels = data.labels.values
    counts = data.weights
    self.isPenalized = isPenalized
    self.workers = workers
  }

  /// Rows seen.
  var total: Double { counts?.reduce(0, +) ?? Double(labels.count) }

  /// The point that knows the share of the positive class alone.
  var start: [Double] {
    let positives = labels.indices.reduce(0) { $0 + Double(labels[$1]) * (counts?[$1] ?? 1) }
    var point = [Double](repeating: 0, count: columns.order)
    point[0] = log(positives / (total - positives))
    return point
  }

  /// Nil where the information is not positive definite.
  func evaluate(_ point: [Double]) -> Evaluation? {
    let logOdds = columns.matrix.times(point)
    var logLikelihood = 0.0
    var scores: [Double] = []
    var curvatures: [Double] = []
    scores.reserveCapacity(labels.count)
    curvatures.reserveCapacity(labels.count)
    for row in labels.indices {
      let count = counts?[row] ?? 1
      let side = labels[row] == 1 ? logOdds[row] : -logOdds[row]
      logLikelihood -= count * (max(0, -side) + log1p(exp(-abs(side))))
      let missed = Logistic.probability(-side)
      scores.append(labels[row] == 1 ? count * missed : -count * missed)
      curvatures.append(count * missed * Logistic.probability(side))
    }
    let information = columns.matrix.gram(weights: curvatures, on: workers)
    guard logLikelihood.isFinite, let factor = try? CholeskyFactor(information) else { return nil }
    var value = logLikelihood
    var curvature = information
    if isPenalized {
      value += factor.logDeterminant / 2
      let forms = columns.quadraticForms(factor.inverse, on: workers)
      for row in labels.indices {
        let probability = Logistic.probability(logOdds[row])
        let leverage = curvatures[row] * forms[row]
        scores[row] += leverage * (0.5 - probability)
        curvatures[row] += leverage * probability * Logistic.probability(-logOdds[row])
      }
      curvature = columns.matrix.gram(weights: curvatures, on: workers)
    }
    return Evaluation(
      point: point, value: value, logLikelihood: logLikelihood,
      score: columns.sums(scores, on: workers), information: information, curvature: curvature)
  }
}

extension LogisticLikelihood {
  /// The maximum over all coordinates, or over all but one that is held where it starts.
  ///
  /// Newton's steps, halved until the value rises; with the prior, whose second derivatives are taken
  /// in part only, they converge linearly and fast.
  ///
  /// - Parameters:
  ///   - start: Where to begin.
  ///   - held: The coordinate that stays.
  ///   - limits: When to end.
  /// - Returns: What is known at the maximum, and how many steps it took.
  /// - Throws: `notConverged`.
  func maximum(
    from start: [Double], holding held: Int? = nil, _ limits: SearchLimits
  ) throws(LinearModelError) -> (Evaluation, iterations: Int) {
    let free = (0..<columns.order).filter { $0 != held }
    guard var here = evaluate(start) else {
      throw .notConverged(iterations: 0, gradientMaxNorm: .infinity)
    }
    for iteration in 0..<limits.maxIterations {
      let norm = free.reduce(0) { max($0, abs(here.score[$1])) } / total
      guard let step = step(from: here, free) else { break }
      let size = step.maxNorm
      if norm <= limits.gradientTolerance, size <= 1e-9 * (1 + here.point.maxNorm) {
        return (here, iteration)
      }
      guard let next = search(from: here, along: step) else {
        // No step along a rising direction rises any more: the value is known to its last digit.
        if norm <= limits.gradientTolerance.squareRoot() { return (here, iteration) }
        break
      }
      here = next
    }
    let norm = free.reduce(0) { max($0, abs(here.score[$1])) } / total
    throw .notConverged(iterations: limits.maxIterations, gradientMaxNorm: norm)
  }

  private func step(from here: Evaluation, _ free: [Int]) -> [Double]? {
    var result = [Double](repeating: 0, count: columns.order)
    guard !free.isEmpty else { return result }
    var part = Matrix(rowCount: free.count, columnCount: free.count)
    for (i, row) in free.enumerated() {
      for (j, column) in free.enumerated() { part[i, j] = here.curvature[row, column] }
    }
    guard let factor = try? CholeskyFactor(part) else { return nil }
    for (place, value) in zip(free, factor.solve(free.map { here.score[$0] })) {
      result[place] = value
    }
    // A step of more than 5 in a standardised column is beyond where the parabola can be trusted.
    let size = result.maxNorm
    return size > 5 ? result.map { $0 * 5 / size } : result
  }

  private func search(from here: Evaluation, along step: [Double]) -> Evaluation? {
    var share = 1.0
    let rounding = 1e-14 * abs(here.value)
    for _ in 0..<30 {
      let trial = zip(here.point, step).map { $0 + share * $1 }
      if let there = evaluate(trial), there.value >= here.value - rounding { return there }
      share /= 2
    }
    return nil
  }
}

extension LogisticLikelihood {
  /// ln L of the model that knows the share of the positive class alone.
  var nullLogLikelihood: Double {
    let positives = labels.indices.reduce(0) { $0 + Double(labels[$1]) * (counts?[$1] ?? 1) }
    let share = positives / total
    return positives * log(share) + (total - positives) * log1p(-share)
  }
}
