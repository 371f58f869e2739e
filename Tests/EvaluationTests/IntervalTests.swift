import Evaluation
import Foundation
import Learning
import Machine
import Statistics
import Testing
import _TestSupport

@Suite("Intervals and comparisons")
struct IntervalTests {
  @Test("of an AUC agree with placements counted one by one")
  func deLong() throws {
    let expected = try Reference.read().delong
    let labels = Labels.claims(expected.labels)
    let first = try #require(DeLong(scores: expected.first, labels: labels, on: WorkerPool()))
    let second = try #require(DeLong(scores: expected.second, labels: labels, on: WorkerPool()))
    expectClose([first.auc, second.auc], expected.aucs, relative: 1e-13)
    expectClose([first.variance, second.variance], expected.variances, relative: 1e-12)
    let interval = first.interval()
    expectClose([interval.low, interval.high], [expected.low, expected.high], relative: 1e-11)
    let difference = first.difference(from: second)
    expectClose(difference.z, expected.z, relative: 1e-10)
    expectClose(difference.p.value, expected.p, relative: 1e-9)
    expectClose(difference.interval.estimate, expected.aucs[0] - expected.aucs[1], relative: 1e-12)
    expectClose(second.difference(from: first).z, -difference.z, relative: 1e-13)
  }

  @Test("of an AUC have no width where nothing errs, and none with one row of a class")
  func deLongDegenerate() throws {
    let labels = Labels.claims([0, 0, 1, 1])
    let perfect = try #require(DeLong(scores: [1, 2, 3, 4], labels: labels, on: WorkerPool()))
    #expect(perfect.interval().low == 1 && perfect.interval().high == 1)
    let same = perfect.difference(from: perfect)
    #expect(same.z == 0 && same.p.value == 1)
    let worst = try #require(DeLong(scores: [4, 3, 2, 1], labels: labels, on: WorkerPool()))
    #expect(perfect.difference(from: worst).p.value == 0)
    #expect(DeLong(scores: [1, 2, 3], labels: .claims([0, 0, 1]), on: WorkerPool()) == nil)
  }

  @Test("of an AUC hold the true one about as often as they say")
  func deLongCoverage() throws {
    // Normal scores one standard deviation apart: the true AUC is Φ(1/√2).
    let truth = Normal.cdf(1 / 2.0.squareRoot())
    var held = 0
    for seed in 0..<400 {
      var stream = Seed(21).derived(seed).stream
      let labels = Labels.claims((0..<120).map { $0 < 60 ? 1 : 0 })
      let scores = labels.values.map { Double($0) + stream.normal() }
      let deLong = try #require(DeLong(scores: scores, labels: labels, on: WorkerPool()))
      let interval = deLong.interval(level: 0.9)
      if interval.low <= truth, truth <= interval.high { held += 1 }
    }
    // 360 are expected; 18 is three standard errors.
    #expect(abs(held - 360) <= 18)
  }

  @Test("McNemar's exact p is the binomial's")
  func mcNemar() throws {
    for expected in try Reference.read().mcnemar {
      let test = McNemar(
        bothRight: 9, onlyFirstRight: expected.b, onlySecondRight: expected.c, bothWrong: 2)
      expectClose(test.exactP.value, expected.p, relative: 1e-11, "\(expected.b), \(expected.c)")
      let mirrored = McNemar(
        bothRight: 9, onlyFirstRight: expected.c, onlySecondRight: expected.b, bothWrong: 2)
      #expect(mirrored.exactP == test.exactP)
    }
    let published = McNemar(
      bothRight: 3760, onlyFirstRight: 40, onlySecondRight: 0, bothWrong: 17)
    expectClose(published.chiSquared, 38.025, relative: 1e-14)
    expectClose(published.chiSquaredP.value, 6.984393061522137e-10, relative: 1e-12)
    let even = McNemar(bothRight: 1, onlyFirstRight: 4, onlySecondRight: 4, bothWrong: 1)
    #expect(even.chiSquared == 0 && even.chiSquaredP.value == 1)
  }

  @Test("p-values below doubles keep their logarithm")
  func tinyP() throws {
    // 2·½ⁿ of n verdicts that all speak for one side.
    let sided = McNemar(bothRight: 9, onlyFirstRight: 5_000, onlySecondRight: 0, bothWrong: 1)
    expectClose(sided.exactP.log10, -4_999 * log10(2), relative: 1e-13)
    #expect(sided.exactP.value == 0 && sided.chiSquaredP.log10 < -1_000)
    var stream = Seed(8).stream
    let labels = Labels.random(4_000, share: 0.5, seed: 3)
    let first = labels.values.map { Double($0) * 3 + stream.normal() }
    let second = labels.values.map { _ in stream.normal() }
    let pool = WorkerPool()
    let difference = try #require(DeLong(scores: first, labels: labels, on: pool))
      .difference(from: #require(DeLong(scores: second, labels: labels, on: pool)))
    // ln P(|Z| > z) = −z²/2 − ln(z√(π/2)) + ln(1 − 1/z² + …)
    let z = abs(difference.z)
    let tail = -z * z / 2 - log(z * (Double.pi / 2).squareRoot()) - 1 / (z * z)
    #expect(z > 38)
    expectClose(difference.p.logarithm, tail, absolute: 1e-5)
  }

  @Test("McNemar counts who is right on which row")
  func mcNemarCounts() {
    let test = McNemar(
      first: [0.9, 0.9, 0.1, 0.5, 0.2], second: [0.8, 0.2, 0.3, 0.1, 0.6],
      labels: .claims([1, 1, 1, 1, 0]))
    #expect(
      test
        == McNemar(bothRight: 1, onlyFirstRight: 3, onlySecondRight: 0, bothWrong: 1))
  }

  @Test("of a bootstrap are what resampled rows give, metric by metric")
  func bootstrap() throws {
    let labels = Labels.random(90, share: 0.3, seed: 31)
    let probabilities = labels.scores(levels: 12, seed: 32)
    let bootstrap = Bootstrap(replicates: 60, level: 0.8, seed: Seed(33))
    let intervals = try bootstrap.intervals(
      probabilities: probabilities, labels: labels, threshold: 0.4, on: WorkerPool())
    let order = probabilities.indices.sorted {
      (-probabilities[$0], $0) < (-probabilities[$1], $1)
    }
    let replicates = try (0..<60).map { replicate in
      var stream = Seed(33).derived(replicate).stream
      let rows = order.map { _ in order[stream.below(90)] }
      return try Scores(
        probabilities: rows.map { probabilities[$0] }, labels: labels.subset(rows),
        threshold: 0.4, on: WorkerPool())
    }
    for metric in Metric.allCases {
      let quantiles = Quantiles(replicates.compactMap { $0[metric] })
      let interval = try #require(intervals[metric])
      expectClose(interval.low, quantiles(0.1), absolute: 1e-12, "\(metric)")
      expectClose(interval.high, quantiles(0.9), absolute: 1e-12, "\(metric)")
    }
  }

  @Test("of a bootstrap do not depend on threads, and leave out what is not defined")
  func bootstrapThreads() throws {
    let labels = Labels.claims([1, 1, 1, 1])
    let probabilities = [0.2, 0.6, 0.7, 0.9]
    let bootstrap = Bootstrap(replicates: 40, seed: Seed(1))
    let alone = try bootstrap.intervals(
      probabilities: probabilities, labels: labels, on: WorkerPool())
    let crew = try bootstrap.intervals(
      probabilities: probabilities, labels: labels, on: WorkerPool(threadCount: 3))
    #expect(alone == crew)
    #expect(alone[.rocAUC] == nil && alone[.averagePrecision]?.estimate == 1)
  }

  @Test("of a bootstrap bracket the mean of any numbers")
  func bootstrapOfAnything() throws {
    var stream = Seed(3).stream
    let values = (0..<400).map { _ in stream.normal() }
    let mean = values.reduce(0, +) / 400
    let interval = try #require(
      try Bootstrap(replicates: 800, seed: Seed(2)).interval(
        rowCount: 400, on: WorkerPool(threadCount: 2)
      ) { rows in rows.reduce(0) { $0 + values[$1] } / Double(rows.count) })
    expectClose(interval.estimate, mean, relative: 1e-12)
    // The normal interval is ±1.96/√400; 800 replicates place an end to within about 10 %.
    expectClose(interval.high - interval.low, 2 * 1.96 / 20, relative: 0.15)
    let undefined = try Bootstrap(replicates: 10, seed: Seed(2)).interval(
      rowCount: 5, on: WorkerPool()
    ) { rows in rows == [0, 1, 2, 3, 4] ? 1 : nil }
    #expect(undefined == nil)
  }

  @Test("of a bootstrap refuse wrong settings")
  func bootstrapFaults() {
    #expect(throws: EvaluationError.noRows) {
      try Bootstrap(seed: Seed(1)).interval(rowCount: 0, on: WorkerPool()) { _ in 1 }
    }
    for wrong in [Bootstrap(replicates: 0, seed: Seed(1)), Bootstrap(level: 1, seed: Seed(1))] {
      #expect(throws: EvaluationError.self) { try wrong.checked() }
    }
  }
}
