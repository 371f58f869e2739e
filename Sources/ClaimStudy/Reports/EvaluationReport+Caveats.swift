import Claims
import Evaluation
import Learning
import Reporting

extension EvaluationReport {
  /// What must be known before a number is believed; found in the data, not assumed.
  var caveats: Section {
    Section(
      "Before you trust a number", id: "caveats",
      [.bullets(notes)] + leakageTables)
  }

  private var notes: [InlineText] {
    let notes =
      findings.results.compactMap(singleColumnNote)
      + [openingNote, afterNote]
      .compactMap { $0 }
    return notes.isEmpty
      ? ["No single column and no wording gives the class away on these rows."] : notes
  }

  /// A column that does nearly all of the work alone.
  private func singleColumnNote(_ result: SetResult) -> InlineText? {
    guard let first = result.columns.first, let strength = first.strength, strength >= 0.9 else {
      return nil
    }
    return
      "\(strong: "One column does the work.") \(code: first.column) alone has an AUC of "
      + "\(Quantity.fixed(strength, digits: 4)) (\(result.featureSet)). Compare every model with "
      + "the single threshold in the table, not with a coin."
  }

  private var openingNote: InlineText? {
    guard let openings = findings.openings, openings.looksTemplated,
      let accuracy = openings.accuracy
    else { return nil }
    return
      "\(strong: "The text is templated.") The first two words give the class in "
      + "\(Quantity.percent(accuracy, digits: 2)) of \(openings.judgedRows) videos, and "
      + "\(openings.pureOpenings) of \(openings.repeatedOpenings) openings occur in one class "
      + "only. A model of this text has learned the templates; on text that people wrote it may "
      + "be no better than chance."
  }

  private var afterNote: InlineText? {
    guard
      findings.settings.featureSets.contains(where: {
        FeatureChoice(name: $0)?.featureSet == .afterPublication
      })
    else { return nil }
    return
      "\(strong: "Counts are known only after publication.") A model that reads them "
      + "(\(code: FeatureSet.afterPublication.rawValue)) cannot rank a video that was posted a "
      + "minute ago."
  }

  private var leakageTables: [Block] {
    findings.results.filter { !$0.columns.isEmpty }.map { result in
      .details(
        "Each column alone, \(result.featureSet)",
        [
          .table(
            Table(
              caption:
                "How far each column alone tells the classes apart; training rows, "
                + "n = \(findings.trainingRows)",
              columns: [.text("Column"), .number("AUC"), .number("Rows with a value")],
              rows: result.columns.map { column in
                TableRow([
                  .code(column.column),
                  .number(column.auc.map { .fixed($0, digits: 4) }), .count(column.rowCount),
                ])
              },
              footnote: "0.5 says nothing; 0 and 1 say all. Categories are ranked by their share "
                + "of positives on these rows."))
        ])
    }
  }
}
