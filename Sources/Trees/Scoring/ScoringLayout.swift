import Synchronization

/// What an ensemble keeps for scoring, made when it is first asked for.
///
/// Copies of an ensemble share it; an ensemble that grows takes a new one.
final class ScoringLayout: Sendable {
  private let masksOnce = Mutex<LeafMasks??>(nil)
  private let nodesOnce = Mutex<RankNodes??>(nil)
  private let tableOnce = Mutex<LeafTable??>(nil)

  /// Leaf masks; nil where the trees are too big.
  func masks(of ensemble: TreeEnsemble) -> LeafMasks? {
    masksOnce.withLock { kept in
      if let kept { return kept }
      let made = LeafMasks(ensemble)
      kept = .some(made)
      return made
    }
  }

  /// Nodes on ranks; nil where a column has too many levels.
  func nodes(of ensemble: TreeEnsemble) -> RankNodes? {
    nodesOnce.withLock { kept in
      if let kept { return kept }
      let made = RankNodes(ensemble)
      kept = .some(made)
      return made
    }
  }

  /// A table of leaves; nil where the trees are too big or ask too many columns.
  func table(of ensemble: TreeEnsemble) -> LeafTable? {
    tableOnce.withLock { kept in
      if let kept { return kept }
      let made = LeafTable(ensemble)
      kept = .some(made)
      return made
    }
  }
}

/// Equal to every other: what is kept for speed is no part of a value.
extension ScoringLayout: Hashable {
  static func == (one: ScoringLayout, other: ScoringLayout) -> Bool { true }
  func hash(into hasher: inout Hasher) {}
}
