import ClaimStudy
import Claims
import Foundation
import Learning
import LinearModels
import Machine
import Statistics
import Testing
import _TestSupport

/// Regressions of files: which kind is chosen, what goes in, what is said.
@Suite("The study of a regression")
struct RegressionStudyTests {
  private func report(
    _ question: RegressionQuestion, threads: Int = 2,
    alive: (_ row: Int, _ height: Double) -> Bool = { ($0 * 7) % 10 < ($1 > 5 ? 7 : 3) }
  ) throws -> RegressionReport {
    let folder = try TemporaryFolder()
    return try RegressionStudy(
      question, of: PlantFile.write(to: folder, alive: alive),
      folders: StudyFolders(under: folder.file("out"))
    ).report(on: WorkerPool(threadCount: threads))
  }

  private func fault(_ question: RegressionQuestion) throws -> RegressionFault? {
    do {
      _ = try report(question)
      return nil
    } catch let fault as RegressionFault {
      return fault
    }
  }

  @Test("a label is explained by logistic regression; what says nothing of its own is named")
  func label() throws {
    let report = try report(RegressionQuestion())
    #expect(report.method == .logistic && report.rowsUsed == 120)
    #expect(report.outcome.column == "alive" && report.outcome.level == "yes")
    let names = report.terms.map(\.name)
    #expect(names.first == "height" && names.contains("leaves"))
    #expect(names.count { $0.hasPrefix("soil: ") } == 2)
    let omitted = Dictionary(
      report.omitted.map { ($0.name, $0.reason) }, uniquingKeysWith: { $1 })
    #expect(omitted["double"] == "a combination of height")
    #expect(omitted["same"] == "one value only in these rows")
    #expect(omitted["note"]?.hasPrefix("text") == true)
    #expect(report.coefficients.rows.map(\.name) == [CoefficientTable.interceptName] + names)
    #expect(report.coefficients == report.classical && report.profiles.isEmpty)
    #expect(report.terms.first { $0.name == "leaves" }?.isLate == true)
    #expect(report.effects.map(\.change).suffix(2) == [.step, .step])
    #expect(report.influence.rows.first?.identity != nil)
  }

  @Test("a number is explained by least squares, a level against the rest by logistic regression")
  func kinds() throws {
    let number = try report(RegressionQuestion(outcome: "leaves", predictors: ["height", "alive"]))
    #expect(number.method == .leastSquares && number.errors != nil && number.effects.isEmpty)
    #expect(number.terms.map(\.column) == ["height", "alive"])
    #expect(number.coefficients.rows[1].degreesOfFreedom == 117)
    let level = try report(RegressionQuestion(outcome: "soil", positiveLevel: "clay"))
    #expect(level.method == .logistic && level.outcome.other == "any other level")
    #expect(level.omitted.contains { $0.name == "alive" && $0.reason.hasPrefix("the label") })
  }

  @Test("robust errors and profiles on request")
  func options() throws {
    let report = try report(
      RegressionQuestion(
        predictors: ["height", "soil"], usesRobustErrors: true, findsProfiles: true))
    #expect(report.coefficients == report.robust && report.robust != report.classical)
    #expect(report.profiles.count == report.terms.count + 1)
    for (profile, row) in zip(report.profiles, report.classical.rows) {
      expectClose(profile.estimate, row.estimate, absolute: 1e-9, relative: 1e-7)
      #expect(profile.interval.contains(row.estimate))
    }
  }

  @Test("separated classes are named, and fitted with Firth's penalty")
  func separated() throws {
    let report = try report(RegressionQuestion(predictors: ["height", "soil"])) { $1 > 6 }
    #expect(report.method == .firth)
    #expect(
      report.separation
        == SeparationFinding(columns: ["height"], isComplete: true, undecidedRows: 0))
    #expect(report.coefficients.rows.allSatisfy { $0.estimate.isFinite && $0.standardError > 0 })
    #expect(report.profiles.count == 4)
    let height = try #require(report.profiles.first { $0.name == "height" })
    #expect(height.interval.lowerBound > 0 && height.test.p.value < 0.001)
  }

  @Test("questions that the file cannot answer are refused with what would do")
  func refusals() throws {
    #expect(
      try fault(RegressionQuestion(outcome: "nosuch"))
        == .unknownColumn(
          "nosuch", known: ["alive", "height", "double", "same", "leaves", "soil"]))
    #expect(
      try fault(RegressionQuestion(outcome: "soil"))?.description.contains("--positive LEVEL")
        == true)
    #expect(
      try fault(RegressionQuestion(outcome: "soil", positiveLevel: "peat"))
        == .unknownLevel("peat", column: "soil", levels: ["clay", "loam", "sand"]))
    #expect(
      try fault(RegressionQuestion(outcome: "note")) == .unsuitable("note", reason: "it is text"))
    #expect(
      try fault(RegressionQuestion(predictors: ["id"]))
        == .unsuitable("id", reason: "it is the name of a row"))
    #expect(
      try fault(RegressionQuestion(predictors: ["alive"])) == .outcomeAmongPredictors("alive"))
    #expect(try fault(RegressionQuestion(predictors: ["same"])) == .noPredictors)
    #expect(try fault(RegressionQuestion(predictors: [])) == .noPredictors)
    #expect(
      try fault(RegressionQuestion(outcome: "height", positiveLevel: "tall"))?.isMisuse == true)
  }

  @Test("the same numbers on any number of threads")
  func threads() throws {
    let one = try report(RegressionQuestion(usesRobustErrors: true), threads: 1)
    let three = try report(RegressionQuestion(usesRobustErrors: true), threads: 3)
    #expect(one.coefficients == three.coefficients && one.dependence == three.dependence)
    #expect(one.effects == three.effects && one.influence.rows == three.influence.rows)
  }
}

/// The regression of the course, at the optimum.
@Suite(
  "Regressions of the claims data",
  .enabled(if: SharedMaterial.isPresent, Comment(rawValue: SharedMaterial.hint)))
struct RegressionOfVideosTests {
  private func report(_ question: RegressionQuestion) throws -> RegressionReport {
    try RegressionStudy(
      question,
      of: RecordFile(SharedMaterial.file("data/tiktok/tiktok_dataset.csv"), contract: .videos),
      folders: StudyFolders(under: URL(filePath: "/nonexistent"))
    ).report(on: WorkerPool(threadCount: 2))
  }

  @Test("verified status by what the course used agrees with statsmodels")
  func verified() throws {
    let report = try report(
      RegressionQuestion(
        outcome: "verified_status",
        predictors: [
          "video_duration_sec", "claim_status", "video_view_count", "video_share_count",
          "video_download_count", "video_comment_count", "author_ban_status",
        ]))
    #expect(report.rowsUsed == 19_084 && report.method == .logistic)
    #expect(report.outcome.level == "verified")
    let rows = Dictionary(
      report.coefficients.rows.map { ($0.name, $0) }, uniquingKeysWith: { $1 })
    expectClose(
      rows["claim_status: opinion"]?.estimate ?? .nan, 1.6189870393304726, relative: 1e-6)
    expectClose(
      rows["author_ban_status: banned"]?.estimate ?? .nan, -0.17702255651957205, relative: 1e-5)
    expectClose(
      rows["video_comment_count"]?.standardError ?? .nan, 0.00011984979684569872, relative: 1e-5)
    #expect(report.fit.confusion == [17_884, 0, 1_200, 0])
    expectClose(report.fit.auc ?? .nan, 0.6866335830910312, relative: 1e-6)
    let ratio = report.fit.accuracy ?? 0
    #expect(abs(ratio - 17_884.0 / 19_084) < 1e-12)
  }

  @Test("views differ by verified status, and not within the classes")
  func confounded() throws {
    let alone = try report(
      RegressionQuestion(
        outcome: "video_view_count", predictors: ["verified_status"], usesRobustErrors: true))
    // The slope is the difference of the means, 173,663 views; HC3 is close to Welch's error.
    let plain = try #require(alone.coefficients.rows.last)
    #expect(plain.p < 1e-100 && plain.estimate < -150_000)
    let beside = try report(
      RegressionQuestion(
        outcome: "video_view_count", predictors: ["verified_status", "claim_status"],
        usesRobustErrors: true))
    let adjusted = try #require(
      beside.coefficients.rows.first { $0.name.hasPrefix("verified_status") })
    #expect(adjusted.p > 0.1)
  }
}
