import ClaimStudy
import Claims
import Foundation
import Learning
import Machine
import Testing
import Workflow
import _TestSupport

@Suite("Training and test rows beside each other")
struct PartComparisonTests {
  /// A study of baselines only, so that the explore stage is nearly all that runs.
  private static func exploration(_ bytes: [UInt8], split: String? = nil) throws -> Exploration {
    let folder = try TemporaryFolder()
    let data = folder.file("videos.csv")
    try Data(bytes).write(to: data)
    var settings = StudySettings.quick
    settings.featureSets = ["after-publication-without-text"]
    settings.candidates = [
      Candidate(name: "logistic-regression", family: .logisticRegression)
    ]
    if let split {
      try Data(split.utf8).write(to: folder.file("split.csv"))
      settings.splitFile = folder.file("split.csv").path
    }
    let study = Study(
      settings: settings, contract: .videos, data: data,
      folders: StudyFolders(under: folder.file("out")))
    let door = Door(clock: { 0 }, startedAt: "then", toolVersion: "test", toolchain: "test")
    let outcome = try study.run(
      RunOptions(), on: WorkerPool(threadCount: 2), at: door
    ) { _ in }
    return outcome.exploration
  }

  @Test("a random split is not flagged, and counts every cleaned row once")
  func random() throws {
    let bytes = SyntheticVideos(rows: 4_000, seed: Seed(3)).bytes(on: WorkerPool())
    let found = try Self.exploration(bytes)
    let parts = try #require(found.parts)
    #expect(parts.trainingRows + parts.testRows == found.shape.rows - found.ledger.dropped)
    #expect(parts.numbers.contains { $0.name == "video_view_count_per_view" } == false)
    #expect(parts.numbers.contains { $0.name == "video_like_count_per_view" })
    #expect(parts.numbers.allSatisfy { !$0.isFlagged })
    #expect(parts.categories.count == 2)
    for category in parts.categories {
      expectClose(category.trainingShares.reduce(0, +), 1, absolute: 1e-12)
      expectClose(category.testShares.reduce(0, +), 1, absolute: 1e-12)
    }
    let shares = [parts.trainingPositiveShare, parts.testPositiveShare].compactMap { $0?.value }
    expectClose(shares[0], shares[1], absolute: 0.01)
    #expect(!found.alerts.contains { $0.kind == .partsDiffer })
    // The exploration of a study is the one of the file, but for the parts.
    let alone = try ExplorationTests.explore(bytes)
    #expect(alone.numbers == found.numbers)
    #expect(alone.groups == found.groups)
    #expect(alone.shape == found.shape)
    #expect(alone.ledger == found.ledger)
  }

  @Test("a split by length is flagged")
  func planted() throws {
    let bytes = SyntheticVideos(rows: 2_000, seed: Seed(4)).bytes(on: WorkerPool())
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst()
    var split = "identity,part\n"
    for line in lines {
      let cells = line.split(separator: ",", maxSplits: 5, omittingEmptySubsequences: false)
      guard cells.count > 4, let seconds = Int(cells[4]) else { continue }
      split += "\(cells[3]),\(seconds > 45 ? "test" : "train")\n"
    }
    let found = try Self.exploration(bytes, split: split)
    let length = try #require(
      found.parts?.numbers.first { $0.name == "video_duration_sec" })
    #expect(length.isFlagged)
    #expect(length.distance == 1)
    #expect(try #require(length.standardizedDifference) > 1)
    #expect(found.alerts.first { $0.kind == .partsDiffer }?.columns == ["video_duration_sec"])
  }
}
