public import Claims
public import Statistics

/// What testing a file found: pure data, the same for the same bytes, contract and settings.
///
/// All comparisons are over the *studied* rows: those with a class and every value that the contract
/// does not let a row do without. A file without any class is studied without one.
public struct Hypotheses: Hashable, Sendable, Codable {
  /// A comparison that the data did not allow.
  public struct Skipped: Hashable, Sendable, Codable {
    /// What was asked about.
    public let outcome: String
    /// By what.
    public let factor: String
    /// Why there is no answer.
    public let reason: SampleError
  }

  /// Where the rows came from.
  public let source: SourceSummary
  /// What the columns mean.
  public let contract: DataContract
  /// How many rows were compared.
  public let studiedRows: Int
  /// What was asked.
  public let settings: HypothesisSettings
  /// The answers, in the order of the contract.
  public let comparisons: [Comparison]
  /// What could not be answered.
  public let skipped: [Skipped]

  /// Below which p-value a difference is called found.
  public var significance: Double { 1 - settings.level }

  /// The comparison of two columns, or nil.
  public func comparison(of outcome: String, by factor: String) -> Comparison? {
    comparisons.first { $0.outcome == outcome && $0.factor == factor }
  }
}

extension Array where Element == Comparison {
  /// The same comparisons as one family: each with its p-values adjusted over all that have one.
  func asFamily() -> [Comparison] {
    let tested = indices.filter { self[$0].answer != nil }
    let pValues = tested.compactMap { self[$0].answer?.p }
    let holm = Multiplicity.holm.adjusted(pValues)
    let discovery = Multiplicity.benjaminiHochberg.adjusted(pValues)
    var family = self
    for (place, index) in tested.enumerated() {
      family[index].holm = holm[place]
      family[index].benjaminiHochberg = discovery[place]
    }
    return family
  }
}
