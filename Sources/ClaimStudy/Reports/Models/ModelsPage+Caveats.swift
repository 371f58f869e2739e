import Claims
import Evaluation
import Learning
import Reporting

extension ModelsPage {
  /// What must be known before a number is believed; found in the data, not assumed.
  var caveats: Section {
    Section(
      "Before you trust a number", id: "caveats",
      [.bullets(notes)] + leakageTables)
  }

  /// What the data and the models give away, each in a sentence or two.
  var notes: [InlineText] {
    let notes =
      [singleColumnNote, openingNote, afterNote].compactMap(\.self)
      + findings.results.compactMap(probabilityNote)
    return notes.isEmpty
      ? ["No single column and no wording gives the class away on these rows."] : notes
  }

  /// A column that does nearly all of the work alone.
  private var singleColumnNote: InlineText? {
    let columns = findings.results.flatMap(\.columns)
    let strongest = columns.max { ($0.strength ?? 0, $1.column) < ($1.strength ?? 0, $0.column) }
    guard let column = strongest, let strength = column.strength, strength >= 0.9 else {
      return nil
    }
    return
      "\(strong: "One column does the work.") \(code: column.column) alone has an AUC of "
      + "\(Quantity.fixed(strength, digits: 4)). Compare every model that reads it with the single "
      + "threshold in its table, not with a coin."
  }

  /// A champion whose probabilities are worse than the base rate.
  private func probabilityNote(_ result: SetResult) -> InlineText? {
    guard let champion = result.champion,
      let majority = result.lines.first(where: { $0.entrant.name == "majority" }),
      champion.test.logLoss >= majority.test.logLoss
    else { return nil }
    return
      "\(strong: "Do not use these probabilities.") \(StudyFindings.title(result.featureSet)), the log loss "
      + "of \(champion.entrant.name) (\(Quantity.fixed(champion.test.logLoss, digits: 4))) is no "
      + "better than that of the base rate "
      + "(\(Quantity.fixed(majority.test.logLoss, digits: 4))); only its order means something."
  }

  private var openingNote: InlineText? {
    guard let openings = findings.openings, openings.looksTemplated,
      let accuracy = openings.accuracy
    else { return nil }
    return
      "\(strong: "The text is templated.") The first two words give the class in "
      + "\(Quantity.percent(accuracy, digits: 2)) of \(openings.judgedRows) records, and "
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
