public import Statistics

/// A comparison with a third column held fixed, in two ways: within its levels, and by regression.
public struct ControlledComparison: Hashable, Sendable, Codable {
  /// The third column.
  public let column: String
  /// Its levels, a stratum each.
  public let levels: [String]
  /// The two levels of the factor that are compared within strata, first less second: those that lie
  /// farthest apart; empty for two numbers.
  public let sides: [String]
  /// The level of the outcome whose odds are compared; nil where the outcome is a number.
  public let outcomeLevel: String?
  /// The effect over all records, in each stratum, and joined.
  public let effect: StratifiedEffect
  /// Every level of the factor against the most frequent one, by regression with robust errors; nil for
  /// two numbers, and where no fit exists.
  public let adjustment: AdjustedDifferences?

  /// What becomes of the comparison: the gravest of what is worth telling of its extremes and, of more
  /// than two levels, of each level against the most frequent one.
  public var verdict: StratifiedEffect.Verdict {
    let told = (isEffectFlagged ? [effect.verdict] : []) + flaggedContrasts.map(\.verdict)
    return told.max { $0.gravity < $1.gravity } ?? effect.verdict
  }

  /// Whether the third column changes the story, and the story was worth telling.
  public var isFlagged: Bool { isEffectFlagged || !flaggedContrasts.isEmpty }

  /// The levels whose difference the third column changes, of more than two; one difference of two
  /// levels is told by `effect`.
  public var flaggedContrasts: [AdjustedDifferences.Contrast] {
    guard let adjustment, adjustment.contrasts.count > 1 else { return [] }
    return adjustment.contrasts.filter(adjustment.isFlagged)
  }

  private var isEffectFlagged: Bool {
    effect.verdict.isWorthTelling(
      was: effect.crude.isAtLeastSmall, is: effect.adjusted.isAtLeastSmall)
      || [.absent, .holds].contains(effect.verdict) && effect.hasOpposedStrata
        && effect.strataAreLarge
  }
}

extension StratifiedEffect.Verdict {
  /// Whether the third column changes a story that was worth telling, before or after.
  func isWorthTelling(was: Bool, is isNow: Bool) -> Bool {
    switch self {
    case .vanishes, .weakens, .unclear: was
    case .reverses: was || isNow
    case .appears, .grows: isNow
    case .absent, .holds: false
    }
  }

  /// How far a conclusion from all records is off.
  var gravity: Int {
    switch self {
    case .absent, .holds: 0
    case .unclear: 1
    case .grows: 2
    case .weakens: 3
    case .appears: 4
    case .vanishes: 5
    case .reverses: 6
    }
  }
}

extension StratifiedEffect {
  /// Whether strata of both directions have effects that are worth telling.
  fileprivate var strataAreLarge: Bool {
    strata.compactMap(\.estimate).count { $0.isAtLeastSmall } > 1
  }
}
