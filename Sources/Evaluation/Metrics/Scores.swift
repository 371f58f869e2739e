public import Learning
public import Machine

/// Everything that is said about probabilities on labelled rows, in one value.
///
/// Metrics of verdicts follow from the confusion matrix and are not stored twice; `subscript` gives
/// any metric by name, `byName` all of them.
public struct Scores: Hashable, Sendable, Codable {
  /// A row is called positive where its probability is ≥ this.
  public let threshold: Double
  /// How many rows of each class got which verdict.
  public let confusion: ConfusionMatrix
  /// The area under the ROC curve, ties averaged; nil unless both classes occur.
  public let rocAUC: Double?
  /// Σ (Rₖ − Rₖ₋₁) Pₖ; nil without positive rows.
  public let averagePrecision: Double?
  /// The mean negative log-likelihood, natural logarithm, p clipped to [10⁻¹⁵, 1 − 10⁻¹⁵].
  public let logLoss: Double
  /// The mean squared difference of probability and label.
  public let brierScore: Double
  /// The expected calibration error over ten bins of equal width.
  public let calibrationError: Double

  /// Scores probabilities.
  ///
  /// - Parameters:
  ///   - probabilities: P(positive) of each row, in [0, 1].
  ///   - labels: The class of each row.
  ///   - threshold: A row is called positive where its probability is ≥ this.
  ///   - ranking: Scores for ROC-AUC and average precision where those are finer than the
  ///     probabilities, as those of a single threshold; nil to rank by the probabilities.
  ///   - workers: The threads to run on; the values do not depend on them.
  /// - Throws: `noRows`.
  /// - Complexity: O(*n*).
  public init(
    probabilities: [Double], labels: Labels, threshold: Double = 0.5,
    rankedBy ranking: [Double]? = nil,
    on workers: WorkerPool
  ) throws(EvaluationError) {
    precondition(probabilities.allSatisfy { 0...1 ~= $0 }, "a probability lies in [0, 1]")
    guard !probabilities.isEmpty else { throw .noRows }
    let ranked = Ranking(scores: ranking ?? probabilities, labels: labels, on: workers)
    let loss = ProbabilityLoss(probabilities: probabilities, labels: labels, on: workers)
    self.threshold = threshold
    confusion = ConfusionMatrix(probabilities: probabilities, labels: labels, threshold: threshold)
    rocAUC = ranked.rocAUC
    averagePrecision = ranked.averagePrecision
    logLoss = loss.logLoss
    brierScore = loss.brierScore
    calibrationError =
      Reliability(probabilities: probabilities, labels: labels).calibrationError
  }

  /// Scores from their parts.
  init(
    threshold: Double, confusion: ConfusionMatrix, rocAUC: Double?, averagePrecision: Double?,
    logLoss: Double, brierScore: Double, calibrationError: Double
  ) {
    self.threshold = threshold
    self.confusion = confusion
    self.rocAUC = rocAUC
    self.averagePrecision = averagePrecision
    self.logLoss = logLoss
    self.brierScore = brierScore
    self.calibrationError = calibrationError
  }

  /// How many rows were scored.
  public var rowCount: Int { confusion.rowCount }
  /// How many of them are of the positive class.
  public var positives: Int { confusion.positives }

  /// A metric by name; nil where it is not defined on these rows.
  public subscript(metric: Metric) -> Double? {
    switch metric {
    case .accuracy: confusion.accuracy
    case .balancedAccuracy: confusion.balancedAccuracy
    case .precision: confusion.precision
    case .recall: confusion.recall
    case .specificity: confusion.specificity
    case .f1: confusion.f1
    case .macroF1: confusion.macroF1
    case .matthewsCorrelation: confusion.matthewsCorrelation
    case .cohensKappa: confusion.cohensKappa
    case .rocAUC: rocAUC
    case .averagePrecision: averagePrecision
    case .logLoss: logLoss
    case .brierScore: brierScore
    case .calibrationError: calibrationError
    }
  }

  /// All metrics that are defined on these rows, by name.
  public var byName: [String: Double] {
    Dictionary(
      uniqueKeysWithValues: Metric.allCases.compactMap { metric in
        self[metric].map { (metric.rawValue, $0) }
      })
  }
}
