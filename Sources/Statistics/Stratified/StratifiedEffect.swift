internal import Foundation

/// A difference or a connection over all records, within each stratum of a third column, and with that
/// column held fixed.
///
/// What is left within the strata is free of the third column; whoever stops at all records mixes both
/// up.
public struct StratifiedEffect: Hashable, Sendable, Codable {
  /// The effect within one stratum.
  public struct Stratum: Hashable, Sendable, Codable {
    /// How many records each side has in it; of two numbers, how many pairs.
    public let counts: [Int]
    /// The effect; nil where the stratum has too few records or nothing varies.
    public let estimate: Estimate?
    /// Whether it could be none; nil likewise.
    public let p: PValue?

    init(counts: [Int], estimate: Estimate? = nil, p: PValue? = nil) {
      self.counts = counts
      self.estimate = estimate
      self.p = p
    }
  }

  /// The effect over all records.
  public let crude: Estimate
  /// Whether that could be none.
  public let crudeP: PValue
  /// The effect in each stratum, in the order given.
  public let strata: [Stratum]
  /// The joint effect of the strata, on the scale of `crude`.
  public let adjusted: Estimate
  /// Whether that could be none.
  public let adjustedP: PValue
  /// The difference of means within strata that are weighted by their sizes, in the unit of the
  /// number; nil for other effects.
  public let standardizedMeans: Estimate?
  /// Whether all strata could have one effect: Cochran's Q, or Breslow and Day with Tarone's
  /// correction; nil of a single informative stratum.
  public let homogeneity: PValue?

}

extension Estimate {
  /// The value on a scale where no effect is 0 and both directions are alike.
  fileprivate var scaled: Double {
    switch measure {
    case .oddsRatio: log(value)
    case .pearson: atanh(value)
    default: value
    }
  }

  /// Whether the interval speaks against no effect.
  fileprivate var excludesNone: Bool {
    interval.map { !$0.contains(measure == .oddsRatio ? 1 : 0) } ?? false
  }
}

extension StratifiedEffect {
  /// What becomes of an effect once the third column is held fixed.
  public enum Verdict: String, Hashable, Sendable, Codable, CaseIterable {
    /// There is no effect before or after.
    case absent
    /// About the same is left.
    case holds
    /// Less is left, but something is.
    case weakens
    /// More is left than was seen.
    case grows
    /// Next to nothing is left: the third column explains it.
    case vanishes
    /// The opposite is left: Simpson's paradox.
    case reverses
    /// There is one within the strata that all records together hide.
    case appears
    /// Within the strata there is too little data to say.
    case unclear
  }

  /// At most this part of an effect is left where it vanishes.
  public static let vanishingPart = 0.25
  /// At most this part is left where it weakens.
  public static let weakeningPart = 0.75
  /// At least this part is there where it grows.
  public static let growingPart = 4.0 / 3

  /// What becomes of the effect.
  public var verdict: Verdict { Self.verdict(from: crude, to: adjusted) }

  /// What becomes of an effect once a third column is held fixed.
  ///
  /// An effect is there where its interval does not hold the value of none. Parts are taken on a scale
  /// where none is 0: the logarithm of an odds ratio, Fisher's z of a correlation.
  ///
  /// - Parameters:
  ///   - crude: The effect over all records.
  ///   - adjusted: The same measure with the column held fixed.
  /// - Returns: `unclear` where a value is infinite.
  public static func verdict(from crude: Estimate, to adjusted: Estimate) -> Verdict {
    let (before, after) = (crude.scaled, adjusted.scaled)
    guard before.isFinite, after.isFinite else { return .unclear }
    let (wasThere, isThere) = (crude.excludesNone, adjusted.excludesNone)
    let part = after / before
    switch (wasThere, isThere) {
    case (false, false): return .absent
    case (false, true): return .appears
    case (true, false): return abs(part) <= vanishingPart ? .vanishes : .unclear
    case (true, true):
      if part < 0 { return abs(part) <= vanishingPart / 2 ? .vanishes : .reverses }
      if part <= vanishingPart { return .vanishes }
      return part <= weakeningPart ? .weakens : part >= growingPart ? .grows : .holds
    }
  }

  /// Whether strata point in opposite directions, each firmly.
  public var hasOpposedStrata: Bool {
    let firm = strata.compactMap(\.estimate).filter(\.excludesNone).map { $0.scaled > 0 }
    return firm.contains(true) && firm.contains(false)
  }
}
