internal import LinearAlgebra
internal import Machine

/// Newton's method for wide data: each step is found by conjugate gradients from products with the
/// Hessian, which is never formed.
///
/// A step is solved only as well as it is worth (Dembo, Eisenstat and Steihaug, "Inexact Newton
/// methods", SIAM J. Numer. Anal. 19, 1982): loosely far from the optimum, sharply near it. The
/// diagonal of the Hessian is the preconditioner. Needs a penalty: it bounds the Hessian from below.
struct TruncatedNewton {
  private let objective: WideObjective
  private let limits: SearchLimits
  private let progress: @Sendable (Double) -> Void

  init(
    _ design: Design, _ loss: RowLoss, _ limits: SearchLimits, on workers: WorkerPool,
    progress: @escaping @Sendable (Double) -> Void = { _ in }
  ) {
    objective = WideObjective(design, loss, on: workers)
    self.limits = limits
    self.progress = progress
  }

  /// Walks from a point to the optimum.
  func optimum(from start: [Double]) throws(LinearModelError) -> Optimum {
    var point = start
    var here = objective.evaluate(point)
    let firstNorm = here.gradient.norm
    for iteration in 0..<limits.maxIterations {
      if here.maxNorm <= limits.gradientTolerance {
        return Optimum(
          point: point, value: here.value, iterations: iteration, gradientMaxNorm: here.maxNorm)
      }
      let share = min(0.25, (here.gradient.norm / firstNorm).squareRoot())
      let step = step(from: here, residualShare: share)
      guard let next = search(from: point, here, along: step) else {
        throw .notConverged(iterations: iteration, gradientMaxNorm: here.maxNorm)
      }
      (point, here) = next
      progress(Double(iteration) / Double(iteration + 8))
    }
    guard here.maxNorm <= limits.gradientTolerance else {
      throw .notConverged(iterations: limits.maxIterations, gradientMaxNorm: here.maxNorm)
    }
    return Optimum(
      point: point, value: here.value, iterations: limits.maxIterations,
      gradientMaxNorm: here.maxNorm)
  }

  /// Solves Hessian · step = −gradient until the residual is `residualShare` of the gradient.
  private func step(from here: WideObjective.Evaluation, residualShare: Double) -> [Double] {
    let diagonal = objective.hessianDiagonal(at: here)
    // No sharper than the end of the whole search needs.
    let enough = max(
      residualShare * here.gradient.norm,
      0.1 * limits.gradientTolerance * objective.design.totalWeight)
    var step = [Double](repeating: 0, count: here.gradient.count)
    var residual = here.gradient.map(-)
    var preconditioned = zip(residual, diagonal).map { $0 / $1 }
    var direction = preconditioned
    var product = residual.dot(preconditioned)
    for _ in 0..<min(step.count, 1_000) {
      let image = objective.hessianProduct(at: here, with: direction)
      let length = product / direction.dot(image)
      step.add(direction, times: length)
      residual.add(image, times: -length)
      if residual.norm <= enough { break }
      for place in residual.indices { preconditioned[place] = residual[place] / diagonal[place] }
      let next = residual.dot(preconditioned)
      let keep = next / product
      for place in direction.indices {
        direction[place] = preconditioned[place] + keep * direction[place]
      }
      product = next
    }
    return step
  }

  /// The first of 1, ½, ¼ … of the step that lowers the objective enough (Armijo's rule).
  private func search(
    from point: [Double], _ here: WideObjective.Evaluation, along step: [Double]
  ) -> (point: [Double], evaluation: WideObjective.Evaluation)? {
    let slope = step.dot(here.gradient)
    let rounding = 1e-13 * abs(here.value)
    var share = 1.0
    for _ in 0..<50 {
      var trial = point
      trial.add(step, times: share)
      let there = objective.evaluate(trial)
      if there.value <= here.value + 1e-4 * share * slope + rounding { return (trial, there) }
      share /= 2
    }
    return nil
  }
}

extension [Double] {
  fileprivate mutating func add(_ other: [Double], times factor: Double) {
    var span = mutableSpan
    span.add(other.span, times: factor)
  }

  fileprivate func dot(_ other: [Double]) -> Double {
    span.sumOfProducts(with: other.span)
  }

  fileprivate var norm: Double { dot(self).squareRoot() }
}
