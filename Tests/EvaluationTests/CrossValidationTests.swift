import Evaluation
import Foundation
import Learning
import Machine
import Synchronization
import Testing
import _TestSupport

@Suite("Cross-validation and grid search")
struct CrossValidationTests {
  private let data = Dataset.planted(rows: 300)

  @Test("scores each row by the model that did not see it")
  func outOfFold() throws {
    let folds = try Folds.stratified(data.labels, count: 4, seed: Seed(1))
    let rows = try CrossValidation.run(
      folds: folds, labels: data.labels, on: WorkerPool(threadCount: 2)
    ) { split, fold in
      #expect(split == folds[fold])
      return split.test.map { (Double($0) + Double(fold) / 10) / 1000 }
    }
    for row in 0..<300 {
      let expected = (Double(row) + Double(folds.foldOfRow[row]) / 10) / 1000
      #expect(rows.probabilities[row] == expected)
    }
    #expect(rows.foldScores.count == 4)
    #expect(rows.foldScores.map(\.rowCount).reduce(0, +) == rows.pooled.rowCount)
  }

  @Test("fits an estimator, the same on any number of threads")
  func estimator() throws {
    let folds = try Folds.stratified(data.labels, count: 5, seed: Seed(1))
    let runs = try [1, 2, 3, 8].map { threads in
      let context = FitContext(workers: WorkerPool(threadCount: threads), seed: Seed(9))
      return try CrossValidation.run(SingleThreshold(), on: data, folds: folds, in: context)
    }
    #expect(runs.allSatisfy { $0 == runs[0] })
    let accuracy = try #require(runs[0].mean(.accuracy))
    #expect(accuracy > 0.75)
    let values = runs[0].foldScores.map(\.confusion.accuracy)
    let mean = values.reduce(0, +) / 5
    expectClose(accuracy, mean, relative: 1e-15)
    let spread = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 5).squareRoot()
    expectClose(try #require(runs[0].standardDeviation(.accuracy)), spread, relative: 1e-12)
  }

  @Test("has no mean of what a fold lacks")
  func undefined() throws {
    let labels = Labels.claims([0, 0, 0, 1, 1, 0])
    let folds = try Folds.fixed([1, 1, 1, 2, 2, 2])
    let run = try CrossValidation.run(folds: folds, labels: labels, on: WorkerPool()) { split, _ in
      split.test.map { Double($0) / 10 }
    }
    #expect(run.mean(.rocAUC) == nil && run.standardDeviation(.rocAUC) == nil)
    #expect(run.means[.rocAUC] == nil && run.means[.logLoss] != nil)
    #expect(run.pooled.rocAUC != nil)
  }

  @Test("passes on the error of the lowest fold")
  func failure() throws {
    struct Failure: Error, Equatable { let fold: Int }
    let folds = try Folds.stratified(data.labels, count: 4, seed: nil)
    #expect(throws: Failure(fold: 1)) {
      try CrossValidation.run(
        folds: folds, labels: data.labels, on: WorkerPool(threadCount: 3)
      ) { split, fold in
        if fold % 2 == 1 { throw Failure(fold: fold) }
        return split.test.map { _ in 0.5 }
      }
    }
  }

  private struct Settings: Hashable, Codable, Sendable { let shift: Double }

  @Test("prepares a fold once, and finds the setting that is planted as the best")
  func grid() throws {
    let folds = try Folds.stratified(data.labels, count: 3, seed: Seed(2))
    let signal = data.features.columns[0].values
    let prepared = Mutex<[Int]>([])
    let told = Mutex<[Int]>([])
    let search = GridSearch(
      [2, 0.5, 0, -0.5, 0].map(Settings.init), by: [Criterion(.logLoss)])
    let result = try search.run(
      folds: folds, labels: data.labels, on: WorkerPool(threadCount: 3),
      progress: { done, total in told.withLock { $0.append(done * 100 + total) } },
      prepare: { split, fold in
        prepared.withLock { $0.append(fold) }
        return split.test.map { signal[$0] }
      },
      fit: { setting, signal, _, _ in signal.map { 1 / (1 + exp(-2 * ($0 + setting.shift))) } })
    #expect(prepared.withLock { $0.sorted() } == [0, 1, 2])
    #expect(told.withLock { $0 } == (1...15).map { $0 * 100 + 15 })
    #expect(result.entries.map(\.settings) == search.settings)
    let losses = result.entries.compactMap { $0.validation.mean(.logLoss) }
    #expect(result.winner.settings == result.entries[result.ranking[0]].settings)
    #expect(result.ranking.map { losses[$0] } == losses.sorted())
    // Two settings are the same: the earlier one stands before the later.
    let twins = result.ranking.filter { $0 == 2 || $0 == 4 }
    #expect(twins == [2, 4])

    let data = try JSONEncoder().encode(result)
    #expect(try JSONDecoder().decode(GridResult<Settings>.self, from: data) == result)
  }

  @Test("takes the first of settings that are within the tolerance")
  func tolerance() throws {
    let labels = Labels.claims([0, 1, 0, 1, 0, 1, 0, 1])
    let folds = try Folds.stratified(labels, count: 2, seed: nil)
    func winner(_ tolerance: Double) throws -> Double {
      let search = GridSearch(
        [0.6, 0.9].map(Settings.init), by: [Criterion(.brierScore, tolerance: tolerance)])
      return try search.run(
        folds: folds, labels: labels, on: WorkerPool(), prepare: { split, _ in split.test },
        fit: { setting, rows, _, _ in
          rows.map { labels.values[$0] == 1 ? setting.shift : 1 - setting.shift }
        }
      ).winner.settings.shift
    }
    #expect(try winner(0) == 0.9)
    #expect(try winner(0.2) == 0.6)
  }

  @Test("refuses a grid without settings and a metric that folds lack")
  func gridFaults() throws {
    let labels = Labels.claims([0, 0, 1, 1])
    let folds = try Folds.fixed([0, 0, 1, 1])
    func run(_ search: GridSearch<Settings>) throws -> GridResult<Settings> {
      try search.run(
        folds: folds, labels: labels, on: WorkerPool(), prepare: { split, _ in split.test },
        fit: { _, rows, _, _ in rows.map { _ in 0.5 } })
    }
    #expect(throws: EvaluationError.noCandidate) { try run(GridSearch([])) }
    #expect(throws: EvaluationError.missingMetric(.rocAUC, candidate: "setting 1")) {
      try run(GridSearch([Settings(shift: 0)], by: [Criterion(.rocAUC)]))
    }
    #expect(throws: EvaluationError.self) {
      try run(GridSearch([Settings(shift: 0)], by: [Criterion(.recall, tolerance: -1)]))
    }
  }
}
