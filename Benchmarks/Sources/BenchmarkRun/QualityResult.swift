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

  /// Ours beside the best peer, with some settings and by one measure; nil without either.
  package func comparison(_ settings: String, by measure: QualityMeasure) -> QualityComparison? {
    let alike = entries.filter { $0.settings == settings }
    let sign = measure.isBetterWhenMore ? 1.0 : -1
    guard let ours = alike.first(where: \.isOurs),
      let best = alike.filter({ !$0.isOurs }).max(by: {
        sign * $0[measure].mean < sign * $1[measure].mean
      })
    else { return nil }
    return QualityComparison(measure: measure, ours: ours, best: best)
  }
}

/// By what quality is judged.
package enum QualityMeasure: CaseIterable, Sendable {
  case auc, logLoss

  package var isBetterWhenMore: Bool { self == .auc }
}

extension QualityEntry {
  package subscript(measure: QualityMeasure) -> MeanAndDeviation {
    switch measure {
    case .auc: auc
    case .logLoss: logLoss
    }
  }
}

/// Ours beside the best peer.
package struct QualityComparison: Hashable, Sendable {
  package let measure: QualityMeasure
  package let ours: QualityEntry
  package let best: QualityEntry

  /// Our mean less the peer's.
  package var difference: Double { ours[measure].mean - best[measure].mean }
  /// The larger of both deviations over the seeds.
  package var spread: Double { max(ours[measure].deviation, best[measure].deviation) }

  /// Whether ours is not worse by more than the spread; nil unless there are two seeds.
  package var holds: Bool? {
    guard ours.seconds.count > 1 else { return nil }
    return (measure.isBetterWhenMore ? -difference : difference) <= spread
  }
}
