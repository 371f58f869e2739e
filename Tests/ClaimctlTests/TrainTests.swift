import Foundation
import Testing
import _TestSupport

/// What training promises, on generated videos with every model of the quick profile.
@Suite("claimctl train", .study(rows: 1_500))
struct TrainTests {
  private func study() throws -> TrainedStudy { try #require(TrainedStudy.current) }

  private static let models = [
    "boosted-trees", "champion", "logistic-regression", "majority", "random-forest",
    "single-threshold",
  ]

  private static let pages = [
    "index", "models", "executive-summary-models", "model-card", "hypotheses", "regression",
    "executive-summary-hypotheses", "executive-summary-regression",
  ]

  @Test("writes every promised file and nothing half")
  func promisedFiles() throws {
    let study = try study()
    #expect(study.training.status == 0, "\(study.training.errors)")
    for featureSet in ["at-upload", "after-publication"] {
      let folder = study.url.appending(path: "study/Models/\(featureSet)")
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      #expect(names == (Self.models.map { "\($0).safetensors" } + ["run.json"]).sorted())
      let record = try JSONSerialization.jsonObject(
        with: try Data(contentsOf: folder.appending(path: "run.json")))
      let keys = try #require(record as? [String: Any]).keys
      #expect(keys.contains("seed") && keys.contains("inputs") && keys.contains("ledger"))
    }
    let reports = try FileManager.default.contentsOfDirectory(
      atPath: study.url.appending(path: "study/Reports").path)
    #expect(
      Set(reports).isSuperset(
        of: Self.pages.flatMap { page in
          ["html", "json", "md"].map { "\(page).\($0)" }
        }))
  }

  @Test("says in the terminal and in every report that the data is generated")
  func banner() throws {
    let study = try study()
    #expect(study.training.output.contains("Generated data"))
    for page in Self.pages {
      for ending in ["md", "html", "json"] {
        let file = study.url.appending(path: "study/Reports/\(page).\(ending)")
        let text = try String(contentsOf: file, encoding: .utf8)
        #expect(text.contains("Generated data"), "\(page).\(ending)")
      }
    }
  }

  @Test("names each champion, and its file opens")
  func champions() throws {
    let study = try study()
    for featureSet in ["at-upload", "after-publication"] {
      #expect(study.training.output.contains("Models/\(featureSet)/champion.safetensors"))
      let sheet = try CommandLineRun(["inspect", study.model("champion", featureSet)])
      #expect(sheet.status == 0, "\(sheet.errors)")
      #expect(sheet.output.contains(featureSet))
    }
  }

  @Test("gives the same bytes on one, two and eight threads", arguments: [1, 8])
  func threads(count: Int) throws {
    let study = try study()
    let folder = try TemporaryFolder()
    try folder.write(study.videos.data, to: "videos.csv")
    let run = try folder.claimctl(
      [
        "train", "--data", "videos.csv", "--profile", "quick", "--output", "study", "--quiet",
        "--threads", "\(count)",
      ])
    #expect(run.status == 0, "\(run.errors)")
    let found = try folder.file("study").results()
    let expected = try study.results()
    #expect(expected.count >= 15)
    #expect(found.keys.sorted() == expected.keys.sorted())
    for (name, bytes) in expected { #expect(found[name] == bytes, "\(name)") }
    #expect(run.output == study.training.output)
  }

  @Test("scores a saved model on labelled records")
  func evaluate() throws {
    let study = try study()
    let model = study.model("random-forest", "after-publication")
    let videos = study.url.appending(path: "videos.csv").path
    let run = try CommandLineRun(["evaluate", "--model", model, videos])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.hasPrefix("random-forest on videos.csv"))
    #expect(run.output.contains("Confusion matrix"))
    let folder = try CommandLineRun(["evaluate", "--model", model, study.url.path])
    #expect(folder.status == 3)
    let missing = try CommandLineRun(["evaluate", "--model", videos, videos])
    #expect(missing.status == 1)
    #expect(missing.errors.hasPrefix("error: \(videos): the file is not a sound safetensors file"))
  }
}
