import Claims
import Evaluation
import Learning
import Reporting

/// What the models are worth, in a sentence or two.
extension StudyFindings {
  /// The answer of the whole study: one sentence or two a feature set.
  var answer: InlineText {
    results.reduce(into: InlineText()) { text, result in
      if !text.isEmpty { text += " " }
      text += answer(of: result)
    }
  }

  /// Whether a result may be owed to sentences that give the class away.
  func owesToTemplates(_ result: SetResult) -> Bool {
    guard openings?.looksTemplated == true else { return false }
    return FeatureChoice(name: result.featureSet)?.withText ?? true
  }

  /// The answer of one feature set.
  func answer(of result: SetResult) -> InlineText {
    guard let champion = result.champion else { return "" }
    if result.ruleDoesTheWork { return ruleAnswer(result, champion) }
    let right = Quantity.share(champion.test.confusion.accuracy)
    let videos = "unseen videos"
    if owesToTemplates(result) {
      return
        "\(strong: "\(result.title), a good score that proves little.") The best model, "
        + "\(champion.entrant.title), is right for \(right) of \(result.testRows) \(videos), "
        + "because the sentences are "
        + "templated and give the class away. On sentences that people wrote it may be no better "
        + "than chance."
    }
    return
      "\(strong: "\(result.title), the best model, \(champion.entrant.title), is right for") "
      + "\(right) of "
      + "\(result.testRows) \(videos)" + besides(result)
  }

  /// What the baselines reach, after a comma.
  private func besides(_ result: SetResult) -> InlineText {
    var parts: [InlineText] = []
    if let rule = result.ruleLine, result.rule != nil {
      parts.append(
        "the single rule “\(result.ruleWords)” for "
          + "\(Quantity.share(rule.test.confusion.accuracy))")
    }
    if let majority = result.majorityLine {
      parts.append(
        "always saying the commoner class for "
          + "\(Quantity.share(majority.test.confusion.accuracy))")
    }
    let joined = parts.enumerated().reduce(into: InlineText()) { text, part in
      text += (part.offset == 0 ? "; " : ", ") + part.element
    }
    return joined + "."
  }

  private func ruleAnswer(_ result: SetResult, _ champion: SetResult.Line) -> InlineText {
    let alone = result.ruleLine?.test.confusion.accuracy ?? 0
    let text: InlineText =
      "\(strong: "\(result.title), one rule does nearly all of the work.") “\(result.ruleWords)” "
      + "alone is right for \(Quantity.share(alone)) of \(result.testRows) unseen videos; "
      + "\(champion.entrant.title), the best model, for "
      + "\(Quantity.share(champion.test.confusion.accuracy))"
    return text + ", \(difference(result))."
  }

  /// Such as `2.9 mistakes fewer in 1,000 videos`.
  func difference(_ result: SetResult) -> InlineText {
    guard let saved = result.savedPerThousand else { return "" }
    switch result.standing {
    case .alone: return ""
    case .alike: return "a difference that may be chance"
    case .better:
      return
        "\(Quantity.fixed(saved, digits: 1)) mistakes fewer in \(1_000) videos"
        + (owesToTemplates(result) ? ", and it may owe those to the templated text" : "")
    case .worse:
      return "\(Quantity.fixed(-saved, digits: 1)) mistakes more in \(1_000) videos"
    }
  }

  /// The answer in a sentence a feature set, the one that can be relied on first.
  var shortAnswer: InlineText {
    let sorted = results.filter(\.ruleDoesTheWork) + results.filter { !$0.ruleDoesTheWork }
    return sorted.reduce(into: InlineText()) { text, result in
      if !text.isEmpty { text += " " }
      text += shortAnswer(of: result)
    }
  }

  private func shortAnswer(of result: SetResult) -> InlineText {
    guard let champion = result.champion else { return "" }
    let right = Quantity.share(champion.test.confusion.accuracy)
    let alone = Quantity.share(result.ruleLine?.test.confusion.accuracy ?? 0)
    if result.ruleDoesTheWork {
      return
        "\(strong: "\(result.title), one rule does nearly all of the work:") "
        + "“\(result.ruleWords)” is right for \(alone) of the videos, the best model for \(right)."
    }
    if owesToTemplates(result) {
      return "\(strong: result.title), \(right) proves little: the sentences are templated."
    }
    let text: InlineText =
      "\(strong: "\(result.title), the best model is right for") \(right) of the videos"
    return result.rule == nil ? text + "." : text + ", one rule for \(alone)."
  }
}
