/// What one library reached on one data set over the seeds.
package struct QualityEntry: Hashable, Sendable {
  package let learner: String
  package let settings: String
  package let isOurs: Bool
  package let auc: MeanAndDeviation
  package let logLoss: MeanAndDeviation
  package let seconds: Spread
}

/// What all libraries reached on one data set.
package struct QualityResult: Hashable, Sendable {
  package let set: SetLine
  package let entries: [QualityEntry]

  /// Takes the means of a run.
  package init(_ set: SetLine, in run: RunLines) {
    self.set = set
    let lines = run.quality.filter { $0.set == set.id }
    var keys: [[String]] = []
    for line in lines where !keys.contains([line.settings, line.learner]) {
      keys.append([line.settings, line.learner])
    }
    entries = keys.compactMap { key in
      let mine = lines.filter { [$0.settings, $0.learner] == key }
      guard let auc = MeanAndDeviation(mine.map(\.auc)),
        let logLoss = MeanAndDeviation(mine.map(\.logloss)),
        let seconds = Spread(mine.map(\.seconds))
      else { return nil }
      return QualityEntry(
        learner: key[1], settings: key[0], isOurs: mine[0].ours, auc: auc, logLoss: logLoss,
        seconds: seconds)
    }
  }

  /// Ours with some settings.
  package func ours(_ settings: String) -> QualityEntry? {
    entries.first { $0.isOurs && $0.settings == settings }
  }

  /// The peer with the highest mean AUC.
  package func best(_ settings: String) -> QualityEntry? {
    entries.filter { !$0.isOurs && $0.settings == settings }.max { $0.auc.mean < $1.auc.mean }
  }

  /// Our mean AUC less the best peer's.
  package func difference(_ settings: String) -> Double? {
    guard let ours = ours(settings), let best = best(settings) else { return nil }
    return ours.auc.mean - best.auc.mean
  }

  /// Whether ours is not worse than the best peer by more than the larger of both deviations; nil
  /// unless there are two seeds.
  package func holds(_ settings: String) -> Bool? {
    guard let ours = ours(settings), let best = best(settings),
      let difference = difference(settings), ours.seconds.count > 1
    else { return nil }
    return difference >= -max(ours.auc.deviation, best.auc.deviation)
  }
}
