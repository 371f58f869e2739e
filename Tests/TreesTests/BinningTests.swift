import Learning
import Testing
import Trees
import _TestSupport

@Suite("Binning")
struct BinningTests {
  private static let edges: [Double] = [
    0, -0.0, .leastNonzeroMagnitude, -.leastNonzeroMagnitude, .leastNormalMagnitude, 1,
    1.0.nextUp, -1, .greatestFiniteMagnitude, -.greatestFiniteMagnitude, .nan, 3.5,
  ]

  /// Columns of different shape: few values, many, heavy ties, holes, and the edges of Double.
  private static func values(_ seed: UInt64) -> [Double] {
    var stream = Seed(seed).stream
    let rows = 1 + stream.below(3_000)
    let shape = stream.below(5)
    return (0..<rows).map { _ in
      switch shape {
      case 0: Double(stream.below(200))
      case 1: stream.normal()
      case 2: stream.uniform() < 0.6 ? 7 : stream.normal()
      case 3: stream.uniform() < 0.2 ? .nan : Double(stream.below(600)) * 1e-3
      default: edges[stream.below(edges.count)]
      }
    }
  }

  @Test("sorts as the numbers do, with missing values apart", arguments: 0..<30 as Range<UInt64>)
  func sorting(seed: UInt64) {
    let values = Self.values(seed)
    let sorted = SortedValues(values)
    let expected = values.filter { !$0.isNaN }.sorted()
    #expect((0..<sorted.count).map { sorted[$0] } == expected)
    #expect(sorted.rows.map { values[Int($0)] } == expected)
    #expect(sorted.missing.map { Int($0) } == values.indices.filter { values[$0].isNaN })
  }

  @Test("puts every training value where its thresholds say", arguments: 0..<30 as Range<UInt64>)
  func thresholdsAgree(seed: UInt64) {
    let values = Self.values(seed)
    let column = BinnedColumn(FeatureColumn("x", values), ranked: true)
    let bins = column.bins
    #expect(bins.count <= 255)
    #expect(zip(bins.upperBounds, bins.upperBounds.dropFirst()).allSatisfy { $0 < $1 })
    for (row, value) in values.enumerated() {
      #expect(column.codes[row] == bins.bin(of: value))
      guard !value.isNaN else {
        #expect(column.codes[row] == ColumnBins.missing)
        #expect(column.ranks[row] == BinnedColumn.missingRank)
        continue
      }
      let bin = Int(column.codes[row])
      #expect(value <= bins.threshold(after: bin))
      if bin > 0 { #expect(value > bins.threshold(after: bin - 1)) }
      let rank = Int(column.ranks[row])
      #expect(column.lowestOfRank[rank] <= value && value <= column.highestOfRank[rank])
      #expect(column.firstRankOfBin[bin] <= rank && rank < column.firstRankOfBin[bin + 1])
    }
  }

  @Test("gives each of up to 255 values its bin, and cuts in the middle")
  func distinctValues() {
    let values = (0..<255).map { Double($0 * $0) }
    let column = BinnedColumn(FeatureColumn("x", values + values), ranked: false)
    #expect(column.bins.count == 255)
    #expect(column.codes == (0..<255).map { UInt8($0) } + (0..<255).map { UInt8($0) })
    #expect(column.bins.threshold(after: 3) == 12.5)
    #expect(column.ranks.isEmpty)
  }

  @Test("shares many values out evenly, a frequent one alone")
  func equalMass() {
    var stream = Seed(3).stream
    let spread = (0..<25_500).map { _ in stream.normal() }
    let column = BinnedColumn(FeatureColumn("x", spread), ranked: true)
    var counts = [Int](repeating: 0, count: 256)
    for code in column.codes { counts[Int(code)] += 1 }
    #expect(counts[..<255].allSatisfy { 90...110 ~= $0 })
    #expect(Set(column.ranks).count == 25_500)

    let tied = spread + [Double](repeating: 0.25, count: 10_000)
    let other = BinnedColumn(FeatureColumn("x", tied), ranked: false)
    let alone = other.codes[tied.count - 1]
    let shared = tied.indices.filter { other.codes[$0] == alone && tied[$0] != 0.25 }
    #expect(shared.count < 200)
    #expect(other.bins.count > 200)
  }

  @Test("separates neighbours strictly, the closest and the furthest")
  func midpoints() {
    for (low, high) in [
      (1.0, 1.0.nextUp), (-1.0.nextUp, -1), (0, .leastNonzeroMagnitude),
      (-.greatestFiniteMagnitude, .greatestFiniteMagnitude), (1e308, 1.7e308), (2, 4),
    ] {
      let middle = ColumnBins.midpoint(low, high)
      #expect(low <= middle && middle < high)
    }
    #expect(ColumnBins.midpoint(2, 4) == 3)
  }

  @Test("keeps the most frequent of too many levels, in their order")
  func manyLevels() {
    let levels = (0..<300).map { "level \($0)" }
    var values: [Double] = []
    for level in 0..<300 { values += [Double](repeating: Double(level), count: level < 45 ? 1 : 3) }
    values += [.nan, 300, -1]
    let column = BinnedColumn(
      FeatureColumn("x", values, kind: .category(levels: levels)), ranked: true)
    #expect(column.bins.count == 255)
    for (row, value) in values.enumerated() {
      let isKept = value >= 45 && value < 300
      #expect((column.codes[row] != ColumnBins.missing) == isKept)
      #expect(column.bins.bin(of: value) == column.codes[row])
      if isKept { #expect(Int(column.codes[row]) == Int(value) - 45) }
    }
  }
}
