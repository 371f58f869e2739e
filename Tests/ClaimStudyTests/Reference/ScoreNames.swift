import Evaluation

extension ReferenceValue {
  /// Scores under the names of the reference file.
  static func scores(_ scores: Scores, and more: [String: Double] = [:]) -> ReferenceValue {
    .numbers(scores.referenceNumbers.merging(more) { _, new in new })
  }
}

extension Scores {
  private static let names: [String: Metric] = [
    "accuracy": .accuracy, "precision": .precision, "recall": .recall,
    "specificity": .specificity, "f1": .f1, "macro_f1": .macroF1,
    "balanced_accuracy": .balancedAccuracy, "mcc": .matthewsCorrelation, "kappa": .cohensKappa,
    "roc_auc": .rocAUC, "average_precision": .averagePrecision, "log_loss": .logLoss,
    "brier": .brierScore, "ece10": .calibrationError,
  ]

  /// All counts and metrics under the names of the reference file.
  var referenceNumbers: [String: Double] {
    var numbers = Self.names.compactMapValues { self[$0] }
    numbers["n_test"] = Double(rowCount)
    numbers["tn"] = Double(confusion.trueNegatives)
    numbers["fp"] = Double(confusion.falsePositives)
    numbers["fn"] = Double(confusion.falseNegatives)
    numbers["tp"] = Double(confusion.truePositives)
    return numbers
  }
}
