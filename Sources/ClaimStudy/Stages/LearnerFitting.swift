import Claims
import Evaluation
import Learning
import LinearModels
import ModelArtifacts
import Trees

extension Learner {
  /// Fits the model that the options describe.
  func fit(_ data: Dataset, in context: FitContext) throws -> FittedModel {
    switch self {
    case .majority:
      return .majority(try MajorityClass().fit(data, in: context))
    case .singleThreshold:
      return .singleThreshold(try SingleThreshold().fit(data, in: context))
    case .logisticRegression(let options):
      return .logistic(try LogisticRegression(options).fit(data, in: context))
    case .randomForest(let options):
      return .forest(try RandomForest(options: options).fit(data, in: context))
    case .boostedTrees(let options):
      return .boosted(try GradientBoosting(options: options).fit(data, in: context))
    }
  }
}
