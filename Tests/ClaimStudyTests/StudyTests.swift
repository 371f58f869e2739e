import ClaimStudy
import Claims
import Evaluation
import Foundation
import Learning
import Machine
import ModelArtifacts
import Tabular
import Testing
import Workflow
import _TestSupport

/// Studies of generated videos, small enough to run whole.
@Suite("A study")
struct StudyTests {
  private static let door = Door(
    clock: { 0 }, startedAt: "then", toolVersion: "test", toolchain: "test")

  /// Few trees and one feature set, so that a study takes a moment.
  private static let settings: StudySettings = {
    var settings = StudySettings()
    settings.folds = 3
    settings.featureSets = ["after-publication"]
    settings.candidates = [
      Candidate(name: "logistic-regression", family: .logisticRegression),
      Candidate(
        name: "random-forest", family: .randomForest,
        options: ["trees": .integer(8), "maxDepth": .integer(6)]),
      Candidate(
        name: "boosted-trees", family: .boostedTrees, options: ["trees": .integer(12)],
        grid: ["maxDepth": [.integer(2), .integer(4)]]),
    ]
    return settings
  }()

  private func study(_ folder: TemporaryFolder, _ settings: StudySettings) throws -> Study {
    let data = folder.file("videos.csv")
    if !FileManager.default.fileExists(atPath: data.path) {
      let bytes = SyntheticVideos(rows: 1_200, seed: Seed(5)).bytes(on: WorkerPool())
      try Data(bytes).write(to: data)
    }
    return Study(
      settings: settings, contract: .videos, data: data,
      folders: StudyFolders(under: folder.file("out")))
  }

  private func run(
    _ study: Study, threads: Int = 2, _ options: RunOptions = RunOptions()
  ) throws -> StudyOutcome {
    try study.run(options, on: WorkerPool(threadCount: threads), at: Self.door) { _ in }
  }

  private func files(under folder: URL) throws -> [String: Data] {
    var found: [String: Data] = [:]
    let walk = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    for case let file as URL in walk ?? .init()
    where !file.hasDirectoryPath && file.lastPathComponent != "run.json" {
      found[String(file.path.dropFirst(folder.path.count))] = try Data(contentsOf: file)
    }
    return found
  }

  @Test("gives the same bytes of models and reports on 1, 2 and 8 threads")
  func threads() throws {
    var expected: [String: Data] = [:]
    for threads in [1, 2, 8] {
      let folder = try TemporaryFolder()
      let study = try study(folder, Self.settings)
      _ = try run(study, threads: threads)
      let made = try files(under: study.folders.models)
        .merging(files(under: study.folders.reports)) { $1 }
      #expect(made.count == 6 + study.reportFiles.count)
      if threads == 1 { expected = made }
      #expect(made == expected, "\(threads) threads")
    }
  }

  @Test("finds what was planted: models beat the baselines, the champion is no baseline")
  func planted() throws {
    let folder = try TemporaryFolder()
    let outcome = try run(try study(folder, Self.settings))
    let findings = outcome.findings
    #expect(findings.source.isGenerated)
    #expect(findings.trainingRows + findings.testRows == findings.ledger.rows.last?.kept)
    let result = try #require(findings.results.first)
    let champion = try #require(result.champion)
    #expect(!champion.entrant.isBaseline)
    #expect(champion.test.rocAUC ?? 0 > 0.8)
    let majority = try #require(result.lines.first { $0.entrant.name == "majority" })
    #expect(majority.test.rocAUC == 0.5)
    #expect(champion.test.logLoss < majority.test.logLoss)
    let boosted = try #require(result.lines.first { $0.entrant.name == "boosted-trees" })
    #expect(boosted.entrant.grid.count == 2)
    #expect(champion.entrant.validation.folds == 3)
    #expect(champion.entrant.validation.rows == findings.trainingRows)
  }

  @Test("does nothing again, and just what a change makes necessary")
  func freshness() throws {
    let folder = try TemporaryFolder()
    let study = try study(folder, Self.settings)
    #expect(try run(study).stagesRun == 15)
    #expect(try run(study).stagesRun == 0)

    let report = study.reportFiles[0]
    try FileManager.default.removeItem(at: report)
    let plan = try study.plan(RunOptions(), on: WorkerPool(), at: Self.door)
    #expect(plan.stale == ["report"])
    _ = try run(study)
    #expect(FileManager.default.fileExists(atPath: report.path))

    var settings = Self.settings
    settings.champion = ChampionRule(criteria: [Criterion(.logLoss)])
    let changed = try self.study(folder, settings).plan(
      RunOptions(), on: WorkerPool(), at: Self.door)
    #expect(changed.stale.contains("score-after-publication"))
    #expect(!changed.stale.contains("partition"))
  }

  @Test("saves models that score as the study scored them")
  func saved() throws {
    let folder = try TemporaryFolder()
    let study = try study(folder, Self.settings)
    let result = try #require(try run(study).findings.results.first)
    let champion = try ModelArtifact.read(study.championFiles[0])
    #expect(champion.notes["model"] == result.election.champion.name)
    #expect(champion.metrics["test.recall"] == result.champion?.test[.recall])
    #expect(champion.featureSet == "after-publication")
    let evaluation = try ModelEvaluation(
      model: study.championFiles[0], data: study.data, quarantine: nil,
      on: WorkerPool(threadCount: 2))
    #expect(evaluation.scores.rowCount == evaluation.ledger.rows.last?.kept)
    #expect(evaluation.scores.rocAUC ?? 0 > 0.8)
  }

  @Test("holds one part out instead of folds when asked to, and fits each model once")
  func holdOut() throws {
    let folder = try TemporaryFolder()
    var settings = Self.settings
    settings.comparison = .holdOut
    let findings = try run(try study(folder, settings)).findings
    let line = try #require(findings.results.first?.champion)
    #expect(line.entrant.validation.folds == 1)
    #expect(line.entrant.trainingRows + line.entrant.validation.rows == findings.trainingRows)
  }

  @Test("keeps equal values of a grouping column on one side")
  func grouped() throws {
    let folder = try TemporaryFolder()
    var settings = Self.settings
    settings.groupBy = "video_duration_sec"
    settings.candidates = [Self.settings.candidates[0]]
    let findings = try run(try study(folder, settings)).findings
    #expect(findings.testRows > 0 && findings.trainingRows > findings.testRows)
    settings.groupBy = "nobody"
    let failure = #expect(throws: StageFailure.self) { try run(try study(folder, settings)) }
    let sentence = failure.map { "\($0.reason)" } ?? ""
    #expect(sentence.hasPrefix("setting `groupBy` is nobody; expected one of "))
  }

  @Test("takes the split from a file")
  func splitFile() throws {
    let folder = try TemporaryFolder()
    let base = try study(folder, Self.settings)
    let reading = try CSVReader(schema: DataContract.videos.schema(for: .training))
      .read(base.data, on: WorkerPool())
    let identity = try #require(reading.frame["video_id"])
    let lines = (0..<reading.frame.rowCount).map { row in
      "\(identity.text(at: row) ?? ""),\(row % 4 == 0 ? "test" : "train")"
    }
    let file = folder.file("split.csv")
    try Data(("identity,part\n" + lines.joined(separator: "\n") + "\n").utf8).write(to: file)
    var settings = Self.settings
    settings.splitFile = file.path
    settings.candidates = [Self.settings.candidates[0]]
    let findings = try run(try study(folder, settings)).findings
    let share = Double(findings.testRows) / Double(findings.testRows + findings.trainingRows)
    expectClose(share, 0.25, absolute: 0.02)
  }
}
