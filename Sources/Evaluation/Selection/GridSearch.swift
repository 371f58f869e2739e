public import Learning
public import Machine

/// Tries settings on folds, all at once on the threads there are.
///
/// What is the same for all settings of a fold (a fitted recipe, binned columns) is prepared once a
/// fold and shared.
public struct GridSearch<Settings: Sendable & Codable & Hashable>: Sendable {
  /// The settings to try, the simplest first: the earlier one wins a tie.
  public var settings: [Settings]
  /// What decides, in this order.
  public var criteria: [Criterion]
  /// A row is called positive where its probability is ≥ this.
  public var threshold: Double

  /// A search; by default the best recall wins, then the best log loss.
  public init(
    _ settings: [Settings], by criteria: [Criterion] = [Criterion(.recall), Criterion(.logLoss)],
    threshold: Double = 0.5
  ) {
    self.settings = settings
    self.criteria = criteria
    self.threshold = threshold
  }

  /// Fits every setting on every fold.
  ///
  /// - Parameters:
  ///   - folds: In which fold each row is held out.
  ///   - labels: The class of each row.
  ///   - workers: The threads to run on; both closures may use them too.
  ///   - progress: Told (fits done, fits in all) after each fit, from any thread; the numbers
  ///     rise, each is told once.
  ///   - prepare: What the settings of a fold share; called once a fold.
  ///   - fit: Learns from `split.train` with a setting and gives P(positive) of each row of
  ///     `split.test`. What it draws at random must come from a seed derived by numbers, never
  ///     from the order of the calls.
  /// - Returns: What each setting reached, and the winner.
  /// - Throws: `EvaluationError.noCandidate` without settings, `missingMetric`, and what the
  ///   closures throw, for the lowest setting and fold that threw.
  public func run<Prepared: Sendable>(
    folds: Folds, labels: Labels, on workers: WorkerPool,
    progress: @escaping @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in },
    prepare: @Sendable (_ split: RowSplit, _ fold: Int) throws -> Prepared,
    fit:
      @Sendable (_ setting: Settings, _ prepared: Prepared, _ split: RowSplit, _ fold: Int) throws
      -> [Double]
  ) throws -> GridResult<Settings> {
    try run(
      together: settings.indices.map { [$0] }, folds: folds, labels: labels, on: workers,
      progress: progress, prepare: prepare,
      fit: { place, prepared, split, fold, _ in
        [try fit(settings[place], prepared, split, fold)]
      })
  }

  /// Runs a fit for each group of settings and each fold.
  ///
  /// `groups` are the places of the settings that one fit serves, each setting in one group. `fit`
  /// gets the number of a group, what was prepared, the split, the fold and the threads to run on,
  /// and gives P(positive) of each row of `split.test` for each setting of the group.
  func run<Prepared: Sendable>(
    together groups: [[Int]], folds: Folds, labels: Labels, on workers: WorkerPool,
    progress: @escaping @Sendable (_ done: Int, _ total: Int) -> Void,
    prepare: @Sendable (_ split: RowSplit, _ fold: Int) throws -> Prepared,
    fit:
      @Sendable (
        _ group: Int, _ prepared: Prepared, _ split: RowSplit, _ fold: Int, _ workers: WorkerPool
      ) throws -> [[Double]]
  ) throws -> GridResult<Settings> {
    guard !settings.isEmpty else { throw EvaluationError.noCandidate }
    for criterion in criteria { try criterion.checked() }
    let splits = (0..<folds.count).map { folds[$0] }
    let prepared = try workers.map(count: folds.count) { try prepare(splits[$0], $0) }
    let turns = groups.count * folds.count
    let counter = FitCounter(total: turns, progress)
    // Where all threads have fits of their own, sharing out the loops within a fit only costs.
    let within = turns >= 4 * workers.threadCount ? WorkerPool() : workers

    let found = try workers.map(count: turns) { turn in
      let (group, fold) = turn.quotientAndRemainder(dividingBy: folds.count)
      let values = try fit(group, prepared[fold], splits[fold], fold, within)
      counter.countOne()
      return values
    }
    var heldOut = [[Double]](repeating: [], count: settings.count * folds.count)
    for (group, places) in groups.enumerated() {
      for fold in 0..<folds.count {
        for (place, values) in zip(places, found[group * folds.count + fold]) {
          heldOut[place * folds.count + fold] = values
        }
      }
    }
    return try result(heldOut, folds, labels, on: workers)
  }

  private func result(
    _ heldOut: [[Double]], _ folds: Folds, _ labels: Labels, on workers: WorkerPool
  ) throws -> GridResult<Settings> {
    let entries = try workers.map(count: settings.count) { place in
      let mine = Array(heldOut[place * folds.count..<(place + 1) * folds.count])
      return GridResult<Settings>.Entry(
        settings: settings[place],
        validation: try CrossValidation(
          probabilities: CrossValidation.gathered(mine, folds), labels: labels, folds: folds,
          threshold: threshold, on: workers))
    }
    return try GridResult(entries: entries, criteria: criteria)
  }
}
