import Statistics

/// What `stratified.py` wrote.
struct StratifiedReference: Decodable {
  struct Table: Decodable {
    let strata: [[Int]]
    let odds, test: [Double]
    let homogeneity: [Double]?

    var tables: [MantelHaenszel.Stratum] {
      strata.map { MantelHaenszel.Stratum($0[0], $0[1], $0[2], $0[3]) }
    }
  }
  struct Means: Decodable {
    let strata: [[[Double]]]
    let d, pooled, q, standardized: [Double]
  }
  struct Correlations: Decodable {
    let strata: [[[Double]]]
    let r, pooled: [Double]
  }
  struct Flips: Decodable { let x, y, p: [Double] }

  let tables: [String: Table]
  let means: [Means]
  let correlations: [Correlations]
  let flips: [Flips]

  static func read() throws -> StratifiedReference {
    try Fixture.decode("stratified", as: StratifiedReference.self)
  }
}
