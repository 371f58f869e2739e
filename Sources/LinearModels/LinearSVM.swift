public import Learning
internal import Machine

/// A linear support vector machine with the squared hinge loss and an L2 penalty, fitted to the
/// optimum of the primal.
///
/// Minimises Σ wᵢ·max(0, 1 − sᵢ(b + Σ βⱼxᵢⱼ))² + ½·λ·(Σ βⱼ² + b²), with sᵢ = ±1 the class of row
/// *i*: the objective of liblinear's `LinearSVC(loss="squared_hinge", dual=False)` with C = 1/λ. Its
/// decision values are not probabilities; what they mean is learned on rows that were held out
/// (Platt scaling). See docs/methods/LinearSVM.md.
public struct LinearSVM: Estimator {
  /// How the model is fitted.
  public var options: LinearSVMOptions

  /// A machine with these options.
  public init(_ options: LinearSVMOptions = LinearSVMOptions()) { self.options = options }

  /// A machine with the default options, changed: `LinearSVM { $0.l2Penalty = 0.1 }`.
  public init(_ change: (inout LinearSVMOptions) -> Void) {
    options = LinearSVMOptions()
    change(&options)
  }

  /// Fits the model, and again on each part but one to scale its decision values.
  ///
  /// - Parameters:
  ///   - data: Numeric columns without missing values, sparse columns, or both.
  ///   - context: The threads; the seed decides which rows are held out together.
  /// - Returns: The model at the optimum.
  /// - Throws: `LinearModelError` when the options or the data are not fit for it.
  /// - Complexity: O(stored entries) a step, for `calibrationFolds` + 1 fits.
  public func fit(_ data: Dataset, in context: FitContext) throws -> LinearSVMModel {
    let options = try options.checked()
    let data = data.withoutWeightlessRows
    let design = try Self.design(data, options, on: context.workers)
    let parts = options.calibrationFolds + 1
    let optimum = try Self.optimum(of: design, options, in: context)
    context.progress(1 / Double(parts))
    let calibration = try Self.calibration(data, options, in: context)
    context.progress(1)
    let (intercept, coefficients) = design.inOwnUnits(optimum.point)
    return try LinearSVMModel(
      featureNames: design.names, intercept: intercept, coefficients: coefficients,
      calibration: calibration,
      fit: LinearSVMModel.FitSummary(
        objective: optimum.value, totalWeight: design.totalWeight, iterations: optimum.iterations,
        gradientMaxNorm: optimum.gradientMaxNorm))
  }

  private static func design(
    _ data: Dataset, _ options: LinearSVMOptions, on workers: WorkerPool
  ) throws(LinearModelError) -> Design {
    try Design(
      data, l2Penalty: options.l2Penalty, weighting: options.classWeighting,
      scalesSparse: false, penalizesIntercept: options.penalizesIntercept, on: workers)
  }

  private static func optimum(
    of design: Design, _ options: LinearSVMOptions, in context: FitContext
  ) throws(LinearModelError) -> Optimum {
    try TruncatedNewton(
      design, .squaredHinge, SearchLimits(options.maxIterations, options.gradientTolerance),
      on: context.workers
    ).optimum(from: [Double](repeating: 0, count: design.columnCount + 1))
  }

  /// What decision values of rows that were held out mean.
  ///
  /// A class with fewer rows than there are parts makes for fewer parts; with a single row its
  /// decision value is that of the fit to all rows.
  private static func calibration(
    _ data: Dataset, _ options: LinearSVMOptions, in context: FitContext
  ) throws -> SigmoidCalibration {
    let positives = data.labels.positiveCount
    let folds = min(options.calibrationFolds, positives, data.rowCount - positives)
    let parts = folds < 2 ? [] : heldOutParts(data.labels, folds, context.seed)
    var decisions = [Double](repeating: 0, count: data.rowCount)
    for held in parts.isEmpty ? [Array(0..<data.rowCount)] : parts {
      let out = Set(parts.isEmpty ? [] : held)
      let design = try design(
        data.subset((0..<data.rowCount).filter { !out.contains($0) }), options, on: context.workers)
      let (intercept, coefficients) = design.inOwnUnits(
        try optimum(of: design, options, in: context).point)
      let scores = data.features.subset(held).linearScores(
        intercept: intercept, coefficients: coefficients, on: context.workers)
      for (row, score) in zip(held, scores) { decisions[row] = score }
    }
    return SigmoidCalibration(
      decisions: decisions, labels: data.labels.values,
      weights: options.classWeighting.weights(for: data))
  }

  /// The rows of each part, of each class as many as of the others to within one.
  private static func heldOutParts(_ labels: Labels, _ count: Int, _ seed: Seed) -> [[Int]] {
    var stream = seed.derived("calibration").stream
    var parts = [[Int]](repeating: [], count: count)
    for label: UInt8 in [0, 1] {
      var rows = labels.values.indices.filter { labels.values[$0] == label }
      stream.shuffle(&rows)
      for (place, row) in rows.enumerated() { parts[place % count].append(row) }
    }
    return parts.map { $0.sorted() }
  }
}
