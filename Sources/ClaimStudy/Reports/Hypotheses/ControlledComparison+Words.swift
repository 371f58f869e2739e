import Reporting
import Statistics

extension StratifiedEffect.Verdict {
  /// The verdict in a table.
  var shortName: String {
    switch self {
    case .absent: "none, before or after"
    case .holds: "holds"
    case .weakens: "weaker"
    case .grows: "stronger"
    case .vanishes: "vanishes"
    case .reverses: "reverses"
    case .appears: "appears"
    case .unclear: "too little data"
    }
  }

  /// How serious it is.
  var noteKind: Note.Kind {
    switch self {
    case .vanishes, .reverses: .danger
    case .weakens, .appears, .unclear, .grows: .warning
    case .absent, .holds: .info
    }
  }
}

extension ControlledComparison {
  /// What the third column does, in a few words.
  var title: String {
    switch verdict {
    case .absent, .holds:
      effect.hasOpposedStrata ? "Opposite directions" : "Nothing changes"
    case .weakens: "Partly explained"
    case .grows: "Stronger than it looks"
    case .vanishes: "Explained by a third column"
    case .reverses: "Turned around by a third column"
    case .appears: "Hidden by a third column"
    case .unclear: "Too little data to say"
    }
  }

  /// What is compared with what: “claim” less “opinion”, or the odds of a level.
  var contrast: InlineText {
    guard sides.count == 2 else { return "all records" }
    guard let outcomeLevel else { return "“\(sides[0])” less “\(sides[1])”" }
    return "odds of “\(outcomeLevel)”, “\(sides[0])” over “\(sides[1])”"
  }

  /// What holding the third column fixed changes, with the numbers.
  func sentence(of outcome: String, by factor: String) -> InlineText {
    let numbers: InlineText =
      "\(effect.crude.sentence) over all records (\(contrast)); with \(code: column) held fixed "
      + "\(effect.adjusted.quantity(effect.adjusted.value))"
      + (effect.adjusted.intervalText.map { " (\($0))" } ?? "")
      + ", \(effect.adjustedP.sentence). "
    return "\(code: outcome) by \(code: factor): " + numbers + meaning(factor) + opposition
  }

  /// The numbers of both, and what becomes of the first.
  var finding: InlineText {
    let (crude, adjusted) = (effect.crude, effect.adjusted)
    return "\(crude.quantity(crude.value)) over all records, "
      + "\(adjusted.quantity(adjusted.value)) with \(code: column) held fixed: "
      + "\(effect.verdict.shortName)."
  }

  private func meaning(_ factor: String) -> InlineText {
    switch verdict {
    case .absent: "There is no difference before or after."
    case .holds: "About the same is left: \(code: column) does not explain it."
    case .weakens: "Part of the difference comes from \(code: column)."
    case .grows: "\(code: column) hides part of the difference."
    case .vanishes:
      "Next to nothing is left: the levels of \(code: factor) hold different shares of "
        + "\(code: column), and that is the difference. Do not read it as an effect of "
        + "\(code: factor)."
    case .reverses:
      "The direction turns around (Simpson's paradox): what all records show is the opposite of what "
        + "holds within each level of \(code: column)."
    case .appears:
      "All records together hide a difference that is there within the levels of \(code: column)."
    case .unclear:
      "Within the levels of \(code: column) there is too little data to say whether it is left."
    }
  }

  private var opposition: InlineText {
    effect.hasOpposedStrata
      ? " Levels of \(code: column) point in opposite directions; one number for all of them "
        + "misleads."
      : ""
  }
}

extension ExplainedDifference {
  /// What is left of the difference, in the words of the tests of hypotheses.
  var sentence: InlineText { control.sentence(of: number, by: category) }
}
