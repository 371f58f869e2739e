import Statistics
import Testing
import _TestSupport

@Suite("Histogram")
struct HistogramTests {
  @Test("counts as NumPy does: lower ends belong to a bin, the last bin holds both")
  func counts() {
    let bins = HistogramBins(edges: [0, 5, 10])
    #expect(bins.counts(ascending: [-1, 0, 4.9, 5, 9, 10, 10, 11]) == [2, 4])
    #expect(bins.counts(ascending: []) == [0, 0])
  }

  @Test("has round ends that hold every number, and no more bins than allowed")
  func covering() throws {
    var source = NumberSource(state: 4)
    for scale in [1e-9, 0.01, 1, 37, 1e6, 1e12] {
      for offset in [0, -3.3, 1e5] {
        let values = (0..<400).map { _ in (offset + source.uniform()) * scale }.sorted()
        let bins = try #require(HistogramBins(covering: values, limit: 40))
        #expect(bins.edges.count <= 41)
        #expect(bins.counts(ascending: values).reduce(0, +) == values.count)
      }
    }
    let whole = try #require(HistogramBins(covering: (0...3).map(Double.init)))
    #expect(whole.edges == [0, 1, 2, 3] || whole.edges == [0, 2, 4])
  }

  @Test("of nothing, of a constant, of infinities, of numbers closer than doubles can part")
  func edges() throws {
    #expect(HistogramBins(covering: []) == nil)
    #expect(HistogramBins(covering: [1, .infinity]) == nil)
    let constant = try #require(HistogramBins(covering: [3, 3, 3]))
    #expect(constant.counts(ascending: [3, 3, 3]) == [3])
    let near = [1e15, 1e15 + 0.125]
    if let bins = HistogramBins(covering: near) {
      #expect(bins.counts(ascending: near).reduce(0, +) == 2)
    }
  }

  @Test("grows as 1, 2, 5 for lopsided numbers, with all zeros in the first bin")
  func growing() throws {
    let values: [Double] = [0, 0, 0, 1, 3, 70, 9_599]
    let bins = try #require(HistogramBins(growingOver: values))
    #expect(Array(bins.edges.prefix(5)) == [0, 1, 2, 5, 10])
    #expect(bins.counts(ascending: values).reduce(0, +) == values.count)
    #expect(bins.counts(ascending: values).first == 3)
    #expect(HistogramBins(growingOver: [-1, 2]) == nil)
    #expect(HistogramBins(growingOver: [0, 0]) == nil)
  }
}

@Suite("Density")
struct DensityTests {
  @Test("holds an area of about one and peaks where the numbers are")
  func area() throws {
    var source = NumberSource(state: 8)
    let values = (0..<4_000).map { _ in
      (0..<12).reduce(0.0) { sum, _ in sum + source.uniform() }
    }.sorted()
    let curve = try #require(DensityCurve(ascending: values))
    let steps = zip(curve.points, curve.points.dropFirst()).map { $1 - $0 }
    let area = zip(steps, curve.densities).reduce(0) { $0 + $1.0 * $1.1 }
    expectClose(area, 1, absolute: 0.02)
    let peak = zip(curve.points, curve.densities).max { $0.1 < $1.1 }
    expectClose(try #require(peak).0, 6, absolute: 0.4)
    #expect(DensityCurve(ascending: [2, 2]) == nil)
    #expect(DensityCurve(ascending: []) == nil)
  }
}
