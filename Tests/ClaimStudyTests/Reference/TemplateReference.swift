import Claims
import Evaluation
import Features
import Learning
import Statistics
import Tabular
import Testing

/// Templates and facts as the house finds them, beside those of the file of folds.
extension ReferenceTable {
  mutating func checkTemplates(_ videos: ReferenceVideos) throws {
    let texts = try videos.textBuffer("video_transcription_text")
    let sentences = SentenceTemplates(of: texts, on: videos.workers)
    #expect(sentences.separator == "that")
    let (templates, facts) = (try videos.texts("template"), try videos.texts("body"))
    for row in 0..<sentences.rowCount {
      #expect(sentences.template(ofRow: row) == templates[row])
      #expect(sentences.fact(ofRow: row) == facts[row])
    }

    let overlap = TemplateOverlap(
      texts, sentences, train: videos.split.train, test: videos.split.test, on: videos.workers)
    let vote = try #require(
      FactVote(sentences, videos.labels, seed: Seed(0), on: videos.workers))
    let audit = TemplateAudit(
      sentences, videos.labels, overlap: overlap, vote: vote, on: videos.workers)
    #expect(audit.isTemplated && audit.labelIsTemplate && audit.explainedRows == 19_084)
    checkStructure(audit)
    checkLengths(audit)
    compare(
      "leak/mod5_overlap",
      .counts([
        "n_test": overlap.testRows, "exact_text_in_train": overlap.sameText,
        "template_in_train": overlap.sameTemplate, "body_in_train": overlap.sameFact,
      ]))
    try checkVote(vote)
  }

  private mutating func checkStructure(_ audit: TemplateAudit) {
    let (templates, facts) = (audit.templates, audit.facts)
    compare(
      "text/template_structure",
      .counts([
        "n_templates": templates.count, "claim_templates": templates.positiveOnly,
        "opinion_templates": templates.negativeOnly, "mixed_templates": templates.mixed,
        "n_bodies": facts.count, "bodies_in_both_classes": facts.mixed,
        "rows_min_per_body": facts.fewestRows, "rows_max_per_body": facts.mostRows,
        "rows_min_per_template": templates.fewestRows,
        "rows_max_per_template": templates.mostRows,
      ]))
  }

  private mutating func checkLengths(_ audit: TemplateAudit) {
    for (part, half) in [("template", audit.templates), ("body", audit.facts)] {
      compare(
        "length/\(part)_mean",
        .numbers([
          "claim": half.meanLength.positive ?? .nan, "opinion": half.meanLength.negative ?? .nan,
        ]))
      compare("auc_single/\(part)_length", .number(half.lengthAUC ?? .nan))
    }
  }

  /// The vote is exact; its random twins are drawn from another generator, so their mean lies within
  /// four of its errors, and so does their spread.
  private mutating func checkVote(_ vote: FactVote) throws {
    let name = "text/body_vote_mod5"
    compare(
      name,
      .numbers([
        "actual": vote.accuracy, "perm_null_mean": vote.nullMean,
        "perm_null_sd": vote.nullDeviation, "perm_fraction_le_actual": vote.nullShareAtOrBelow,
      ]))
    let expected = try #require(self[name]).numbersByKey
    let mean = try #require(expected["perm_null_mean"])
    let spread = try #require(expected["perm_null_sd"])
    let errorOfMean = spread * (2.0 / 1_000).squareRoot()
    #expect(abs(vote.nullMean - mean) <= 4 * errorOfMean)
    #expect(abs(vote.nullDeviation / spread - 1) <= 4 * (1.0 / 1_000).squareRoot())
    #expect(vote.permutations == 1_000 && vote.nullShareAtOrBelow == 0)
  }
}

extension ReferenceVideos {
  /// The texts of a column of the complete rows.
  func textBuffer(_ name: String) throws -> TextBuffer {
    guard case .texts(let texts)? = frame[name]?.values else {
      throw MissingTexts(column: name)
    }
    return texts
  }

  struct MissingTexts: Error {
    let column: String
  }
}
