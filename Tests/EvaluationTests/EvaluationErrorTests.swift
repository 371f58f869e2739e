import Evaluation
import Testing

@Suite("Evaluation errors")
struct EvaluationErrorTests {
  @Test(
    "say what is wrong, what was expected and what to do",
    arguments: [
      (
        EvaluationError.noRows,
        "there are no rows to evaluate – at least one was expected"
      ),
      (
        .tooFewRows(ofClass: "claim", have: 2, need: 5),
        "class `claim` has 2 rows – at least 5 were expected; give more rows or ask for fewer folds"
      ),
      (
        .testShareOutOfRange(1.5),
        "the test share is 1.5 – a number between 0 and 1, both excluded, was expected"
      ),
      (
        .emptySide("test"),
        "no row is left for the test side of the split – change the share or the list of rows"
      ),
      (.tooFewFolds(1), "there are 1 folds – at least 2 were expected"),
      (
        .tooFewGroups(have: 3, need: 5),
        "there are 3 groups – at least 5 were expected, so that each side gets one"
      ),
      (
        .groupTooLarge(rows: 90, limit: 80),
        "one group holds 90 rows – at most 80 fit on one side; group by a finer key"
      ),
      (
        .unusableRow(9, rowCount: 9),
        "row 9 is listed twice or does not exist – different rows from 0 to 8 were expected"
      ),
      (
        .noColumnToCut,
        "no numeric column has two different values – a threshold needs at least one that does"
      ),
      (
        .noCandidate,
        "there is no candidate for champion – at least one model that is not a baseline was expected"
      ),
      (
        .missingMetric(.rocAUC, candidate: "forest"),
        "candidate `forest` has no ROC-AUC – the champion rule compares it; "
          + "score both classes or change the rule"
      ),
      (
        .wrongSetting(name: "level", value: "2.0", expected: "a number below 1"),
        "`level` is 2.0 – a number below 1 was expected"
      ),
    ])
  func sentences(error: EvaluationError, sentence: String) {
    #expect("\(error)" == sentence)
  }
}
