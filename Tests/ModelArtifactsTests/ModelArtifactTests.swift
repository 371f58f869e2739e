import Evaluation
import Features
import Foundation
import Learning
import LinearModels
import ModelArtifacts
import Tabular
import Testing
import Trees

@Suite("Model artifact")
struct ModelArtifactTests {
  @Test(
    "gives the same verdicts to the last bit after writing and reading",
    arguments: Workshop.Kind.allCases)
  func roundTrip(kind: Workshop.Kind) throws {
    let artifact = try Workshop.artifact(kind)
    let data = try artifact.encoded()
    let again = try ModelArtifact(reading: data)
    #expect(try again.encoded() == data, "the same bytes once more")

    let (fresh, _) = Workshop.frame(rows: 500, seed: 77)
    let before = artifact.model.probabilities(
      for: try artifact.recipe.apply(fresh, on: Workshop.workers), on: Workshop.workers)
    let after = again.model.probabilities(
      for: try again.recipe.apply(fresh, on: Workshop.workers), on: Workshop.workers)
    #expect(before.map(\.bitPattern) == after.map(\.bitPattern))
    #expect(kind == .majority || Set(before).count > 1, "a model that says something")

    #expect(again.recipe == artifact.recipe)
    #expect(again.model.kind == artifact.model.kind)
    #expect(again.labelNames == artifact.labelNames)
    #expect(again.threshold == 0.1 + 0.2)
    #expect(again.contract == artifact.contract)
    #expect(again.featureSet == "at-upload")
    #expect(again.fingerprint == artifact.fingerprint)
    #expect(again.metrics == artifact.metrics)
    #expect(again.notes == ["data": "planted"])
  }

  @Test("what is beside the coefficients comes back too")
  func inference() throws {
    let artifact = try Workshop.artifact(.logistic)
    let again = try ModelArtifact(reading: artifact.encoded())
    guard case .logistic(let model) = artifact.model, case .logistic(let read) = again.model else {
      Issue.record("a logistic regression")
      return
    }
    #expect(model.inference != nil)
    #expect(read == model)
    let penalised = try ModelArtifact(reading: Workshop.artifact(.sparseLogistic).encoded())
    guard case .logistic(let sparse) = penalised.model else { return }
    #expect(sparse.inference == nil)
    #expect(sparse.featureNames.count > 10)
  }

  @Test("a naive reader finds the numbers where the format says")
  func naive() throws {
    let data = try Workshop.artifact(.boosted).encoded()
    let naive = try NaiveReader(data)
    #expect(naive.metadata["format"] == "claims-model")
    #expect(naive.metadata["format_version"] == "1")
    #expect(naive.metadata["kind"] == "boosted")
    #expect(naive.metadata["threshold"] == "0.30000000000000004")
    #expect(naive.metadata["payload_sha256"]?.count == 64)
    #expect(naive.tensors["trees.tree_starts"]?.type == "I32")
    #expect(naive.tensors["trees.tree_starts"]?.shape == [6])
    #expect(naive.tensors["trees.threshold"]?.type == "F64")
  }

  @Test("goes to a file and comes back; nothing else is left beside it")
  func files() throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "artifact-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let artifact = try Workshop.artifact(.forest)
    let file = folder.appending(path: "deep/model.safetensors")
    try artifact.write(to: file)
    #expect(try ModelArtifact.read(file).encoded() == artifact.encoded())
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["deep"])
    #expect(throws: ArtifactError.unreadable(reason: "it is not a file but a folder or a device")) {
      try ModelArtifact.read(folder)
    }
    #expect(throws: ArtifactError.unreadable(reason: "it is not there or not yours to read")) {
      try ModelArtifact.read(folder.appending(path: "none"))
    }
    #expect(throws: ArtifactError.unreadable(reason: "it is not a file but a folder or a device")) {
      try ModelArtifact.read(URL(filePath: "/dev/zero"))
    }
  }

  @Test("a link to a file is followed")
  func links() throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "artifact-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "model")
    try Workshop.artifact(.majority).write(to: file)
    let link = folder.appending(path: "latest")
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: file)
    #expect(try ModelArtifact.read(link).model.kind == .majority)
  }

  @Test("a file larger than any model is refused before it is read")
  func oversized() throws {
    let file = FileManager.default.temporaryDirectory.appending(
      path: "large-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data().write(to: file)
    let handle = try FileHandle(forWritingTo: file)
    try handle.truncate(atOffset: UInt64(ModelArtifact.sizeLimit) + 1)
    try handle.close()
    let limit = ModelArtifact.sizeLimit
    #expect(throws: ArtifactError.oversized(bytes: limit + 1, limit: limit)) {
      try ModelArtifact.read(file)
    }
  }

  @Test("a model that was not fitted on what the recipe makes is not written")
  func mismatch() throws {
    let linear = try Workshop.artifact(.logistic)
    for kind in [Workshop.Kind.forest, .boosted, .sparseLogistic, .singleThreshold] {
      var wrong = try Workshop.artifact(kind)
      wrong.recipe =
        kind == .singleThreshold
        ? try Recipe([.textLength(TextLength("text"))]).fit(
          Workshop.frame(rows: 50).frame, on: Workshop.workers) : linear.recipe
      let error = ArtifactError.malformed(
        part: "model", reason: "it was fitted on other features than the recipe makes")
      #expect(throws: error, "\(kind)") { try wrong.encoded() }
    }
    for threshold in [-0.1, 1.1, .nan, .infinity] {
      var wrong = linear
      wrong.threshold = threshold
      #expect(throws: ArtifactError.self) { try wrong.encoded() }
    }
  }
}
