import Reporting
import Statistics

extension Comparison {
  /// Whether the chosen test finds a difference after Holm's correction.
  func stands(at significance: Double) -> Bool { (holm?.value ?? 1) < significance }

  /// The largest effect in its most telling measure.
  var effect: Estimate? { effects.first }

  /// How large the effect is, in parts of what is called large: a common scale of all measures.
  var relativeSize: Double {
    guard let effect else { return 0 }
    switch effect.measure {
    case .cohenD: return abs(effect.value) / 0.8
    case .etaSquared: return abs(effect.value).squareRoot() / 0.14.squareRoot()
    case .meanOfDifferences: return 1
    default: return abs(effect.value) / 0.5
    }
  }

  /// The third columns that change the story.
  var flagged: [ControlledComparison] { controls.filter(\.isFlagged) }

  /// What is compared, as a heading.
  var title: String {
    switch choice.kind {
    case .pairs: "\(outcome) and \(factor), pair by pair"
    case .numbers: "\(outcome) and \(factor)"
    default: "\(outcome) by \(factor)"
    }
  }

  /// The answer in a sentence.
  func answer(at significance: Double) -> InlineText {
    guard let answer else {
      return "\(code: outcome) by \(code: factor) cannot be tested: \(refusal?.description ?? "")"
    }
    let isFound = answer.p.value < significance
    var text = isFound ? finding : "No difference that chance could not make: " + finding
    if let effect, let magnitude = effect.magnitude {
      text += " \(effect.sentence), by convention \(magnitude.name)"
    } else if let effect {
      text += " \(effect.sentence)"
    }
    return text + "; \(answer.test.rawValue), \(answer.p.sentence)."
  }

  /// What lies where, without a verdict.
  private var finding: InlineText {
    switch choice.kind {
    case .twoGroups, .manyGroups: location
    case .pairs: "\(code: outcome) less \(code: factor), record by record."
    case .categories: shares
    case .numbers:
      (effect?.value ?? 0) >= 0
        ? "\(code: outcome) is higher where \(code: factor) is."
        : "\(code: outcome) is lower where \(code: factor) is higher."
    }
  }

  private var usesRanks: Bool { [.mannWhitney, .kruskalWallis].contains(choice.chosen) }

  /// Which group lies highest and which lowest.
  private var location: InlineText {
    func place(_ group: ComparedGroup) -> Double {
      (usesRanks ? group.description.median : group.description.mean) ?? 0
    }
    guard let high = groups.max(by: { place($0) < place($1) }),
      let low = groups.min(by: { place($0) < place($1) }), high.name != low.name
    else { return "The groups of \(code: outcome) lie alike." }
    let word = usesRanks ? "median" : "mean"
    return "\(code: outcome) is highest for “\(high.name)” (\(word) "
      + "\(Quantity.significant(place(high), digits: 4)), n = \(high.description.count)) and lowest for "
      + "“\(low.name)” (\(word) \(Quantity.significant(place(low), digits: 4)), "
      + "n = \(low.description.count))."
  }

  /// Which level of the factor has most of a level of the outcome, and which least.
  private var shares: InlineText {
    guard let table, let column = table.columns.indices.last else { return "" }
    let shares = table.counts.map { row -> Double in
      let total = row.reduce(0, +)
      return total > 0 ? Double(row[column]) / Double(total) : 0
    }
    guard let high = shares.indices.max(by: { shares[$0] < shares[$1] }),
      let low = shares.indices.min(by: { shares[$0] < shares[$1] }), high != low
    else { return "The shares of \(code: outcome) are alike." }
    return "The share of “\(table.columns[column])” is highest for “\(table.rows[high])” ("
      + "\(Quantity.percent(shares[high]))) and lowest for “\(table.rows[low])” ("
      + "\(Quantity.percent(shares[low])))."
  }

  /// Whether the three ways agree, in words.
  var agreement: InlineText {
    switch panel.agreement {
    case .allFind:
      "All three ways find a difference: the answer does not hang on what a test assumes."
    case .noneFinds: "None of the three ways finds a difference."
    case .mixed:
      "The ways disagree: the answer hangs on what is assumed. Trust the chosen one with care, and "
        + "look at the picture."
    case .unknown: "Fewer than two ways could be gone; there is nothing to compare."
    }
  }
}

extension TestPanel.Approach {
  /// What a way rests on, in a table.
  func name(for kind: TestQuestion.Kind) -> String {
    switch self {
    case .parametric: kind == .categories ? "by a law for large counts" : "by means"
    case .ranks: kind == .categories ? "another way of counting" : "by ranks"
    case .permutation: "by lot"
    }
  }
}
