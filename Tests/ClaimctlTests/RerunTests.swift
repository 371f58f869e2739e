import Foundation
import Testing
import _TestSupport

/// What a second run does: nothing that is up to date, and everything that is not, with the reason.
@Suite("claimctl plan and second runs")
struct RerunTests {
  private let folder: TemporaryFolder

  private static let stages = [
    "read", "clean", "partition", "explore", "hypotheses", "regress",
    "fit-at-upload-without-text-majority", "fit-at-upload-without-text-single-threshold",
    "fit-at-upload-without-text-logistic-regression", "score-at-upload-without-text",
    "save-at-upload-without-text", "findings", "report",
  ]

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(try VideoFile(generatedRows: 300).data, to: "videos.csv")
    try folder.write(Data(TrainedStudy.oneModel.utf8), to: "small.yaml")
  }

  private func run(_ verb: String, _ more: String...) throws -> CommandLineRun {
    try folder.claimctl(
      [verb, "--data", "videos.csv", "--profile", "quick", "--output", "study"]
        + ["--settings", "small.yaml"] + more)
  }

  /// The status of each stage in the words of `plan`, in order; the last line is left out.
  private func plan(_ more: String...) throws -> [(stage: String, status: String)] {
    let run = try folder.claimctl(
      ["plan", "--data", "videos.csv", "--profile", "quick", "--output", "study"]
        + ["--settings", "small.yaml"] + more)
    #expect(run.status == 0, "\(run.errors)")
    return run.output.split(separator: "\n").dropLast().compactMap { line in
      guard let gap = line.range(of: "  ") else { return nil }
      let status = line[gap.upperBound...].drop { $0 == " " }
      return (String(line[..<gap.lowerBound]), String(status))
    }
  }

  private func train(_ more: String...) throws -> CommandLineRun {
    let run = try folder.claimctl(
      ["train", "--data", "videos.csv", "--profile", "quick", "--output", "study"]
        + ["--settings", "small.yaml"] + more)
    #expect(run.status == 0, "\(run.errors)")
    return run
  }

  @Test("a plan lists all stages before the first run and makes nothing")
  func firstPlan() throws {
    let plan = try plan()
    #expect(plan.map(\.stage) == Self.stages)
    #expect(plan.allSatisfy { $0.status == "stale because never run" })
    #expect(!folder.has("study/Models") && !folder.has("study/Reports"))
  }

  @Test("a second run says that everything is up to date and changes no byte")
  func secondRun() throws {
    let first = try train()
    let before = try folder.file("study").contents()
    let second = try train()
    #expect(second.errors == "everything is up to date: none of 13 stages had to run\n")
    #expect(second.output == first.output)
    #expect(try folder.file("study").contents() == before)
    #expect(try plan().allSatisfy { $0.status == "fresh" })
    let after = try run("plan")
    #expect(after.output.hasSuffix("0 of 13 stages would run\n"))
  }

  @Test("another seed is named as the reason")
  func seed() throws {
    _ = try train()
    let plan = try plan("--seed", "2")
    #expect(plan.map(\.status).prefix(2) == ["fresh", "fresh"])
    #expect(plan[2].status == "stale because settings changed: seed 1 → 2")
    // A regression draws nothing by lot.
    let drawn = plan.dropFirst(2).filter { $0.stage != "regress" }
    #expect(drawn.allSatisfy { $0.status.hasPrefix("stale because ") })
    let models = try folder.file("study/Models").contents()
    _ = try train("--seed", "2", "--quiet")
    #expect(try folder.file("study/Models").contents() != models)
    // What was made with the first seed is still kept, so that going back costs no fit.
    let back = try self.plan().filter { $0.status != "fresh" }.map(\.stage)
    #expect(!back.contains { $0.hasPrefix("fit-") })
    _ = try train("--quiet")
    let again = try folder.file("study/Models").contents()
    for (name, bytes) in models where !name.hasSuffix("run.json") {
      #expect(again[name] == bytes, "\(name)")
    }
  }

  @Test("a report or a model that is gone makes only its stage stale")
  func missingFile() throws {
    _ = try train("--quiet")
    let files = [
      ("study/Reports/models.md", "report"),
      ("study/Models/at-upload-without-text/champion.safetensors", "save-at-upload-without-text"),
    ]
    for (path, stage) in files {
      let bytes = try Data(contentsOf: folder.file(path))
      try FileManager.default.removeItem(at: folder.file(path))
      let stale = try plan().filter { $0.status != "fresh" }
      #expect(stale.map(\.stage) == [stage])
      let name = folder.file(path).lastPathComponent
      #expect(stale.first?.status == "stale because file \(name) is missing")
      _ = try train("--quiet")
      #expect(try Data(contentsOf: folder.file(path)) == bytes)
    }
  }

  @Test("other data makes everything stale, the same bytes written again nothing")
  func changedData() throws {
    _ = try train("--quiet")
    let bytes = try Data(contentsOf: folder.file("videos.csv"))
    try folder.write(bytes, to: "videos.csv")
    #expect(try plan().allSatisfy { $0.status == "fresh" })
    try folder.write(try VideoFile(generatedRows: 300, seed: 2).data, to: "videos.csv")
    #expect(try plan().allSatisfy { $0.status.hasPrefix("stale because ") })
  }

  @Test("--only runs one stage, --from it and all after it, --force all")
  func chosenStages() throws {
    let early = try run("train", "--only", "report")
    #expect(early.status == 1)
    #expect(
      early.errors.hasPrefix("error: stage `report` cannot run alone: its input `clean-videos`"))
    _ = try train("--quiet")

    let only = try plan("--only", "clean", "--only", "report")
    #expect(only.filter { $0.status != "left out" }.map(\.stage) == ["clean", "report"])

    let from = try plan("--from", "findings")
    #expect(
      from.filter { $0.status == "stale because forced" }.map(\.stage) == Self.stages.suffix(2))
    #expect(from.prefix(10).allSatisfy { $0.status == "fresh" })
    #expect(try train("--from", "findings").errors.split(separator: "\n").count == 2)

    #expect(try plan("--force").allSatisfy { $0.status == "stale because forced" })
    let before = try folder.file("study").results()
    #expect(try train("--force").errors.split(separator: "\n").count == Self.stages.count)
    #expect(try folder.file("study").results() == before)
  }

  @Test("what is damaged in the cache is made again")
  func damagedCache() throws {
    _ = try train("--quiet")
    let before = try folder.file("study").results()
    let cache = folder.file("study/Data/Interim/cache")
    let names = try folder.file("study/Data/Interim/cache").contents()
    for (name, bytes) in names where name.hasSuffix(".product") {
      try bytes.dropLast(1).write(to: cache.appending(path: name))
    }
    let again = try train()
    #expect(again.errors.contains("✓ clean the rows"))
    #expect(try folder.file("study").results() == before)
  }
}
