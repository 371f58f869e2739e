import ClaimStudy
import Claims
import Foundation
import Learning
import Machine
import Workflow
import _TestSupport

/// A study of generated videos that was run once for all tests of reports.
enum SmallStudy {
  /// What it found, with both feature sets.
  static func findings() throws -> StudyFindings { try result.get().findings }

  /// Its pages.
  static func site() throws -> StudySite { try StudySite(result.get()) }

  private static let result = Result { try run(threads: 2, rows: 1_500) }

  /// Runs the study on so many threads.
  static func run(threads: Int, rows: Int) throws -> StudyOutcome {
    let folder = try TemporaryFolder()
    let data = folder.file("videos.csv")
    try Data(SyntheticVideos(rows: rows, seed: Seed(5)).bytes(on: WorkerPool())).write(to: data)
    let study = Study(
      settings: settings, contract: .videos, data: data,
      folders: StudyFolders(under: folder.file("out")))
    let door = Door(clock: { 0 }, startedAt: "then", toolVersion: "test", toolchain: "test")
    return try study.run(RunOptions(), on: WorkerPool(threadCount: threads), at: door) { _ in }
  }

  private static let settings: StudySettings = {
    var settings = StudySettings.quick
    settings.candidates = [
      Candidate(name: "logistic-regression", family: .logisticRegression),
      Candidate(
        name: "random-forest", family: .randomForest,
        options: ["trees": .integer(8), "maxDepth": .integer(6)]),
    ]
    return settings
  }()
}

extension StudySite {
  /// The pages of a run.
  init(_ outcome: StudyOutcome) {
    self.init(
      findings: outcome.findings, exploration: outcome.exploration, statistics: outcome.statistics)
  }
}
