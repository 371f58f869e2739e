import Claims
import Learning
import Reporting

extension TemplateAudit {
  /// What the audit found, a sentence or two each, the most important first; for any page.
  var sentences: [InlineText] {
    guard isTemplated, let separator else { return [noTemplates] }
    let structure: InlineText =
      "\(strong: "The text is two lists.") \(Quantity.count(templates.count)) templates, ending in "
      + "“\(separator)”, and \(Quantity.count(facts.count)) facts behind them make up "
      + "\(Quantity.percent(explainedShare)) of \(Quantity.count(rows)) texts."
    return [structure, templateSentence, factSentence, lengthSentence, overlapSentence]
      .compactMap(\.self)
  }

  private var noTemplates: InlineText {
    "The text is not made of templates: no word was found behind which texts repeat themselves."
  }

  private var templateSentence: InlineText? {
    guard let accuracy = templates.accuracy else { return nil }
    return
      "\(Quantity.count(templates.positiveOnly)) templates occur in \(labelNames.positive) only, "
      + "\(Quantity.count(templates.negativeOnly)) in \(labelNames.negative) only, "
      + "\(Quantity.count(templates.mixed)) in both: the template alone gives the class of "
      + "\(Quantity.percent(accuracy, digits: 2)) of the texts."
  }

  private var factSentence: InlineText? {
    guard let vote else { return nil }
    return
      "\(Quantity.count(facts.mixed)) of \(Quantity.count(facts.count)) facts occur in both classes: "
      + "the fact alone is right in \(Quantity.percent(vote.accuracy)) of the texts that were held "
      + "out, where random labels give \(Quantity.percent(vote.nullMean)) "
      + "(sd \(Quantity.percent(vote.nullDeviation)))."
  }

  private var lengthSentence: InlineText? {
    guard let ofTemplates = templates.lengthAUC, let ofFacts = facts.lengthAUC else { return nil }
    return
      "The length of the text is the same artefact: that of the template has AUC "
      + "\(Quantity.fixed(ofTemplates, digits: 3)), that of the fact "
      + "\(Quantity.fixed(ofFacts, digits: 3))."
  }

  private var overlapSentence: InlineText? {
    guard let overlap else { return nil }
    return
      "Of \(Quantity.count(overlap.testRows)) test rows, \(Quantity.count(overlap.sameTemplate)) have "
      + "a template that training rows have, \(Quantity.count(overlap.sameFact)) a fact, and "
      + "\(Quantity.count(overlap.sameText)) exactly the text."
  }
}
