import Evaluation
import Learning
import Machine
import Measuring
import Trees

/// The two grids of the course, in the order in which scikit-learn tries them.
enum CourseGrid {
  /// 72 settings of a random forest.
  static var forest: GridWork<RandomForest> {
    var settings: [ForestOptions] = []
    for depth in [5, 7, nil] {
      for share in [0.3, 0.6] {
        for leaf in [1, 2] {
          for split in [2, 3] {
            for trees in [75, 100, 200] {
              var options = ForestOptions()
              options.maxDepth = depth
              options.maxFeatures = .fraction(share)
              options.maxSamples = 0.7
              options.minSamplesLeaf = leaf
              options.minSamplesSplit = split
              options.trees = trees
              settings.append(options)
            }
          }
        }
      }
    }
    return GridWork(settings: settings.map { RandomForest(options: $0) })
  }

  /// 24 settings of boosted trees that grow level by level, as XGBoost's do.
  static var boosting: GridWork<GradientBoosting> {
    var settings: [BoostingOptions] = []
    for rate in [0.01, 0.1] {
      for depth in [4, 8, 12] {
        for weight in [3.0, 5] {
          for trees in [300, 500] {
            var options = BoostingOptions()
            options.learningRate = rate
            options.maxDepth = depth
            options.maxLeaves = nil
            options.minHessian = weight
            options.l2Penalty = 1
            options.trees = trees
            settings.append(options)
          }
        }
      }
    }
    return GridWork(settings: settings.map { GradientBoosting(options: $0) })
  }
}

/// A grid of one kind of trees.
struct GridWork<Settings: SharingEstimator & Codable & Hashable> {
  /// The settings.
  let settings: [Settings]

  /// Tries all settings on five folds and refits the one with the best recall on all rows.
  func search(_ train: Dataset, _ test: Dataset, _ context: FitContext) throws -> Outcome {
    let folds = try Folds.stratified(train.labels, count: 5, seed: nil)
    var laps = Laps()
    let result = try GridSearch(settings).run(on: train, folds: folds, in: context)
    let model = try result.winner.settings.fit(train, in: context)
    laps.lap("fit_s")
    let peak = Memory.peak
    return Outcome(
      settings: settings.count, seconds: laps["fit_s"], peak: peak,
      best: "\(result.winner.settings)", recall: result.winner.validation.mean(.recall) ?? .nan,
      probabilities: model.probabilities(for: test.features, on: context.workers))
  }
}
