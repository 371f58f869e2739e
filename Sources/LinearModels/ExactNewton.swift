internal import Learning
internal import LinearAlgebra
internal import Machine

/// Newton's method with the whole Hessian, factored in each step.
struct ExactNewton {
  let design: Design
  let options: LogisticOptions
  let workers: WorkerPool
  private let progress: @Sendable (Double) -> Void
  /// Whether columns that separate the classes are sought out and named.
  private let namesCulprits: Bool

  init(
    _ design: Design, options: LogisticOptions, in context: FitContext, namesCulprits: Bool = true
  ) {
    self.design = design
    self.options = options
    workers = context.workers
    progress = context.progress
    self.namesCulprits = namesCulprits
  }

  /// Walks to the optimum, from the point that knows the share of the classes alone or, where rows
  /// are many, from near the optimum of a sample of them.
  ///
  /// The end is reached when the gradient is flat *and* the step that is left is small: where
  /// classes are separated the gradient vanishes while the steps go on for ever.
  ///
  /// - Throws: `separated` with the names of the columns to blame, and what `outcome` throws.
  func optimum() throws(LinearModelError) -> Optimum {
    switch try outcome() {
    case .optimum(let optimum): return optimum
    case .separated(let proof):
      let blamed = namesCulprits ? culprits(in: proof.direction) : Array(0..<design.columnCount)
      throw .separated(columns: blamed.map { design.names[$0] })
    }
  }

  /// How a walk ends.
  enum Outcome {
    case optimum(Optimum)
    case separated(Proof)
  }

  /// A direction that separates the classes, and where the walk stood when it turned up.
  struct Proof {
    let direction: [Double]
    let point: [Double]
  }

  /// Walks until the optimum, or the proof that there is none, is found.
  func outcome() throws(LinearModelError) -> Outcome {
    var (point, here) = try beginning()
    for iteration in 1...options.maxIterations {
      let (step, factor) = newtonStep(from: here)
      let isFlat = here.maxNorm <= options.gradientTolerance
      if isFlat, let factor, isSmall(step, at: point) {
        return .optimum(
          polished(point, here, step: step, factor: factor, iterations: iteration - 1))
      }
      if isFlat || iteration > 8 || factor == nil, let proof = separation(point, step) {
        return .separated(proof)
      }
      guard let next = search(from: point, here, along: step) else {
        throw .notConverged(iterations: iteration, gradientMaxNorm: here.maxNorm)
      }
      (point, here) = next
      progress(Double(iteration) / Double(iteration + 8))
    }
    throw .notConverged(iterations: options.maxIterations, gradientMaxNorm: here.maxNorm)
  }

  /// Whether a step hardly moves the coefficients, or else the log-odds of any row: columns that
  /// are nearly combinations of others may be moved without moving a row.
  private func isSmall(_ step: [Double], at point: [Double]) -> Bool {
    step.maxNorm <= 1e-5 * (1 + point.maxNorm)
      || Separation.margins(along: step, design, on: workers).reach <= 1e-4
  }

  /// Below this the gradient is rounding, which no further step lowers.
  private static let roundingOfGradient = 1e-13

  /// One more step, kept if it makes the gradient flatter: it costs one pass and, so near to the
  /// optimum, doubles the number of right digits.
  private func polished(
    _ point: [Double], _ here: Evaluation, step: [Double], factor: CholeskyFactor, iterations: Int
  ) -> Optimum {
    if here.maxNorm <= Self.roundingOfGradient {
      return Optimum(
        point: point, value: here.value, iterations: iterations, gradientMaxNorm: here.maxNorm,
        factor: factor)
    }
    let beyond = zip(point, step).map { $0 + $1 }
    // Standard errors are those at the very optimum; a fit with a penalty has none.
    let there = evaluate(beyond, withHessian: design.l2Penalty == 0)
    if there.maxNorm < here.maxNorm {
      return Optimum(
        point: beyond, value: there.value, iterations: iterations + 1,
        gradientMaxNorm: there.maxNorm,
        factor: there.hessian.flatMap { try? CholeskyFactor($0) })
    }
    return Optimum(
      point: point, value: here.value, iterations: iterations, gradientMaxNorm: here.maxNorm,
      factor: factor)
  }

  /// The step to the minimum of the local parabola, and the factor unless the Hessian had to be
  /// changed to make it positive definite.
  func newtonStep(from here: Evaluation) -> (step: [Double], factor: CholeskyFactor?) {
    guard let hessian = here.hessian else { return (here.gradient.map(-), nil) }
    if let factor = try? CholeskyFactor(hessian) {
      return (factor.solve(here.gradient).map(-), factor)
    }
    // Where curvature underflows, a little of the largest makes the step a cautious one.
    var damping = 1e-12 * max(hessian.diagonal.max() ?? 0, .leastNormalMagnitude)
    while damping.isFinite {
      var damped = hessian
      for place in 0..<damped.rowCount { damped[place, place] += damping }
      if let factor = try? CholeskyFactor(damped) {
        return (factor.solve(here.gradient).map(-), nil)
      }
      damping *= 100
    }
    return (here.gradient.map(-), nil)
  }

  /// The first of 1, ½, ¼ … of the step that lowers the objective enough (Armijo's rule).
  func search(
    from point: [Double], _ here: Evaluation, along step: [Double]
  ) -> (point: [Double], evaluation: Evaluation)? {
    let slope = zip(step, here.gradient).reduce(0) { $0 + $1.0 * $1.1 }
    // Near the optimum the fall is smaller than the rounding of the sum over all rows.
    let rounding = 1e-13 * abs(here.value)
    var share = 1.0
    for _ in 0..<50 {
      let trial = zip(point, step).map { $0 + share * $1 }
      let there = evaluate(trial)
      if there.value <= here.value + 1e-4 * share * slope + rounding { return (trial, there) }
      share /= 2
    }
    return nil
  }

  func checkColumns(_ hessian: Matrix) throws(LinearModelError) {
    guard design.l2Penalty == 0 else { return }
    try Collinearity.check(design, hessianAtStart: hessian)
  }

  private func separation(_ point: [Double], _ step: [Double]) -> Proof? {
    guard design.l2Penalty == 0 else { return nil }
    for direction in [step, point]
    where Separation.margins(along: direction, design, on: workers).areSeparating {
      return Proof(direction: direction, point: point)
    }
    return nil
  }

  /// The columns to blame: those that do it alone, or else the fewest of the strongest that do it
  /// together, found by halving.
  func culprits(in direction: [Double]) -> [Int] {
    let alone = Separation.columnsThatSeparateAlone(design)
    guard alone.isEmpty else { return alone }
    let byStrength = (0..<design.columnCount).sorted {
      abs(direction[$0 + 1]) > abs(direction[$1 + 1])
    }
    var (tooFew, enough) = (0, byStrength.count)
    while enough - tooFew > 1 {
      let middle = (tooFew + enough) / 2
      if separates(Array(byStrength.prefix(middle)).sorted()) {
        enough = middle
      } else {
        tooFew = middle
      }
    }
    return byStrength.prefix(enough).sorted()
  }

  private func separates(_ columns: [Int]) -> Bool {
    let context = FitContext(workers: workers, seed: Seed(0))
    let part = ExactNewton(
      design.keeping(columns), options: options, in: context, namesCulprits: false)
    do {
      _ = try part.optimum()
      return false
    } catch .separated {
      return true
    } catch {
      return false
    }
  }
}
