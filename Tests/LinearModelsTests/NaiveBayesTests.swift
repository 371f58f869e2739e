import Foundation
import Learning
import LinearModels
import Machine
import Testing
import _TestSupport

@Suite("Multinomial naive Bayes")
struct NaiveBayesTests {
  private let context = FitContext(workers: WorkerPool(threadCount: 2), seed: Seed(1))

  @Test("honours the contract of an estimator, dense and sparse, with weights")
  func contract() throws {
    let data = Lattice.counted(weights: Lattice.weights)
    for data in [data, Lattice.sparse(data, from: 2), Lattice.sparse(data, from: 0)] {
      try checkEstimator(MultinomialNaiveBayes(), on: data)
      try checkEstimator(MultinomialNaiveBayes { $0.classWeighting = .balanced }, on: data)
    }
  }

  /// `MultinomialNB(alpha)` of scikit-learn 1.x on the counts of `Lattice`: log priors, log
  /// probabilities of both classes, and `predict_proba` of the first five rows.
  private struct Expected {
    let priors: [Double]
    let negative: [Double]
    let positive: [Double]
    let probabilities: [Double]
  }

  private static let laplace = Expected(
    priors: [-0.5827991233910801, -0.8171998292299238],
    negative: [
      -1.7458497679239766, -1.9754242095684766, -1.825892475597513, -1.4874380777723086,
      -1.9515186887149225, -1.8469458847953453,
    ],
    positive: [
      -2.064799991686888, -1.7484626634747302, -1.934179809269823, -1.4439734727065687,
      -1.7742151595771452, -1.9040267710991357,
    ],
    probabilities: [
      0.5667554661363647, 0.7453160573388439, 0.05988712481029827, 0.29728626180019396,
      0.7965278395830803,
    ])

  private static let weightedLidstone = Expected(
    priors: [-0.5827991233910801, -0.8171998292299243],
    negative: [
      -1.4788611147130357, -2.210779456296949, -2.115966665212155, -1.2228274454767103,
      -2.1862202651791423, -2.0007498623778,
    ],
    positive: [
      -1.8169534514462962, -1.9262739712765269, -2.0321368732800114, -1.1795884041713416,
      -1.9517076921717136, -2.195542983081431,
    ],
    probabilities: [
      0.7897591486162944, 0.8168538350497987, 0.030505209331006016, 0.6261362409355564,
      0.8802866814190676,
    ])

  @Test("counts as scikit-learn does, with weights and another smoothing")
  func reference() throws {
    for (expected, smoothing, weights) in [
      (Self.laplace, 1, nil), (Self.weightedLidstone, 0.1, Lattice.weights),
    ] {
      let data = Lattice.counted(weights: weights)
      for data in [data, Lattice.sparse(data, from: 0), Lattice.sparse(data, from: 3)] {
        let model = try MultinomialNaiveBayes { $0.smoothing = smoothing }.fit(data, in: context)
        expectClose(
          [model.negative.logPrior, model.positive.logPrior], expected.priors, relative: 1e-13)
        expectClose(model.negative.logProbabilities, expected.negative, relative: 1e-13)
        expectClose(model.positive.logProbabilities, expected.positive, relative: 1e-13)
        let first = model.probabilities(for: data.features.subset([0, 1, 2, 3, 4]), on: .init())
        expectClose(first, expected.probabilities, relative: 1e-11)
      }
    }
  }

  @Test("is Bayes' rule on a bag of words", arguments: 1..<6 as Range<UInt64>)
  func naiveTwin(seed: UInt64) throws {
    var stream = Seed(seed).stream
    let columns = (0..<5).map { _ in (0..<60).map { _ in Double(stream.below(4)) } }
    let labels = (0..<60).map { UInt8($0 % 2) }
    let data = Planted.table(
      columns.enumerated().map { ("w\($0.offset)", $0.element) }, labels: labels)
    let model = try MultinomialNaiveBayes { $0.smoothing = 0.5 }.fit(data, in: context)
    let probabilities = model.probabilities(for: data.features, on: context.workers)
    for row in 0..<60 {
      var likelihoods = [0.5, 0.5]
      for label in 0...1 {
        let own = labels.indices.filter { labels[$0] == label }
        let sums = columns.map { column in own.reduce(0) { $0 + column[$1] } }
        let total = sums.reduce(0, +) + 2.5
        for (sum, column) in zip(sums, columns) {
          likelihoods[label] *= pow((sum + 0.5) / total, column[row])
        }
      }
      expectClose(
        probabilities[row], likelihoods[1] / (likelihoods[0] + likelihoods[1]), relative: 1e-10)
    }
  }

  @Test("without features it knows the share of the classes, with balanced classes nothing")
  func noFeatures() throws {
    let data = Planted.table([], labels: [1, 0, 0, 0])
    let model = try MultinomialNaiveBayes().fit(data, in: context)
    expectClose(
      model.probabilities(for: data.features, on: context.workers),
      [0.25, 0.25, 0.25, 0.25], relative: 1e-14)
    let balanced = try MultinomialNaiveBayes { $0.classWeighting = .balanced }
      .fit(data, in: context)
    expectClose(balanced.intercept, 0, absolute: 1e-15)
  }

  @Test("refuses what it cannot count")
  func refusals() {
    func fault(_ data: Dataset, smoothing: Double = 1) -> LinearModelError? {
      #expect(throws: LinearModelError.self) {
        try MultinomialNaiveBayes { $0.smoothing = smoothing }.fit(data, in: context)
      }
    }
    let counts = Lattice.counted()
    #expect(
      fault(counts, smoothing: 0)
        == .setting(name: "smoothing", value: "0.0", expected: "a number above 0"))
    #expect(fault(Planted.table([("a", [])], labels: [])) == .noRows)
    #expect(fault(Planted.table([("a", [1, 2])], labels: [0, 0])) == .oneClass("opinion"))
    #expect(fault(.planted(rows: 60)) == .negativeCount(column: "signal", value: firstNegative))
    let negative = Planted.table([("a", [1, 0]), ("b", [2, -3])], labels: [0, 1])
    let missing = Planted.table([("a", [1, .nan])], labels: [0, 1])
    for from in [0, 1] {
      #expect(
        fault(Lattice.sparse(negative, from: from)) == .negativeCount(column: "b", value: -3))
      #expect(
        fault(Lattice.sparse(missing, from: from)) == .missingValues(column: "a", count: 1))
    }
    #expect(
      LinearModelError.negativeCount(column: "b", value: -3).description
        == "b: -3.0 – naive Bayes counts – expected numbers from 0 upwards – leave the column out, "
        + "or do not centre it")
  }

  private var firstNegative: Double {
    Dataset.planted(rows: 60).features.columns[0].values.first { $0 < 0 } ?? .nan
  }

  @Test("is put together from its parts and refuses parts that do not fit")
  func parts() throws {
    let half = NaiveBayesModel.ClassModel(logPrior: -0.5, logProbabilities: [-1, -2])
    let model = try NaiveBayesModel(featureNames: ["a", "b"], negative: half, positive: half)
    #expect(model.coefficients == [0, 0] && model.intercept == 0)
    #expect(throws: LinearModelError.parts(name: "featureNames", problem: "a name comes twice")) {
      try NaiveBayesModel(featureNames: ["a", "a"], negative: half, positive: half)
    }
    let short = NaiveBayesModel.ClassModel(logPrior: 0, logProbabilities: [-1])
    #expect(
      throws: LinearModelError.parts(name: "positive", problem: "1 numbers for 2 features")
    ) {
      try NaiveBayesModel(featureNames: ["a", "b"], negative: half, positive: short)
    }
  }
}
