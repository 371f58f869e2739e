import Statistics
import Testing
import _TestSupport

@Suite("Description of a sample")
struct SampleDescriptionTests {
  @Test("agrees with pandas and with 50 digits, on ties, constants, far from 0, on few numbers")
  func reference() throws {
    for sample in try ExploringReference.read().samples {
      let ordered = OrderedSample(sample.values)
      let description = SampleDescription(ascending: ordered.values)
      let name = "\(sample.name)"
      #expect(description.count == sample.values.count)
      #expect(description.distinct == sample.distinct, "\(name)")
      #expect(description.zeros == sample.zeros, "\(name)")
      #expect(description.negatives == sample.negatives, "\(name)")
      check(description.standardDeviation, sample.sd, 1e-13, name)
      check(description.skewness, sample.skewness, 1e-11, name)
      check(description.kurtosis, sample.kurtosis, 1e-10, name)
      let quartiles = [description.lowerQuartile, description.median, description.upperQuartile]
      expectClose(quartiles.compactMap { $0 }, sample.quartiles, relative: 1e-15)
      #expect(ordered.midranks == sample.ranks, "\(name)")
    }
  }

  private func check(_ got: Double?, _ expected: Double?, _ relative: Double, _ name: String) {
    #expect((got == nil) == (expected == nil), "\(name)")
    if let got, let expected {
      expectClose(got, expected, absolute: relative, relative: relative, "\(name)")
    }
  }

  @Test("counts outliers and draws whiskers as pandas' quantiles have them")
  func outliers() throws {
    for sample in try ExploringReference.read().samples {
      let values = sample.values.sorted()
      guard let whiskers = sample.whiskers, let outliers = sample.outliers else {
        #expect(BoxSummary(ascending: values) == nil)
        #expect(OutlierCount(.tukeyFences, ascending: values) == nil)
        continue
      }
      let box = try #require(BoxSummary(ascending: values))
      #expect([box.lowerWhisker, box.upperWhisker] == whiskers, "\(sample.name)")
      let above = try #require(OutlierCount(.aboveMedian, ascending: values))
      let fences = try #require(OutlierCount(.tukeyFences, ascending: values))
      #expect([above.count, fences.below, fences.above] == outliers, "\(sample.name)")
      #expect(above.lower == nil)
      #expect([box.below, box.above] == [fences.below, fences.above])
    }
  }

  @Test("of a shifted sample differs by the shift alone", arguments: 1..<6 as Range<UInt64>)
  func shift(seed: UInt64) throws {
    var source = NumberSource(state: seed)
    let values = (0..<501).map { _ in Double(source.below(1000)) }.sorted()
    let plain = HigherMoments(values)
    let moved = HigherMoments(values.map { $0 + 1e9 })
    expectClose(moved.mean - 1e9, plain.mean, relative: 1e-9)
    expectClose(try #require(moved.skewness), try #require(plain.skewness), absolute: 1e-9)
    expectClose(try #require(moved.kurtosis), try #require(plain.kurtosis), relative: 1e-9)
  }
}

@Suite("Ordered sample")
struct OrderedSampleTests {
  /// Columns of every kind that the sort treats in its own way.
  private static func columns(_ seed: UInt64) -> [[Double]] {
    var source = NumberSource(state: seed)
    let count = 1 + source.below(3000)
    func column(_ value: (inout NumberSource) -> Double) -> [Double] {
      (0..<count).map { _ in value(&source) }
    }
    return [
      column { Double($0.below(7)) }, column { Double($0.below(1_000_000)) - 5e5 },
      column { Double($0.below(1 << 31)) * 4 }, column { $0.uniform() },
      column { $0.uniform() < 0.3 ? .nan : $0.uniform() * 1e-300 },
      column { 1 + $0.uniform() * 1e-12 }, column { $0.uniform() < 0.5 ? -0.0 : 0 },
      column { ($0.uniform() - 0.5) * (1 / $0.uniform()) * 1e200 },
      column { $0.uniform() < 0.1 ? .infinity : $0.uniform() < 0.1 ? -.infinity : 3 },
    ]
  }

  @Test("is what sorting pairs of number and row gives", arguments: 1..<25 as Range<UInt64>)
  func twin(seed: UInt64) {
    for column in Self.columns(seed) {
      let sample = OrderedSample(column)
      let rows = column.indices.filter { !column[$0].isNaN }
        .sorted { (column[$0], $0) < (column[$1], $1) }
      #expect(sample.rows.map(Int.init) == rows)
      #expect(sample.values == rows.map { column[$0] })
      #expect(sample.rowCount == column.count)
    }
  }

  @Test("of some rows only is what ordering those rows gives", arguments: 1..<9 as Range<UInt64>)
  func restricted(seed: UInt64) {
    var source = NumberSource(state: seed)
    for column in Self.columns(seed) {
      let kept = column.indices.filter { _ in source.uniform() < 0.6 }
      var places = [Int32](repeating: -1, count: column.count)
      for (place, row) in kept.enumerated() { places[row] = Int32(place) }
      let sample = OrderedSample(column).restricted(to: places, count: kept.count)
      #expect(sample == OrderedSample(kept.map { column[$0] }))
    }
  }

  @Test("gives rows without a number no rank, and splits by group in order")
  func ranksAndSplit() {
    let sample = OrderedSample([7, .nan, 3, 7, 9])
    #expect(sample.midranks.map { $0.isNaN ? -1 : $0 } == [2.5, -1, 1, 2.5, 4])
    #expect(sample.split(by: [0, 0, 1, 2, 1], count: 2) == [[7], [3, 9]])
    #expect(OrderedSample([]).midranks.isEmpty)
    #expect(OrderedSample([.nan, .nan]).count == 0)
  }
}
