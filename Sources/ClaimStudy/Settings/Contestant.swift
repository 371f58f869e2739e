import Evaluation
import Learning
import LinearModels
import Trees
import Workflow

/// The options of one model, typed and checked.
enum Learner: Hashable, Sendable, Codable {
  case majority
  case singleThreshold
  case logisticRegression(LogisticOptions)
  case randomForest(ForestOptions)
  case boostedTrees(BoostingOptions)
}

/// A model that is compared: one of the candidates, or a baseline that stands beside them.
struct Contestant: Hashable, Sendable, Codable {
  /// The name in reports, files and stages.
  let name: String
  /// What is tried; more than one where a grid is searched.
  let learners: [Learner]
  /// 0 for a baseline, then from simple to complex.
  let complexity: Int

  /// Whether it can never be champion.
  var isBaseline: Bool { complexity == 0 }
}

extension StudySettings {
  /// The baselines, then the candidates in the order of the settings.
  ///
  /// - Throws: `SettingsFault` when an option is wrong.
  func contestants() throws -> [Contestant] {
    let baselines = [
      Contestant(name: "majority", learners: [.majority], complexity: 0),
      Contestant(name: "single-threshold", learners: [.singleThreshold], complexity: 0),
    ]
    return try baselines
      + candidates.map {
        Contestant(
          name: $0.name, learners: try $0.learners(), complexity: $0.family.complexity)
      }
  }
}
