import Features
import Foundation
import Learning
import ModelArtifacts
import Testing

/// Files whose digests are right and whose content is not: made on purpose, by somebody who can
/// compute a digest.
@Suite("Forgeries")
struct ForgeryTests {
  /// A file with texts and tensors changed, sealed again.
  private func forged(
    _ kind: Workshop.Kind, _ change: (inout [String: String], inout [Tensor]) -> Void
  ) throws -> Data {
    let file = try SafetensorsFile(reading: try Workshop.artifact(kind).encoded())
    var metadata = file.metadata
    var tensors = file.tensors
    change(&metadata, &tensors)
    return try HeaderSeal.sealing(tensors: tensors, metadata: metadata)
  }

  private func refusal(
    _ kind: Workshop.Kind, _ change: (inout [String: String], inout [Tensor]) -> Void
  ) throws -> ArtifactError? {
    let data = try forged(kind, change)
    do {
      _ = try ModelArtifact(reading: data)
      return nil
    } catch {
      return error
    }
  }

  @Test("an unchanged file that is sealed again is the same file")
  func same() throws {
    let data = try Workshop.artifact(.boosted).encoded()
    #expect(try forged(.boosted) { _, _ in } == data)
  }

  @Test("a newer version is named, not guessed at")
  func newer() throws {
    #expect(
      try refusal(.majority) { metadata, _ in metadata["format_version"] = "2" }
        == .newer(version: 2, supported: 1))
    let other = SafetensorsFile(
      tensors: [], metadata: ["format": "claims-model", "format_version": "9"])
    #expect(throws: ArtifactError.newer(version: 9, supported: 1)) {
      try ModelArtifact(reading: other.encoded())
    }
    #expect(
      try refusal(.majority) { metadata, _ in metadata["format_version"] = "0" }
        == .malformed(part: "format_version", reason: "it is not a version"))
  }

  @Test(
    "texts that are missing, unknown or senseless are named",
    arguments: [
      "kind", "recipe", "labels", "threshold", "contract", "feature_set", "training_fingerprint",
      "metrics", "notes", "model",
    ])
  func texts(key: String) throws {
    #expect(
      try refusal(.singleThreshold) { metadata, _ in metadata[key] = nil }
        == .malformed(part: key, reason: "it is missing"))
    guard !["contract", "feature_set", "training_fingerprint"].contains(key) else { return }
    let error = try refusal(.singleThreshold) { metadata, _ in metadata[key] = "{]" }
    guard case .malformed(let part, _) = error else {
      Issue.record("\(key): \(String(describing: error))")
      return
    }
    #expect(part == key)
  }

  @Test("a text that no version knows, a kind that does not exist, a threshold beyond 1")
  func senseless() throws {
    #expect(
      try refusal(.majority) { metadata, _ in metadata["pickle"] = "x" }
        == .malformed(part: "pickle", reason: "no such text belongs to this version"))
    #expect(
      try refusal(.majority) { metadata, _ in metadata["kind"] = "oracle" }
        == .malformed(part: "kind", reason: "`oracle` is no kind of model"))
    for text in ["2", "-1", "nan", "inf", "1e999"] {
      #expect(try refusal(.majority) { metadata, _ in metadata["threshold"] = text } != nil)
    }
  }

  @Test(
    "tensors that are missing, unknown, too short or of another type",
    arguments: [
      Workshop.Kind.logistic, .sparseLogistic, .forest, .boosted, .singleThreshold, .majority,
    ])
  func tensors(kind: Workshop.Kind) throws {
    let names = try SafetensorsFile(reading: try Workshop.artifact(kind).encoded()).tensors
      .map(\.name)
    for name in names {
      let changes: [(Tensor) -> Tensor?] = [
        { _ in nil }, { Tensor($0.name, Array(repeating: UInt8(1), count: $0.count)) },
        { Tensor($0.name, ($0.doubles ?? [1]) + [.nan]) },
      ]
      for change in changes {
        let error = try refusal(kind) { _, tensors in
          tensors = tensors.compactMap { $0.name == name ? change($0) : $0 }
        }
        let isByte = name == "trees.missing_goes_left"
        #expect(error != nil || isByte, "\(name)")
      }
    }
    #expect(
      try refusal(kind) { _, tensors in tensors.append(Tensor("extra", [1.0])) }
        == .malformed(part: "extra", reason: "no such tensor belongs to this kind of model"))
  }

  @Test(
    "trees with any index changed at random never trap",
    arguments: [
      Workshop.Kind.forest, .boosted,
    ])
  func wildTrees(kind: Workshop.Kind) throws {
    let file = try SafetensorsFile(reading: try Workshop.artifact(kind, rows: 80).encoded())
    let (frame, _) = Workshop.frame(rows: 40)
    var stream = Seed(4).stream
    var accepted = 0
    for _ in 0..<400 {
      var tensors = file.tensors
      let place = stream.below(tensors.count)
      let tensor = tensors[place]
      guard tensor.count > 0 else { continue }
      var bytes = Array(tensor.bytes)
      bytes[stream.below(bytes.count)] ^= UInt8(1 << stream.below(8))
      tensors[place] = Tensor(
        tensor.name, type: tensor.type, shape: tensor.shape, bytes: Data(bytes))
      let data = try HeaderSeal.sealing(tensors: tensors, metadata: file.metadata)
      guard let artifact = try? ModelArtifact(reading: data) else { continue }
      accepted += 1
      let features = try artifact.recipe.apply(frame, on: Workshop.workers)
      let verdicts = artifact.model.probabilities(for: features, on: Workshop.workers)
      #expect(verdicts.allSatisfy { 0...1 ~= $0 })
    }
    #expect(accepted > 0, "a threshold may change and the tree still be one")
  }
}
