import Claims
import Evaluation
import Learning
import Reporting

/// What follows from the findings.
extension StudyFindings {
  /// What to do, the most important first.
  var advice: [InlineText] {
    [realData].compactMap(\.self) + results.compactMap(ruleAdvice)
      + [textAdvice, withoutText]
      .compactMap(\.self) + [capacityAdvice, repeatAdvice]
  }

  private var realData: InlineText? {
    guard source.isGenerated else { return nil }
    return "\(strong: "Train on real videos") (\(code: "claimctl train --data FILE")) before you "
      + "decide anything: these were generated."
  }

  private func ruleAdvice(_ result: SetResult) -> InlineText? {
    guard result.ruleDoesTheWork, let saved = result.savedPerThousand else { return nil }
    let rule: InlineText =
      "\(strong: "\(result.title), begin with the rule") “\(result.ruleWords)”: anybody can check "
      + "it. "
    switch result.standing {
    case .better:
      return rule
        + "Run the model as well only if \(Quantity.fixed(saved, digits: 1)) mistakes fewer in "
        + "\(1_000) videos are worth its upkeep."
    case .alike, .alone, .worse:
      return rule + "No model adds anything to it that can be measured here."
    }
  }

  private var templatedResult: SetResult? {
    results.first {
      owesToTemplates($0) && FeatureChoice(name: $0.featureSet)?.featureSet == .atUpload
    } ?? results.first { owesToTemplates($0) }
  }

  private var textAdvice: InlineText? {
    guard let result = templatedResult else { return nil }
    let model = "Models/\(result.featureSet)/champion.safetensors"
    return "\(strong: "Do not rank new videos by their text yet.") First test the model on a few "
      + "hundred labelled videos with sentences that people wrote: "
      + "\(code: "claimctl evaluate --model \(model) FILE")."
  }

  private var withoutText: InlineText? {
    guard templatedResult != nil,
      !results.contains(where: { FeatureChoice(name: $0.featureSet)?.withText == false })
    else { return nil }
    return "\(strong: "See what is left without the text:") train once more with the setting "
      + "\(code: "featureSets: [at-upload-without-text, after-publication-without-text]")."
  }

  private var capacityAdvice: InlineText {
    let target = results.first.map { "capacity-\($0.featureSet)" }
    return "\(strong: "Choose the threshold by what reviewers can watch"), not by habit: "
      + "\(link: "what each capacity finds", to: .page("models", section: target))."
  }

  private var repeatAdvice: InlineText {
    "\(strong: "Measure again on fresh labelled videos") before the model decides anything, and then "
      + "at regular intervals: these numbers hold for videos like those of this file."
  }
}
