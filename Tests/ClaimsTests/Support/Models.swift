import Claims
import Evaluation
import LinearModels
import ModelArtifacts
import Testing
import Trees

/// Classifiers of every kind, trained on generated rows.
enum Models {
  static func logistic() throws -> ClaimClassifier { try logisticResult.get() }
  static func forest() throws -> ClaimClassifier { try forestResult.get() }
  static func boosted() throws -> ClaimClassifier { try boostedResult.get() }
  static func threshold() throws -> ClaimClassifier { try thresholdResult.get() }
  static func majority() throws -> ClaimClassifier { try majorityResult.get() }

  // Each is trained once, for all tests.

  private static let logisticResult = Result {
    try Videos.classifier(family: .linear) { data in
      .logistic(try LogisticRegression().fit(data, in: Videos.context()))
    }
  }

  private static let forestResult = Result {
    try Videos.classifier(family: .trees) { data in
      .forest(try RandomForest { $0.trees = 12 }.fit(data, in: Videos.context()))
    }
  }

  private static let boostedResult = Result {
    try Videos.classifier(family: .trees) { data in
      .boosted(try GradientBoosting { $0.trees = 25 }.fit(data, in: Videos.context()))
    }
  }

  private static let thresholdResult = Result {
    let choice = FeatureChoice(.afterPublication, withText: false)
    return try Videos.classifier(family: .trees, choice: choice) { data in
      .singleThreshold(try SingleThreshold().fit(data, in: Videos.context()))
    }
  }

  private static let majorityResult = Result {
    let choice = FeatureChoice(.atUpload, withText: false)
    return try Videos.classifier(family: .trees, choice: choice) { data in
      .majority(try MajorityClass().fit(data, in: Videos.context()))
    }
  }

  /// A kind of model that tests run over.
  enum Kind: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case logistic, forest, boosted, threshold, majority

    var testDescription: String { rawValue }

    func classifier() throws -> ClaimClassifier {
      switch self {
      case .logistic: try Models.logistic()
      case .forest: try Models.forest()
      case .boosted: try Models.boosted()
      case .threshold: try Models.threshold()
      case .majority: try Models.majority()
      }
    }
  }
}
