import BenchmarkData
import Explanation
import Learning
import Measuring
import Trees

extension LearnRun {
  /// Gradient boosting; binning is timed apart and counted in.
  func boost() throws -> Fields {
    let estimator = GradientBoosting(options: boosting)
    var laps = Laps()
    let binned = BinnedDataset(data.train.features, ranked: false, on: workers)
    laps.lap("bin_s")
    let model = try estimator.fit(data.train, binned: binned, in: context)
    laps.lap("grow_s")
    let peak = Memory.peak
    return [
      ("trees", .whole(model.treeCount)), ("leaves", .whole(model.leafCount)),
      ("fit_s", .number(laps["bin_s"] + laps["grow_s"])), ("bin_s", .number(laps["bin_s"])),
      ("peak_rss_mb", .number(peak)),
    ] + (try predictions(of: model, for: data.test)) + latency(of: model.scorer)
      + explanations(by: TreeExplainer(model))
  }

  private var boosting: BoostingOptions {
    var settings = BoostingOptions()
    settings.trees = options.number("trees", default: 300)
    settings.learningRate = options.number("rate", default: 0.1)
    settings.maxLeaves = limit(options.number("leaves", default: 31))
    settings.maxDepth = limit(options.number("depth", default: 0))
    settings.minSamplesLeaf = options.number("min-leaf", default: settings.minSamplesLeaf)
    settings.minHessian = options.number("min-hessian", default: settings.minHessian)
    settings.l2Penalty = options.number("l2", default: settings.l2Penalty)
    return settings
  }

  /// A random forest with √columns a node.
  func forest() throws -> Fields {
    let estimator = RandomForest {
      $0.trees = options.number("trees", default: 200)
      $0.maxDepth = limit(options.number("depth", default: 0))
      $0.minSamplesLeaf = options.number("min-leaf", default: 1)
    }
    var laps = Laps()
    let binned = BinnedDataset(data.train.features, ranked: true, on: workers)
    laps.lap("bin_s")
    let model = try estimator.fit(data.train, binned: binned, in: context)
    laps.lap("grow_s")
    let peak = Memory.peak
    return [
      ("trees", .whole(model.treeCount)), ("leaves", .whole(model.leafCount)),
      ("fit_s", .number(laps["bin_s"] + laps["grow_s"])), ("bin_s", .number(laps["bin_s"])),
      ("peak_rss_mb", .number(peak)),
    ] + (try predictions(of: model, for: data.test)) + latency(of: model.scorer)
      + explanations(by: TreeExplainer(model))
  }

  /// 0 on the command line is no limit.
  private func limit(_ number: Int) -> Int? { number > 0 ? number : nil }
}
