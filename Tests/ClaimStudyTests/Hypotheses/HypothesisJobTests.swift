import ClaimStudy
import Claims
import Foundation
import Learning
import Machine
import Statistics
import Testing
import Workflow
import _TestSupport

@Suite("Hypotheses about a file")
struct HypothesisJobTests {
  private static func ask(
    _ of: String, by: String, within: [String]? = nil, _ method: HypothesisMethod? = nil
  ) -> HypothesisSettings {
    HypothesisSettings(.columns(of: of, by: by), within: within, method: method)
  }

  private func only(_ settings: HypothesisSettings) throws -> Comparison {
    let found = try PlantedTrial.hypotheses(settings)
    #expect(found.comparisons.count == 1)
    return try #require(found.comparisons.first)
  }

  @Test("the family is every number by each category and every category by the label")
  func family() throws {
    let found = try PlantedTrial.hypotheses()
    let numbers = ["score", "dose", "noise", "step"]
    let categories = ["outcome", "treatment", "ward", "clinic"]
    let names = categories.flatMap { factor in numbers.map { "\($0) by \(factor)" } }
    #expect(
      found.comparisons.map { "\($0.outcome) by \($0.factor)" }
        == names + ["treatment", "ward", "clinic"].map { "\($0) by outcome" })
    #expect(found.skipped.isEmpty && found.studiedRows == 1_200)
    for comparison in found.comparisons {
      let answer = try #require(comparison.answer)
      let (holm, discovery) = (
        try #require(comparison.holm), try #require(comparison.benjaminiHochberg)
      )
      #expect(!(holm < discovery) && !(discovery < answer.p))
      #expect(
        comparison.controls.allSatisfy {
          ![comparison.outcome, comparison.factor].contains($0.column)
        })
    }
    let noise = try #require(found.comparison(of: "noise", by: "ward"))
    #expect(try #require(noise.holm).value > 0.05 && noise.controls.allSatisfy { !$0.isFlagged })
  }

  @Test("what a ward explains vanishes within it, what it hides reverses")
  func confounding() throws {
    let found = try PlantedTrial.hypotheses()
    let score = try #require(found.comparison(of: "score", by: "treatment"))
    let inWards = try #require(score.controls.first { $0.column == "ward" })
    #expect(inWards.effect.verdict == .vanishes && inWards.isFlagged)
    #expect(inWards.sides == ["a", "b"] && inWards.levels == ["x", "y"])
    #expect(inWards.effect.crude.value < -0.8 && abs(inWards.effect.adjusted.value) < 0.2)
    let inClinics = try #require(score.controls.first { $0.column == "clinic" })
    #expect(inClinics.effect.verdict == .holds && !inClinics.isFlagged)
    let dose = try #require(found.comparison(of: "dose", by: "treatment"))
    #expect(dose.controls.first { $0.column == "ward" }?.effect.verdict == .reverses)
    let outcome = try #require(found.comparison(of: "treatment", by: "outcome"))
    let odds = try #require(outcome.controls.first { $0.column == "ward" })
    #expect(odds.effect.crude.measure == .oddsRatio && odds.effect.verdict == .vanishes)
  }

  @Test("one comparison: the chosen test, the asked test, the columns that are held fixed")
  func single() throws {
    let plain = try only(Self.ask("score", by: "ward"))
    #expect(plain.choice.chosen == .welchT && plain.panel.agreement == .allFind)
    #expect(plain.controls.map(\.column) == ["outcome", "treatment", "clinic"])
    #expect(plain.groups.map(\.name) == ["x", "y"])
    #expect(plain.groups.reduce(0) { $0 + $1.description.count } == 1_200 - 24)
    let asked = try only(Self.ask("score", by: "ward", within: ["clinic"], .mannWhitney))
    #expect(asked.choice.chosen == .mannWhitney && asked.choice.isOverridden)
    #expect(asked.controls.map(\.column) == ["clinic"])
    #expect(asked.holm == asked.answer?.p)
    #expect(try only(Self.ask("ward", by: "score")).outcome == "score")
    #expect(try only(Self.ask("noise", by: "clinic")).choice.chosen == .welchANOVA)
    #expect(try only(Self.ask("step", by: "ward")).choice.chosen == .mannWhitney)
    #expect(try only(Self.ask("score", by: "dose")).choice.kind == .numbers)
    let pairs = try only(HypothesisSettings(.pairs("score", "dose")))
    #expect(pairs.choice.kind == .pairs && pairs.controls.isEmpty)
    let table = try only(Self.ask("ward", by: "treatment"))
    #expect(table.choice.chosen == .chiSquared)
    #expect(try #require(table.table).counts.joined().reduce(0, +) == 1_200)
  }

  @Test("numbers within groups: a line that a ward makes is gone within it")
  func correlation() throws {
    let scores = try only(Self.ask("score", by: "dose"))
    let inWards = try #require(scores.controls.first { $0.column == "ward" })
    #expect(inWards.effect.crude.value > 0.5)
    #expect(inWards.effect.verdict == .vanishes && inWards.isFlagged)
  }

  @Test("the same on 1, 2 and 5 threads, for another seed only by lot, and kept")
  func deterministic() throws {
    let text = PlantedTrial.text(rows: 300)
    let first = try CanonicalJSON.data(of: PlantedTrial.hypotheses(text: text, threads: 1))
    for threads in [2, 5] {
      let other = try PlantedTrial.hypotheses(text: text, threads: threads)
      #expect(try CanonicalJSON.data(of: other) == first)
    }
    let read = try CanonicalJSON.value(of: Hypotheses.self, in: first)
    #expect(try CanonicalJSON.data(of: read) == first)
    let other = try PlantedTrial.hypotheses(HypothesisSettings(seed: Seed(2)), text: text)
    for (one, two) in zip(read.comparisons, other.comparisons) {
      #expect(one.panel.ways[0] == two.panel.ways[0] && one.panel.ways[1] == two.panel.ways[1])
    }
    #expect(
      zip(read.comparisons, other.comparisons).contains { $0.panel.ways[2] != $1.panel.ways[2] })
  }

  @Test("a file without a label is tested all the same")
  func unlabelled() throws {
    let rows = PlantedTrial.text(rows: 200).split(separator: "\n").enumerated().map { line, row in
      line == 0
        ? String(row)
        : ","
          + row.split(separator: ",", omittingEmptySubsequences: false)
          .dropFirst().joined(separator: ",")
    }
    let found = try PlantedTrial.hypotheses(text: rows.joined(separator: "\n") + "\n")
    #expect(found.studiedRows == 200)
    #expect(found.comparisons.allSatisfy { $0.factor != "outcome" } && !found.comparisons.isEmpty)
  }

  @Test("questions without an answer say what could be asked")
  func faults() throws {
    func fault(_ settings: HypothesisSettings, text: String? = nil) -> HypothesisFault? {
      do {
        _ = try PlantedTrial.hypotheses(settings, text: text)
        return nil
      } catch {
        return error as? HypothesisFault
      }
    }
    let known = ["outcome", "treatment", "ward", "clinic", "score", "dose", "noise", "step"]
    #expect(fault(Self.ask("scor", by: "ward")) == .unknownColumn("scor", known: known))
    #expect(fault(Self.ask("score", by: "score")) == .sameColumn("score"))
    #expect(fault(HypothesisSettings(.pairs("score", "ward"))) == .notANumber("ward"))
    #expect(
      fault(Self.ask("score", by: "ward", within: ["dose"]))
        == .notACategory("dose", known: Array(known[..<4])))
    #expect(
      fault(Self.ask("score", by: "ward", .anova))
        == .method(.otherQuestion(.anova, kind: .twoGroups)))
    let one = PlantedTrial.text(rows: 100).replacing(",a,", with: ",b,")
    #expect(
      fault(Self.ask("score", by: "treatment"), text: one)
        == .noAnswer(of: "score", by: "treatment", .tooFewSamples(count: 1, needed: 2)))
    for fault in [
      HypothesisFault.unknownColumn("a", known: ["b"]), .sameColumn("a"), .notANumber("a"),
      .notACategory("a", known: ["b"]), .nothingToTest,
    ] {
      #expect(fault.description.count > 20 && fault.isWrongUse == (fault != .nothingToTest))
    }
  }

  @Test("a method for a whole family is used where it fits")
  func familyMethod() throws {
    let found = try PlantedTrial.hypotheses(HypothesisSettings(method: .student))
    #expect(found.comparison(of: "score", by: "ward")?.choice.chosen == .studentT)
    #expect(found.comparison(of: "score", by: "clinic")?.choice.chosen == .welchANOVA)
    #expect(found.comparison(of: "ward", by: "outcome")?.choice.chosen == .chiSquared)
  }
}
