import Claims
import Evaluation
import Learning
import LinearModels
import Machine
import ModelArtifacts
import Trees

extension Learner: SharingEstimator {
  /// Fits the model that the options describe.
  func fit(_ data: Dataset, in context: FitContext) throws -> FittedModel {
    try fit(data, on: LearnerGroundwork(), in: context)
  }

  /// Cuts the columns into bins for those learners that grow trees.
  static func groundwork(
    of data: Dataset, for estimators: [Learner], on workers: WorkerPool
  ) -> LearnerGroundwork {
    var groundwork = LearnerGroundwork()
    for learner in estimators {
      switch learner {
      case .randomForest where groundwork.ranked == nil:
        groundwork.ranked = BinnedDataset(data.features, ranked: true, on: workers)
      case .boostedTrees where groundwork.plain == nil:
        groundwork.plain = BinnedDataset(data.features, ranked: false, on: workers)
      default: break
      }
    }
    return groundwork
  }

  func fit(
    _ data: Dataset, on groundwork: LearnerGroundwork, in context: FitContext
  ) throws -> FittedModel {
    switch self {
    case .majority:
      return .majority(try MajorityClass().fit(data, in: context))
    case .singleThreshold:
      return .singleThreshold(try SingleThreshold().fit(data, in: context))
    case .logisticRegression(let options):
      return .logistic(try LogisticRegression(options).fit(data, in: context))
    case .randomForest(let options):
      let forest = RandomForest(options: options)
      guard let binned = groundwork.ranked else {
        return .forest(try forest.fit(data, in: context))
      }
      return .forest(try forest.fit(data, binned: binned, in: context))
    case .boostedTrees(let options):
      let boosting = GradientBoosting(options: options)
      guard let binned = groundwork.plain else {
        return .boosted(try boosting.fit(data, in: context))
      }
      return .boosted(try boosting.fit(data, binned: binned, in: context))
    }
  }

  /// The learner but the number of its trees.
  var family: Learner? {
    switch self {
    case .majority, .singleThreshold, .logisticRegression: nil
    case .randomForest(let options):
      RandomForest(options: options).family.map { .randomForest($0) }
    case .boostedTrees(let options):
      GradientBoosting(options: options).family.map { .boostedTrees($0) }
    }
  }

  var rounds: Int {
    switch self {
    case .majority, .singleThreshold, .logisticRegression: 1
    case .randomForest(let options): options.trees
    case .boostedTrees(let options): options.trees
    }
  }

  static func beginning(of model: FittedModel, rounds: Int) -> FittedModel {
    switch model {
    case .forest(let forest): .forest(forest.prefix(rounds))
    case .boosted(let trees): .boosted(trees.prefix(rounds))
    case .logistic, .singleThreshold, .majority: model
    }
  }
}

/// Columns cut into bins, for the kinds of trees that a contest grows.
struct LearnerGroundwork: Sendable {
  /// For forests.
  var ranked: BinnedDataset?
  /// For boosted trees.
  var plain: BinnedDataset?
}
