/// What SciPy, pandas and mpmath give for the samples of `exploring.json`.
struct ExploringReference: Decodable {
  struct Sample: Decodable {
    var name: String
    var values: [Double]
    var skewness: Double?
    var kurtosis: Double?
    var sd: Double?
    var quartiles: [Double]
    var distinct: Int
    var zeros: Int
    var negatives: Int
    var ranks: [Double]
    var whiskers: [Double]?
    var outliers: [Int]?
  }
  struct Pair: Decodable {
    var x: [Double]
    var y: [Double]
    var pearson: Double
    var pearsonP: Double
    var low: Double
    var high: Double
    var spearman: Double
    var spearmanP: Double
  }
  struct TwoSamples: Decodable {
    var one: [Double]
    var other: [Double]
    var auc: Double
    var distance: Double
  }
  struct Table: Decodable {
    var counts: [[Int]]
    var chiSquared: Double
    var p: Double
    var degreesOfFreedom: Int
    var v: Double
    var corrected: Double
  }
  var samples: [Sample]
  var pairs: [Pair]
  var twoSamples: [TwoSamples]
  var tables: [Table]
  var tails: [[Double]]

  static func read() throws -> ExploringReference {
    try Fixture.decode("exploring", as: ExploringReference.self)
  }
}

/// A few numbers; this target does not see the streams of `Learning`.
struct NumberSource {
  var state: UInt64

  mutating func uniform() -> Double {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Double(state >> 11) * 0x1p-53
  }

  mutating func below(_ count: Int) -> Int { Int(uniform() * Double(count)) }
}
