import Foundation
import Statistics
import Testing
import _TestSupport

@Suite("Correlation tests")
struct AssociationTests {
  @Test("agree with SciPy and statsmodels")
  func reference() throws {
    for pair in try HypothesisReference.read().paired {
      let name = Comment(rawValue: "\(pair.x.count) pairs")
      let pearson = try Correlation.pearson(pair.x, pair.y)
      let estimate = try #require(pearson.estimate)
      expectClose(estimate.value, pair.pearson[0], absolute: 1e-14, relative: 1e-9, name)
      expectP(pearson.p, pair.pearson[1], name)
      let interval = try #require(estimate.interval)
      expectClose([interval.low, interval.high], Array(pair.pearson[2...]), relative: 1e-9, name)
      let spearman = try Correlation.spearman(pair.x, pair.y)
      expectClose(try #require(spearman.estimate).value, pair.spearman[0], relative: 1e-12, name)
      expectP(spearman.p, pair.spearman[1], name)
      for (place, alternative) in alternatives.enumerated() {
        let kendall = try Kendall(pair.x, pair.y, alternative: alternative)
        expectResult(kendall.result, pair.kendall[place].map { $0 }, name)
      }
      guard let partial = pair.partial else { continue }
      let rows = pair.x.indices.map(Double.init)
      let result = try Correlation.partial(
        pair.x, pair.y, controls: [rows.map { sin($0) }, rows.map { $0.squareRoot() }])
      expectClose(try #require(result.estimate).value, partial[0], relative: 1e-9, name)
      expectP(result.p, partial[1], relative: 1e-7, name)
    }
  }

  @Test("the point-biserial correlation agrees with SciPy")
  func pointBiserialReference() throws {
    let reference = try HypothesisReference.read()
    let (base, wide) = (reference.pointBiserialColumns[0], reference.pointBiserialColumns[1])
    let row = reference.pointBiserial[0]
    let results = [
      try Correlation.pointBiserial(wide, base.map { $0 > 0.3 }),
      try Correlation.pointBiserial(base, wide.map { $0 > 0 }),
    ]
    for (result, place) in zip(results, [0, 2]) {
      expectClose(try #require(result.estimate).value, row[place], relative: 1e-11)
      expectP(result.p, row[place + 1], "\(place)")
    }
  }

  @Test("the point-biserial correlation is Student's t in other words", arguments: 0..<4)
  func pointBiserial(seed: Int) throws {
    var generator = CountingGenerator(seed)
    let flags = (0..<25).map { _ in generator.signed() > 0.2 }
    let values = flags.map { generator.signed() + ($0 ? 0.5 : 0) }
    let result = try Correlation.pointBiserial(values, flags)
    let groups = [true, false].map { flag in
      values.indices.filter { flags[$0] == flag }.map { values[$0] }
    }
    let student = try TTest.student(groups[0], groups[1])
    expectClose(result.statistic, student.statistic, relative: 1e-11)
    expectClose(result.p.value, student.p.value, relative: 1e-10)
  }

  @Test("Kendall's τ counts every pair", arguments: 0..<6)
  func kendall(seed: Int) throws {
    var generator = CountingGenerator(seed)
    let x = (0..<40).map { _ in (generator.signed() * 6).rounded() }
    let y = x.map { ($0 + generator.signed() * 8).rounded() }
    var (agree, disagree, tiedX, tiedY) = (0, 0, 0, 0)
    for first in x.indices {
      for second in 0..<first {
        let order = (x[first] - x[second]) * (y[first] - y[second])
        agree += order > 0 ? 1 : 0
        disagree += order < 0 ? 1 : 0
        tiedX += x[first] == x[second] ? 1 : 0
        tiedY += y[first] == y[second] ? 1 : 0
      }
    }
    let kendall = try Kendall(x, y)
    #expect(kendall.discordantPairs == disagree)
    let all = Double(40 * 39 / 2)
    let below = ((all - Double(tiedX)) * (all - Double(tiedY))).squareRoot()
    expectClose(kendall.result.statistic, Double(agree - disagree) / below, relative: 1e-13)
  }

  @Test("of perfect order, and exact far beyond doubles")
  func perfect() throws {
    let x = (0..<200).map(Double.init)
    let kendall = try Kendall(x, x.map { -$0 })
    #expect(kendall.result.statistic == -1)
    #expect(kendall.result.method.basis == .exact)
    // 2 of 200! orders.
    expectClose(kendall.result.p.log10, -374.595_858_6, relative: 1e-8)
    let pearson = try Correlation.pearson(x, x)
    expectClose(try #require(pearson.estimate).value, 1, absolute: 1e-15)
    #expect(pearson.p.log10 < -1_000)
  }

  @Test("refuse what they cannot answer")
  func refusals() {
    #expect(throws: SampleError.constant(sample: 2)) { try Kendall([1, 2, 3], [4, 4, 4]) }
    #expect(throws: SampleError.tiesForbidExact) {
      try Kendall([1, 2, 2], [4, 5, 6], choice: .exact)
    }
    #expect(throws: SampleError.tooFew(sample: 1, count: 2, needed: 3)) {
      try Correlation.pearson([1, 2], [2, 1])
    }
    #expect(throws: SampleError.constant(sample: 1)) {
      try Correlation.spearman([1, 1, 1], [1, 2, 3])
    }
    let x = [1.0, 2, 4, 3, 7, 1]
    #expect(throws: SampleError.dependentColumns) {
      try Correlation.partial(x, [1, 5, 2, 4, 4, 3], controls: [x.map { 2 * $0 + 1 }])
    }
  }
}
