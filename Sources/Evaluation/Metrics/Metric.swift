/// A number that says how good probabilities or verdicts are; its name is the field's.
public enum Metric: String, CaseIterable, Hashable, Sendable, Codable {
  case accuracy, balancedAccuracy, precision, recall, specificity, f1, macroF1
  case matthewsCorrelation, cohensKappa
  case rocAUC, averagePrecision
  case logLoss, brierScore, calibrationError

  /// Whether a higher value is a better one.
  public var higherIsBetter: Bool {
    switch self {
    case .logLoss, .brierScore, .calibrationError: false
    default: true
    }
  }

  /// What the metric is called in a sentence.
  public var title: String {
    switch self {
    case .accuracy: "accuracy"
    case .balancedAccuracy: "balanced accuracy"
    case .precision: "precision"
    case .recall: "recall"
    case .specificity: "specificity"
    case .f1: "F1"
    case .macroF1: "macro F1"
    case .matthewsCorrelation: "Matthews correlation"
    case .cohensKappa: "Cohen's kappa"
    case .rocAUC: "ROC-AUC"
    case .averagePrecision: "average precision"
    case .logLoss: "log loss"
    case .brierScore: "Brier score"
    case .calibrationError: "calibration error"
    }
  }
}

extension Metric: CodingKeyRepresentable {}
