import Evaluation
import Foundation
import Testing

@Suite("Champion rule")
struct ChampionRuleTests {
  private func candidate(
    _ name: String, _ recall: Double, _ logLoss: Double, complexity: Int = 1,
    isBaseline: Bool = false
  ) -> ChampionRule.Candidate {
    ChampionRule.Candidate(
      name: name, metrics: [.recall: recall, .logLoss: logLoss], complexity: complexity,
      isBaseline: isBaseline)
  }

  @Test("takes the best recall, and says so")
  func recall() throws {
    let election = try ChampionRule().choose(from: [
      candidate("logistic", 0.97, 0.02), candidate("forest", 0.991, 0.03),
      candidate("boosted", 0.98, 0.01),
    ])
    #expect(election.champion.name == "forest")
    #expect(election.rows.map(\.candidate.name) == ["forest", "boosted", "logistic"])
    #expect(election.rows.map(\.rank) == [1, 2, 3])
    #expect(election.rows.map(\.isChampion) == [true, false, false])
    #expect(
      election.rows.map(\.reason) == [
        "higher recall than boosted (0.9910 against 0.9800)",
        "lower recall than forest (0.9800 against 0.9910)",
        "lower recall than forest (0.9700 against 0.9910)",
      ])
    #expect(election.baselineRemark == nil)
  }

  @Test("breaks ties by log loss, then by simplicity, then by order")
  func ties() throws {
    let byLoss = try ChampionRule().choose(from: [
      candidate("a", 0.99, 0.0301), candidate("b", 0.99, 0.02999),
    ])
    #expect(byLoss.champion.name == "b")
    #expect(byLoss.rows[0].reason == "same recall as a, lower log loss (0.0300 against 0.0301)")
    let bySimplicity = try ChampionRule().choose(from: [
      candidate("a", 0.99, 0.03, complexity: 2), candidate("b", 0.99, 0.03, complexity: 1),
    ])
    #expect(bySimplicity.rows[0].reason == "same recall as a, same log loss, simpler")
    #expect(bySimplicity.rows[1].reason == "same recall as b, same log loss, less simple")
    let byOrder = try ChampionRule().choose(from: [
      candidate("a", 0.99, 0.03), candidate("b", 0.99, 0.03),
    ])
    #expect(byOrder.rows[0].reason == "same recall as b, same log loss, named first")
    #expect(byOrder.rows[1].reason == "same recall as a, same log loss, named later")
  }

  @Test("counts values within the tolerance of the best as equal to it")
  func tolerance() throws {
    let rule = ChampionRule(criteria: [
      Criterion(.recall, tolerance: 0.002), Criterion(.logLoss, tolerance: 0.001),
    ])
    // `c` is near `b`, but not near the best: it must not slip in through its neighbour.
    let election = try rule.choose(from: [
      candidate("a", 0.9950, 0.050), candidate("b", 0.9935, 0.040),
      candidate("c", 0.9920, 0.001),
    ])
    #expect(election.champion.name == "b")
    #expect(
      election.rows[0].reason == "same recall as a, lower log loss (0.0400 against 0.0500)")
    #expect(
      election.rows.first { $0.candidate.name == "a" }?.reason
        == "same recall as b, higher log loss (0.0500 against 0.0400)")
    #expect(
      election.rows.first { $0.candidate.name == "c" }?.reason
        == "lower recall than b (0.9920 against 0.9935)")
  }

  @Test("never takes a baseline, but says how it stands")
  func baselines() throws {
    let election = try ChampionRule().choose(from: [
      candidate("majority", 1, 0.69, isBaseline: true), candidate("forest", 0.9912, 0.03),
      candidate("one threshold", 0.9912, 0.02, isBaseline: true),
    ])
    #expect(election.champion.name == "forest")
    #expect(election.rows.map(\.candidate.name) == ["majority", "one threshold", "forest"])
    #expect(election.rows[2].reason == "the only candidate that is not a baseline")
    #expect(
      election.rows[0].reason
        == "a baseline, never champion; higher recall than forest (1.0000 against 0.9912)")
    #expect(election.baselineRemark == "forest: lower recall than majority (0.9912 against 1.0000)")
  }

  @Test("refuses elections that cannot be held")
  func faults() {
    let rule = ChampionRule()
    #expect(throws: EvaluationError.noCandidate) { try rule.choose(from: []) }
    #expect(throws: EvaluationError.noCandidate) {
      try rule.choose(from: [candidate("a", 1, 1, isBaseline: true)])
    }
    #expect(throws: EvaluationError.missingMetric(.rocAUC, candidate: "a")) {
      try ChampionRule(criteria: [Criterion(.rocAUC)]).choose(from: [candidate("a", 1, 1)])
    }
    #expect(throws: EvaluationError.self) {
      try ChampionRule(criteria: [Criterion(.recall, tolerance: .nan)])
        .choose(from: [candidate("a", 1, 1)])
    }
  }

  @Test("is a setting that can be written and read")
  func coding() throws {
    let rule = ChampionRule(criteria: [Criterion(.averagePrecision, tolerance: 0.01)])
    let data = try JSONEncoder().encode(rule)
    #expect(try JSONDecoder().decode(ChampionRule.self, from: data) == rule)
    let election = try rule.choose(from: [
      ChampionRule.Candidate(name: "a", metrics: [.averagePrecision: 0.5], complexity: 1)
    ])
    let written = try JSONEncoder().encode(election)
    #expect(try JSONDecoder().decode(Election.self, from: written) == election)
    #expect(String(decoding: written, as: UTF8.self).contains("\"averagePrecision\":0.5"))
  }
}
