public import Statistics

/// One question about a file, answered.
public struct Comparison: Hashable, Sendable, Codable {
  /// What is asked about: a number, or a category.
  public let outcome: String
  /// By what: a category, a number, or the second of two paired numbers.
  public let factor: String
  /// Which test, and why.
  public let choice: TestChoice
  /// The answer in three ways.
  public let panel: TestPanel
  /// How large the effect is, the most telling measure first.
  public let effects: [Estimate]
  /// The groups of a number; empty for other questions.
  public let groups: [ComparedGroup]
  /// The counts of two categories; nil for other questions.
  public let table: ComparedCategories?
  /// What is left with each other column held fixed.
  public let controls: [ControlledComparison]
  /// The p-value after Holm, over the whole family; nil where there is none.
  public internal(set) var holm: PValue?
  /// The p-value after Benjamini and Hochberg, likewise.
  public internal(set) var benjaminiHochberg: PValue?

  /// The result of the chosen test; nil where the data do not allow it.
  public var answer: TestResult? { panel.result(of: choice.chosen) }

  /// Why the chosen test has no result.
  public var refusal: SampleError? {
    panel.ways.first { $0.test == choice.chosen }?.refusal
  }
}

/// A number in one group.
public struct ComparedGroup: Hashable, Sendable, Codable {
  /// The level that makes the group.
  public let name: String
  /// Count, mean, spread, quartiles, shape.
  public let description: SampleDescription
  /// What a box plot draws.
  public let box: BoxSummary?
  /// A smooth density for a violin; nil of fewer than two different numbers.
  public let density: DensityCurve?
}

/// Two categories, counted.
public struct ComparedCategories: Hashable, Sendable, Codable {
  /// The levels of the factor that occur: a row each.
  public let rows: [String]
  /// The levels of the outcome that occur: a column each.
  public let columns: [String]
  /// The counts, row by row.
  public let counts: [[Int]]
}

extension Estimate {
  /// Whether an effect is at least small by the conventions of the field: d 0.2, r and V 0.1,
  /// η² 0.01, an odds ratio of 1.5 or its inverse (Cohen, "Statistical power analysis", 1988; Chen,
  /// Cohen and Chen, Communications in Statistics 39, 2010).
  public var isAtLeastSmall: Bool { magnitude.map { $0 > .negligible } ?? false }

  /// How large an effect is by convention; nil of measures in the unit of the data.
  public var magnitude: EffectMagnitude? {
    let bounds: [Double]
    switch measure {
    case .cohenD, .hedgesG, .glassDelta: bounds = [0.2, 0.5, 0.8]
    case .pearson, .spearman, .kendallTau, .pointBiserial, .cramersV, .cramersVCorrected,
      .rankBiserial, .cliffDelta, .partialCorrelation:
      bounds = [0.1, 0.3, 0.5]
    case .etaSquared, .omegaSquared, .epsilonSquared: bounds = [0.01, 0.06, 0.14]
    case .oddsRatio:
      guard value > 0 else { return .large }
      let size = max(value, 1 / value)
      return EffectMagnitude(rawValue: [1.5, 3.0, 5.0].count { size >= $0 })
    default: return nil
    }
    return EffectMagnitude(rawValue: bounds.count { abs(value) >= $0 })
  }
}

/// How large an effect is by the conventions of the field; what is large in practice only practice says.
public enum EffectMagnitude: Int, Hashable, Sendable, Codable, Comparable {
  /// Below what is called small.
  case negligible
  /// Small.
  case small
  /// Medium.
  case medium
  /// Large.
  case large

  /// By size.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

  /// The word for it.
  public var name: String {
    switch self {
    case .negligible: "negligible"
    case .small: "small"
    case .medium: "medium"
    case .large: "large"
    }
  }
}
