import Evaluation
import Learning
import Machine
import Measuring
import Trees

/// The two grids of the course, in the order in which scikit-learn tries them.
enum CourseGrid {
  /// 72 settings of a random forest.
  static var forest: GridWork<ForestOptions> {
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
    return GridWork(settings: settings, ranked: true) { options, data, binned, context in
      try RandomForest(options: options).fit(data, binned: binned, in: context)
    }
  }

  /// 24 settings of boosted trees that grow level by level, as XGBoost's do.
  static var boosting: GridWork<BoostingOptions> {
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
            options.trees = trees
            settings.append(options)
          }
        }
      }
    }
    return GridWork(settings: settings, ranked: false) { options, data, binned, context in
      try GradientBoosting(options: options).fit(data, binned: binned, in: context)
    }
  }
}

/// A grid, and how one setting is fitted.
struct GridWork<Settings: Sendable & Codable & Hashable> {
  /// The settings.
  let settings: [Settings]
  /// Whether the columns are cut for a forest.
  let ranked: Bool
  /// Fits a setting on rows whose bins are shared with the other settings.
  let fit: @Sendable (Settings, Dataset, BinnedDataset, FitContext) throws -> any ClassifierModel

  private struct Prepared: Sendable {
    let train: Dataset
    let heldOut: FeatureTable
    let binned: BinnedDataset
  }

  /// Tries all settings on five folds and refits the one with the best recall on all rows.
  func search(_ train: Dataset, _ test: Dataset, _ context: FitContext) throws -> Outcome {
    let folds = try Folds.stratified(train.labels, count: 5, seed: nil)
    let workers = context.workers
    var laps = Laps()
    let result = try GridSearch(settings).run(
      folds: folds, labels: train.labels, on: workers,
      prepare: { split, _ in
        let part = train.subset(split.train)
        return Prepared(
          train: part, heldOut: train.features.subset(split.test),
          binned: BinnedDataset(part.features, ranked: ranked, on: workers))
      },
      fit: { setting, prepared, _, fold in
        try fit(setting, prepared.train, prepared.binned, context.derived(fold))
          .probabilities(for: prepared.heldOut, on: workers)
      })
    let model = try fit(
      result.winner.settings, train,
      BinnedDataset(train.features, ranked: ranked, on: workers), context)
    laps.lap("fit_s")
    let peak = Memory.peak
    return Outcome(
      settings: settings.count, seconds: laps["fit_s"], peak: peak,
      best: "\(result.winner.settings)", recall: result.winner.validation.mean(.recall) ?? .nan,
      probabilities: model.probabilities(for: test.features, on: workers))
  }
}
