public import Learning
public import Machine

/// What models said of rows that they were not fitted on, and how good that was.
public struct CrossValidation: Hashable, Sendable, Codable {
  /// P(positive) of each row, said by the model of the fold in which the row was held out.
  public let probabilities: [Double]
  /// The scores of the held-out rows of each fold.
  public let foldScores: [Scores]
  /// The scores of all rows at once, each with its out-of-fold probability.
  public let pooled: Scores

  /// Scores probabilities that were made elsewhere.
  ///
  /// - Parameters:
  ///   - probabilities: The out-of-fold probability of each row.
  ///   - labels: The class of each row.
  ///   - folds: In which fold each row was held out.
  ///   - threshold: A row is called positive where its probability is ≥ this.
  ///   - workers: The threads to run on.
  /// - Throws: `noRows`.
  public init(
    probabilities: [Double], labels: Labels, folds: Folds, threshold: Double = 0.5,
    on workers: WorkerPool
  ) throws(EvaluationError) {
    precondition(folds.rowCount == labels.count, "a fold for each row")
    var foldScores: [Scores] = []
    for fold in 0..<folds.count {
      let rows = folds[fold].test
      foldScores.append(
        try Scores(
          probabilities: rows.map { probabilities[$0] }, labels: labels.subset(rows),
          threshold: threshold, on: workers))
    }
    self.probabilities = probabilities
    self.foldScores = foldScores
    pooled = try Scores(
      probabilities: probabilities, labels: labels, threshold: threshold, on: workers)
  }

  /// Runs `fit` for each fold, several at a time, and scores what it says.
  ///
  /// - Parameters:
  ///   - folds: In which fold each row is held out.
  ///   - labels: The class of each row.
  ///   - threshold: A row is called positive where its probability is ≥ this.
  ///   - workers: The threads to run on; `fit` may use them too.
  ///   - fit: Learns from `split.train` and gives P(positive) of each row of `split.test`, in that
  ///     order; what it draws at random must come from a seed derived by the number of the fold.
  /// - Returns: Out-of-fold probabilities and their scores.
  /// - Throws: What `fit` throws, for the lowest fold that threw.
  public static func run(
    folds: Folds, labels: Labels, threshold: Double = 0.5, on workers: WorkerPool,
    fit: @Sendable (_ split: RowSplit, _ fold: Int) throws -> [Double]
  ) throws -> CrossValidation {
    let heldOut = try workers.map(count: folds.count) { fold in
      try fit(folds[fold], fold)
    }
    return try CrossValidation(
      probabilities: gathered(heldOut, folds), labels: labels, folds: folds, threshold: threshold,
      on: workers)
  }

  /// Fits an estimator once a fold, with a seed derived from that of the context.
  ///
  /// - Parameters:
  ///   - estimator: What is judged.
  ///   - data: All rows.
  ///   - folds: In which fold each row is held out.
  ///   - threshold: A row is called positive where its probability is ≥ this.
  ///   - context: Threads and seed; the progress of the single fits is not told.
  /// - Returns: Out-of-fold probabilities and their scores.
  /// - Throws: What a fit throws, for the lowest fold that threw.
  public static func run(
    _ estimator: some Estimator, on data: Dataset, folds: Folds, threshold: Double = 0.5,
    in context: FitContext
  ) throws -> CrossValidation {
    try run(folds: folds, labels: data.labels, threshold: threshold, on: context.workers) {
      split, fold in
      let ofFold = FitContext(workers: context.workers, seed: context.seed.derived(fold))
      let model = try estimator.fit(data.subset(split.train), in: ofFold)
      return model.probabilities(for: data.features.subset(split.test), on: context.workers)
    }
  }

  /// Puts what was said of held-out rows into the order of all rows.
  static func gathered(_ heldOut: [[Double]], _ folds: Folds) -> [Double] {
    var probabilities = [Double](repeating: 0, count: folds.rowCount)
    for (fold, values) in heldOut.enumerated() {
      let rows = folds[fold].test
      precondition(values.count == rows.count, "a probability for each held-out row")
      for (row, value) in zip(rows, values) { probabilities[row] = value }
    }
    return probabilities
  }
}

extension CrossValidation {
  /// The mean of a metric over the folds; nil if a fold has no such value (one class only).
  public func mean(_ metric: Metric) -> Double? {
    let values = foldScores.compactMap { $0[metric] }
    guard values.count == foldScores.count, !values.isEmpty else { return nil }
    return values.reduce(0, +) / Double(values.count)
  }

  /// The standard deviation of a metric over the folds, dividing by their number as scikit-learn's
  /// `std_test_score` does; nil if a fold has no such value.
  public func standardDeviation(_ metric: Metric) -> Double? {
    guard let mean = mean(metric) else { return nil }
    let squares = foldScores.compactMap { $0[metric] }.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares / Double(foldScores.count)).squareRoot()
  }

  /// The means of all metrics that every fold has.
  public var means: [Metric: Double] {
    Dictionary(
      uniqueKeysWithValues: Metric.allCases.compactMap { metric in
        mean(metric).map { (metric, $0) }
      })
  }
}
