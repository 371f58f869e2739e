import Evaluation
import Learning
import Machine
import Testing
import _TestSupport

@Suite("The example of the room's README")
struct ReadmeExampleTests {
  @Test("compiles, and tells signal from chance")
  func example() throws {
    let data = Dataset.planted(rows: 500)
    let seed = Seed(1)
    let workers = WorkerPool(threadCount: 2)
    let context = FitContext(workers: workers, seed: seed)

    let split = try RowSplit.stratified(data.labels, testShare: 0.2, seed: seed.derived("split"))
    let train = data.subset(split.train)
    let folds = try Folds.stratified(train.labels, count: 5, seed: seed.derived("folds"))
    let rule = try CrossValidation.run(SingleThreshold(), on: train, folds: folds, in: context)
    #expect((rule.mean(.recall) ?? 0) > 0.6)
    #expect((rule.standardDeviation(.recall) ?? 1) < 0.15)

    let model = try SingleThreshold().fit(train, in: context)
    let test = data.subset(split.test)
    let scores = try Scores(
      probabilities: model.probabilities(for: test.features, on: workers), labels: test.labels,
      rankedBy: model.scores(for: test.features), on: workers)
    #expect(scores.confusion.rowCount == 100)
    #expect((scores[.rocAUC] ?? 0) > 0.75)
  }
}
