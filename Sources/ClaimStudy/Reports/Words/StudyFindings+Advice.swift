import Claims
import Evaluation
import Learning
import Reporting

/// Something to do: a few words, and why or how.
struct Advice: Hashable, Sendable {
  /// What to do, in a few words.
  let head: InlineText
  /// Why, or how.
  let rest: InlineText

  /// Both.
  var text: InlineText { InlineText(head.runs.map(\.strengthened)) + " " + rest }
}

extension Inline {
  /// Words that must not be missed, where the run is words.
  fileprivate var strengthened: Inline {
    if case .plain(let words) = self { .strong(words) } else { self }
  }
}

/// What follows from the findings.
extension StudyFindings {
  /// What to do, the most important first.
  var advice: [Advice] {
    [realData].compactMap(\.self) + results.compactMap(ruleAdvice)
      + [textAdvice, withoutText]
      .compactMap(\.self) + [capacityAdvice, repeatAdvice]
  }

  private var realData: Advice? {
    guard source.isGenerated else { return nil }
    return Advice(
      head: "Train on real videos first:",
      rest: "these were generated (\(code: "claimctl train --data FILE")).")
  }

  private func ruleAdvice(_ result: SetResult) -> Advice? {
    guard result.ruleDoesTheWork, let saved = result.savedPerThousand else { return nil }
    let rest: InlineText =
      switch result.standing {
      case .better:
        "anybody can check it. Run the model as well only if "
          + "\(Quantity.fixed(saved, digits: 1)) mistakes fewer in \(1_000) videos are worth its "
          + "upkeep."
      case .alike, .alone, .worse:
        "anybody can check it, and no model adds anything that can be measured here."
      }
    return Advice(
      head: "\(result.title), begin with the rule “\(result.ruleWords)”:", rest: rest)
  }

  private var templatedResult: SetResult? {
    let templated = results.filter { owesToTemplates($0) && !$0.ruleDoesTheWork }
    return templated.first {
      FeatureChoice(name: $0.featureSet)?.featureSet == .atUpload
    } ?? templated.first
  }

  private var textAdvice: Advice? {
    guard let result = templatedResult else { return nil }
    let model = "Models/\(result.featureSet)/champion.safetensors"
    return Advice(
      head: "Do not rank new videos by their text yet:",
      rest:
        "first test the model on a few hundred labelled videos with sentences that people wrote "
        + "(\(code: "claimctl evaluate --model \(model) FILE")).")
  }

  private var withoutText: Advice? {
    guard templatedResult != nil,
      !results.contains(where: { FeatureChoice(name: $0.featureSet)?.withText == false })
    else { return nil }
    return Advice(
      head: "See what is left without the text:",
      rest: "train once more with the setting "
        + "\(code: "featureSets: [at-upload-without-text, after-publication-without-text]").")
  }

  private var capacityAdvice: Advice {
    let target = results.first.map { "capacity-\($0.featureSet)" }
    return Advice(
      head: "Choose the threshold by what reviewers can watch,",
      rest:
        "not by habit: \(link: "what each capacity finds", to: .page("models", section: target)).")
  }

  private var repeatAdvice: Advice {
    Advice(
      head: "Measure again on fresh labelled videos",
      rest:
        "before the model decides anything, and then at regular intervals: these numbers hold for "
        + "videos like those of this file.")
  }
}
