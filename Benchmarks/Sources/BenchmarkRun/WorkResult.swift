/// How far ours came.
package enum Verdict: String, Hashable, Sendable, CaseIterable {
  case goalMet = "goal met"
  case floorMet = "floor met, goal missed"
  case missed = "floor missed"
  case disturbed = "no verdict: the machine was busy"
  case unknown = "not measured"
}

/// One program's number for a work.
package struct Contestant: Hashable, Sendable {
  package let name: String
  package let isOurs: Bool
  package let spread: Spread
  /// Whether most of its runs were disturbed.
  package let isDisturbed: Bool
}

/// What all programs reached in one work.
package struct WorkResult: Hashable, Sendable {
  package let work: WorkLine
  /// In the order of the run.
  package let contestants: [Contestant]

  /// Takes the medians of a run.
  package init(_ work: WorkLine, in run: RunLines) {
    self.work = work
    let samples = run.samples.filter { $0.contest == work.contest }
    var names: [String] = []
    for sample in samples where !names.contains(sample.name) { names.append(sample.name) }
    contestants = names.compactMap { name in
      let mine = samples.filter { $0.name == name }
      guard let first = mine.first else { return nil }
      if first.ours, name != work.contestant ?? "claims" { return nil }
      let key = first.ours ? work.ours_key : work.key
      guard let spread = Spread(mine.compactMap { $0.value(key) }) else { return nil }
      return Contestant(
        name: name, isOurs: first.ours, spread: spread,
        isDisturbed: mine.count(where: \.isDisturbed) * 2 > mine.count)
    }
  }

  /// Our number.
  package var ours: Contestant? { contestants.first(where: \.isOurs) }

  /// The best peer's.
  package var best: Contestant? {
    contestants.filter { !$0.isOurs }.min { one, other in
      work.more
        ? one.spread.median > other.spread.median : one.spread.median < other.spread.median
    }
  }

  /// A number as a multiple of the best peer's.
  package func ratio(of contestant: Contestant) -> Double? {
    best.map { contestant.spread.median / $0.spread.median }
  }

  /// The number that a target asks for; nil when its peer was not measured.
  package func bound(_ target: Target) -> Double? {
    if let value = target.value { return value }
    let peer = target.of.map { name in contestants.first { $0.name == name } } ?? best
    guard let peer, let factor = target.factor else { return nil }
    return factor * peer.spread.median
  }

  private func meets(_ target: Target?) -> Bool? {
    guard let target, let ours, let bound = bound(target) else { return nil }
    return work.more ? ours.spread.median >= bound : ours.spread.median <= bound
  }

  /// How far ours came; none where other programs took the cores while peers ran.
  ///
  /// Libraries that wait for their threads in a loop become many times slower then, so that ratios
  /// would flatter ours. Memory does not depend on it.
  package var verdict: Verdict {
    if work.unit != "MiB", contestants.contains(where: \.isDisturbed) { return .disturbed }
    return switch (meets(work.floor), meets(work.goal)) {
    case (_, true?): .goalMet
    case (true?, _): .floorMet
    case (false?, _): .missed
    case (nil, _): .unknown
    }
  }
}
