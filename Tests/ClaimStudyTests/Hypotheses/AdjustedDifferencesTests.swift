import ClaimStudy
import Claims
import Foundation
import Learning
import LinearModels
import Machine
import Statistics
import Testing
import _TestSupport

/// Every level of a category against the most frequent one, with a third column held fixed.
@Suite("Differences adjusted by regression")
struct AdjustedDifferencesTests {
  /// Three treatments and two wards: ward y adds 6 and holds mostly `c`.
  ///
  /// Within a ward `b` is 1 below `a` and `c` as `a`; over all records both lie above.
  private static func text(rows: Int, ofWard: [[Double]]) -> String {
    var stream = Seed(3).stream
    var text = "outcome,treatment,ward,clinic,score,dose,noise,step\n"
    for row in 0..<rows {
      let inY = stream.uniform() < 0.5
      let shares = ofWard[inY ? 1 : 0]
      let draw = stream.uniform() * shares.reduce(0, +)
      let level = draw < shares[0] ? 0 : draw < shares[0] + shares[1] ? 1 : 2
      let score = (inY ? 6.0 : 0) + [0, -1, 0][level] + stream.normal()
      let isGood = stream.uniform() < (inY ? 0.7 : 0.3)
      text +=
        "\(isGood ? "good" : "bad"),\(["a", "b", "c"][level]),\(inY ? "y" : "x"),c\(row % 2),\(score),"
      text += "\(stream.normal()),\(stream.normal()),\(row % 3)\n"
    }
    return text
  }

  private static let confounded = [[5.0, 2, 1], [1, 2, 3]]

  private static func contract() throws -> DataContract {
    let plain = try PlantedTrial.contract()
    return try DataContract(
      name: "three", labelNames: plain.labelNames,
      columns: plain.columns.map {
        $0.name == "treatment"
          ? ContractColumn("treatment", .category, allowed: ["a", "b", "c", "d"]) : $0
      })
  }

  private func control(
    _ of: String, by: String, within: String, text: String
  ) throws -> ControlledComparison {
    let folder = try TemporaryFolder()
    try Data(text.utf8).write(to: folder.file("three.csv"))
    let found = try HypothesisJob(
      RecordFile(folder.file("three.csv"), contract: Self.contract()),
      settings: HypothesisSettings(
        .columns(of: of, by: by), within: [within], mostRearrangements: 199)
    ).run(on: WorkerPool(threadCount: 2))
    return try #require(found.comparisons.first?.controls.first)
  }

  @Test("levels are told one by one: one vanishes, one reverses, all together stay apart")
  func levels() throws {
    let found = try control(
      "score", by: "treatment", within: "ward",
      text: Self.text(rows: 3_000, ofWard: Self.confounded))
    let adjustment = try #require(found.adjustment)
    #expect(adjustment.model == .leastSquares && adjustment.reference == "a")
    #expect(adjustment.contrasts.map(\.level) == ["b", "c"])
    let (b, c) = (adjustment.contrasts[0], adjustment.contrasts[1])
    #expect(b.verdict == .reverses && b.crude.value > 0.5)
    expectClose(b.adjusted.value, -1, absolute: 0.15)
    #expect(c.verdict == .vanishes && abs(c.adjusted.value) < 0.15 && c.crude.value > 2)
    #expect(adjustment.isFlagged(b) && adjustment.isFlagged(c))
    #expect(found.flaggedContrasts.count == 2 && found.verdict == .reverses)
    #expect(found.isFlagged)
    let counts = [adjustment.referenceCount, b.count, c.count]
    #expect(counts.reduce(0, +) == 3_000 && counts[0] == counts.max())
    let test = try #require(adjustment.adjustedTest)
    #expect(test.degreesOfFreedom == [2, 2_996] && test.p.value < 1e-30)
    #expect(try #require(adjustment.crudeTest).degreesOfFreedom == [2, 2_997])
  }

  @Test("what a third column does not touch holds, level by level, and is not flagged")
  func untouched() throws {
    let found = try control(
      "score", by: "treatment", within: "ward",
      text: Self.text(rows: 3_000, ofWard: [[2, 1, 1], [2, 1, 1]]))
    let adjustment = try #require(found.adjustment)
    #expect(!found.flaggedContrasts.contains { [.reverses, .vanishes].contains($0.verdict) })
    expectClose(adjustment.contrasts[0].adjusted.value, -1, absolute: 0.15)
    // Holding the ward fixed takes its spread out of the error.
    for contrast in adjustment.contrasts {
      let (before, after) = (contrast.crude.interval, contrast.adjusted.interval)
      #expect(
        try #require(after).high - (try #require(after).low)
          < (try #require(before).high - (try #require(before).low)) / 2)
    }
  }

  @Test("a class is told by odds ratios of a logistic regression")
  func odds() throws {
    let text = Self.text(rows: 4_000, ofWard: Self.confounded)
    let found = try control("outcome", by: "treatment", within: "ward", text: text)
    let adjustment = try #require(found.adjustment)
    #expect(adjustment.model == .logistic && adjustment.spread == nil)
    let c = try #require(adjustment.contrasts.first { $0.level == "c" })
    #expect(c.crude.measure == .oddsRatio && c.crude.value > 1.5)
    #expect(c.verdict == .vanishes && (0.75...1.33).contains(c.adjusted.value))
    #expect(try #require(adjustment.adjustedTest).degreesOfFreedom == [2])
  }

  @Test("a level that decides the outcome has no odds ratio; one level has nothing to compare")
  func refused() throws {
    let text = Self.text(rows: 600, ofWard: Self.confounded)
      .split(separator: "\n").map { line -> Substring in
        let isSure = line.contains(",c,") && line.hasPrefix("bad")
        return isSure ? "good" + line.dropFirst(3) : line
      }.joined(separator: "\n")
    let found = try control("outcome", by: "treatment", within: "ward", text: text + "\n")
    #expect(found.adjustment == nil)
  }

  @Test("a stratum with one outcome only says nothing, and stands in nobody's way")
  func oneSidedStratum() throws {
    let text = Self.text(rows: 1_200, ofWard: Self.confounded)
      .split(separator: "\n").map { line -> Substring in
        line.contains(",c1,") && line.hasPrefix("bad") ? "good" + line.dropFirst(3) : line
      }.joined(separator: "\n")
    let found = try control("outcome", by: "treatment", within: "clinic", text: text + "\n")
    #expect(found.adjustment?.contrasts.allSatisfy { $0.adjusted.value.isFinite } == true)
  }

  @Test("two numbers have no levels")
  func numbers() throws {
    let text = Self.text(rows: 300, ofWard: Self.confounded)
    #expect(try control("score", by: "dose", within: "ward", text: text).adjustment == nil)
  }

  @Test("an exploration and a test find the same of the same difference")
  func exploration() throws {
    let folder = try TemporaryFolder()
    try Data(PlantedTrial.text().utf8).write(to: folder.file("t.csv"))
    let file = RecordFile(folder.file("t.csv"), contract: try PlantedTrial.contract())
    let explored = try ExplorationStudy(
      file, folders: StudyFolders(under: folder.file("explored"))
    ).run(on: WorkerPool(threadCount: 2))
    let page = try String(
      contentsOf: explored.reports.appending(path: "exploration.md"), encoding: .utf8)
    let tested = try HypothesisJob(
      file, settings: HypothesisSettings(.columns(of: "dose", by: "ward"), within: ["outcome"])
    ).run(on: WorkerPool(threadCount: 2))
    let control = try #require(tested.comparisons.first?.controls.first)
    #expect(control.column == "outcome" && !control.isFlagged)
    // The outcome explains nothing here, so the exploration warns of nothing.
    #expect(!page.contains("Explained by a third column"))
  }
}
