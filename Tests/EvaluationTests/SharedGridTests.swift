import Evaluation
import Learning
import Machine
import Synchronization
import Testing
import _TestSupport

/// Adds a little of a signal a round, and counts its fits.
private struct Sums: SharingEstimator, Hashable, Codable {
  struct Model: ClassifierModel, Hashable {
    var steps: [Double]

    func probabilities(for features: FeatureTable, on workers: WorkerPool) -> [Double] {
      let sum = steps.reduce(0, +)
      return features.columns[0].values.map { min(1, max(0, 0.5 + sum * $0)) }
    }
  }

  static let fits = Mutex<[Sums]>([])

  var rounds: Int
  var rate: Double
  var isAlone = false

  static func groundwork(
    of data: Dataset, for estimators: [Sums], on workers: WorkerPool
  ) -> Double {
    data.features.columns[0].values.reduce(0, +)
  }

  func fit(_ data: Dataset, in context: FitContext) throws -> Model {
    try fit(
      data, on: Self.groundwork(of: data, for: [self], on: context.workers), in: context)
  }

  func fit(_ data: Dataset, on groundwork: Double, in context: FitContext) throws -> Model {
    Self.fits.withLock { $0.append(self) }
    var stream = context.seed.stream
    return Model(
      steps: (0..<rounds).map { _ in rate * (stream.uniform() + 1e-6 * groundwork) })
  }

  var family: Double? { isAlone ? nil : rate }

  static func beginning(of model: Model, rounds: Int) -> Model {
    Model(steps: Array(model.steps.prefix(rounds)))
  }
}

@Suite("A grid whose settings share fits", .serialized)
struct SharedGridTests {
  private let data = Dataset.plantedNumeric(rows: 200)
  private let settings = [
    Sums(rounds: 3, rate: 0.1), Sums(rounds: 9, rate: 0.1), Sums(rounds: 4, rate: 0.2),
    Sums(rounds: 5, rate: 0.1, isAlone: true), Sums(rounds: 9, rate: 0.1),
    Sums(rounds: 1, rate: 0.2),
  ]

  @Test("finds what fits of each setting find, on any number of threads", arguments: [1, 2, 3, 8])
  func sameResult(threads: Int) throws {
    let context = FitContext(workers: WorkerPool(threadCount: threads), seed: Seed(4))
    let folds = try Folds.stratified(data.labels, count: 3, seed: Seed(1))
    let search = GridSearch(settings, by: [Criterion(.logLoss)])
    let alone = try search.run(
      folds: folds, labels: data.labels, on: context.workers, prepare: { split, _ in split },
      fit: { setting, split, _, fold in
        try setting.fit(data.subset(split.train), in: context.derived(fold))
          .probabilities(for: data.features.subset(split.test), on: context.workers)
      })
    let shared = try search.run(on: data, folds: folds, in: context)
    #expect(shared == alone)
  }

  @Test("fits the longest of each family and each fold once, and tells each fit")
  func fits() throws {
    let context = FitContext(workers: WorkerPool(threadCount: 2), seed: Seed(4))
    let folds = try Folds.stratified(data.labels, count: 3, seed: Seed(1))
    Sums.fits.withLock { $0 = [] }
    let told = Mutex<[Int]>([])
    _ = try GridSearch(settings, by: [Criterion(.logLoss)]).run(
      on: data, folds: folds, in: context,
      progress: { done, total in told.withLock { $0.append(100 * done + total) } })
    let fitted = Sums.fits.withLock { $0 }
    #expect(fitted.count == 9)
    #expect(Set(fitted) == [settings[1], settings[2], settings[3]])
    #expect(told.withLock { $0 } == (1...9).map { 100 * $0 + 9 })
  }

  @Test("ends when it is told to before a fit")
  func ends() throws {
    struct Stop: Error {}
    let folds = try Folds.stratified(data.labels, count: 3, seed: Seed(1))
    Sums.fits.withLock { $0 = [] }
    #expect(throws: Stop.self) {
      try GridSearch(settings, by: [Criterion(.logLoss)]).run(
        folds: folds, labels: data.labels, on: WorkerPool(), beforeFit: { throw Stop() },
        prepare: { split, _ in
          FoldData(
            training: data.subset(split.train), heldOut: data.features.subset(split.test))
        }, seed: { Seed(UInt64($0)) })
    }
    #expect(Sums.fits.withLock { $0 }.isEmpty)
  }
}
