import BenchmarkRun
import Testing

@Suite struct QualityAndGrowthTests {
  private func matched(
    _ values: [(String, [Double])], by measure: QualityMeasure = .auc
  ) throws -> QualityComparison? {
    let set =
      "{\"kind\": \"set\", \"id\": \"s\", \"title\": \"S\", \"about\": \"\", \"rows\": 10, \"columns\": 2}"
    let other = measure == .auc ? "logloss" : "auc"
    let judged = measure == .auc ? "auc" : "logloss"
    let lines = values.flatMap { name, values in
      values.enumerated().map { seed, value in
        "{\"kind\": \"quality\", \"set\": \"s\", \"learner\": \"\(name)\", \"settings\": \"matched\", \"seed\": "
          + "\(seed), \"ours\": \(name == "claims"), \"\(judged)\": \(value), \"\(other)\": 0.5, "
          + "\"seconds\": 1, \"memory\": 1}"
      }
    }
    let run = try RunLines(([set] + lines).joined(separator: "\n"))
    let result = QualityResult(run.sets[0], in: run)
    #expect(result.comparison("defaults", by: measure) == nil)
    return result.comparison("matched", by: measure)
  }

  @Test func worseByLessThanTheSpreadHolds() throws {
    let found = try #require(
      try matched([("A", [0.80, 0.82]), ("B", [0.7, 0.7]), ("claims", [0.80, 0.81])]))
    #expect(found.best.learner == "A")
    #expect(abs(found.difference + 0.005) < 1e-12)
    #expect(abs(found.spread - 0.0002.squareRoot()) < 1e-12)
    #expect(found.holds == true)
  }

  @Test func worseByMoreDoesNot() throws {
    #expect(try matched([("A", [0.80, 0.82]), ("claims", [0.78, 0.79])])?.holds == false)
  }

  @Test func lessLogLossIsBetter() throws {
    let values = [("A", [0.50, 0.52]), ("B", [0.4, 0.42]), ("claims", [0.44, 0.46])]
    let found = try #require(try matched(values, by: .logLoss))
    #expect(found.best.learner == "B")
    #expect(found.holds == false)
    let better = try matched([("A", [0.50, 0.52]), ("claims", [0.44, 0.46])], by: .logLoss)
    #expect(better?.holds == true)
  }

  @Test func oneSeedSaysNothing() throws {
    let found = try #require(try matched([("A", [0.8]), ("claims", [0.9])]))
    #expect(found.holds == nil)
  }

  @Test func deviationIsThatOfASample() throws {
    let spread = try #require(MeanAndDeviation([1, 2, 3, 4]))
    #expect(spread.mean == 2.5)
    #expect(abs(spread.deviation - (5.0 / 3).squareRoot()) < 1e-15)
    #expect(MeanAndDeviation([])?.mean == nil)
    #expect(Spread([3, 1])?.median == 2)
  }

  @Test func exponentsAreSlopesOfLogarithms() throws {
    let lines = [(1_000.0, 1.0), (10_000, 10), (20_000, 40)].map { at, seconds in
      "{\"kind\": \"growth\", \"learner\": \"trees\", \"axis\": \"rows\", \"at\": \(at), \"run\": 0, \"seconds\": "
        + "\(seconds), \"memory\": 5}"
    }
    let result = try #require(
      GrowthResult.all(in: try RunLines(lines.shuffled().joined(separator: "\n"))).first)
    #expect(result.points.map(\.at) == [1_000, 10_000, 20_000])
    #expect(abs(result.exponents[0] - 1) < 1e-12)
    #expect(abs(result.exponents[1] - 2) < 1e-12)
  }
}
