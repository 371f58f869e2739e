import Claims
import Evaluation
import Learning
import Reporting

/// What must be known before a number is believed; found in the data, not assumed.
extension StudyFindings {
  /// What the data and the models give away, each in a sentence or two.
  ///
  /// - Parameter exploration: The data, where it was explored.
  /// - Returns: At least one sentence.
  func caveats(in exploration: Exploration? = nil) -> [InlineText] {
    let notes =
      [singleColumnNote, openingNote, afterNote].compactMap(\.self)
      + results.compactMap(probabilityNote)
      + [exploration.flatMap(confoundingNote)].compactMap(\.self)
    return notes.isEmpty
      ? ["No single column and no wording gives the class away on these rows."] : notes
  }

  /// A column that does nearly all of the work alone.
  private var singleColumnNote: InlineText? {
    let columns = results.flatMap(\.columns)
    let strongest = columns.max { ($0.strength ?? 0, $1.column) < ($1.strength ?? 0, $0.column) }
    guard let column = strongest, let strength = column.strength, strength >= 0.9 else {
      return nil
    }
    return
      "\(strong: "One column does the work.") \(code: column.column) alone has an AUC of "
      + "\(Quantity.score(strength)) (0.5 is a coin, 1 is perfect). Compare every model that reads "
      + "it with the single threshold in its table, not with a coin."
  }

  private var openingNote: InlineText? {
    guard let openings, openings.looksTemplated, let accuracy = openings.accuracy else {
      return nil
    }
    return
      "\(strong: "The text is templated.") The first two words give the class in "
      + "\(Quantity.share(accuracy)) of \(openings.judgedRows) videos, and "
      + "\(openings.pureOpenings) of \(openings.repeatedOpenings) openings occur in one class "
      + "only. A model of this text has learned the templates; on text that people wrote it may "
      + "be no better than chance."
  }

  private var afterNote: InlineText? {
    guard
      results.contains(where: {
        FeatureChoice(name: $0.featureSet)?.featureSet == .afterPublication
      })
    else { return nil }
    return
      "\(strong: "Counts are known only after publication.") A model that reads them "
      + "(\(code: FeatureSet.afterPublication.rawValue)) cannot rank a video that was posted a "
      + "minute ago."
  }

  /// A champion whose probabilities are worse than the base rate.
  private func probabilityNote(_ result: SetResult) -> InlineText? {
    guard let champion = result.champion, let majority = result.majorityLine,
      champion.test.logLoss >= majority.test.logLoss
    else { return nil }
    return
      "\(strong: "Do not use these probabilities.") \(result.title), the log loss of "
      + "\(champion.entrant.title) (\(Quantity.score(champion.test.logLoss))) is no better than "
      + "that of the base rate (\(Quantity.score(majority.test.logLoss))); only its order means "
      + "something."
  }

  /// A difference between groups that is only one of their shares of the classes.
  private func confoundingNote(_ exploration: Exploration) -> InlineText? {
    exploration.explainedDifferences.first.map {
      "\(strong: "Comparing groups misleads.") " + $0.sentence
    }
  }
}
