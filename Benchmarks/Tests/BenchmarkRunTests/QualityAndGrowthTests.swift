import BenchmarkRun
import Testing

@Suite struct QualityAndGrowthTests {
  private func quality(_ aucs: [(String, [Double])]) throws -> QualityResult {
    let set =
      "{\"kind\": \"set\", \"id\": \"s\", \"title\": \"S\", \"about\": \"\", \"rows\": 10, \"columns\": 2}"
    let lines = aucs.flatMap { name, values in
      values.enumerated().map { seed, auc in
        "{\"kind\": \"quality\", \"set\": \"s\", \"learner\": \"\(name)\", \"settings\": \"matched\", \"seed\": "
          + "\(seed), \"ours\": \(name == "claims"), \"auc\": \(auc), \"logloss\": 0.5, \"seconds\": 1, "
          + "\"memory\": 1}"
      }
    }
    let run = try RunLines(([set] + lines).joined(separator: "\n"))
    return QualityResult(run.sets[0], in: run)
  }

  @Test func worseByLessThanTheSpreadHolds() throws {
    let result = try quality([("A", [0.80, 0.82]), ("B", [0.7, 0.7]), ("claims", [0.80, 0.81])])
    #expect(result.best("matched")?.learner == "A")
    #expect(abs((result.difference("matched") ?? 0) + 0.005) < 1e-12)
    #expect(result.holds("matched") == true)
    #expect(result.holds("defaults") == nil)
  }

  @Test func worseByMoreDoesNot() throws {
    let result = try quality([("A", [0.80, 0.82]), ("claims", [0.78, 0.79])])
    #expect(result.holds("matched") == false)
  }

  @Test func oneSeedSaysNothing() throws {
    #expect(try quality([("A", [0.8]), ("claims", [0.9])]).holds("matched") == nil)
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
