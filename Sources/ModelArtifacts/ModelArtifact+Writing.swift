public import Foundation
import Learning
import Machine

extension ModelArtifact {
  /// The bytes of the file; the same artifact gives the same bytes.
  ///
  /// - Throws: `ArtifactError.malformed` when the model was not fitted on what the recipe makes,
  ///   or the threshold is not in [0, 1].
  /// - Complexity: O(bytes).
  public func encoded() throws(ArtifactError) -> Data {
    try checkThreshold()
    try model.check(against: recipe)
    let payload = try model.payload()
    return try HeaderSeal.sealing(
      tensors: payload.tensors, metadata: try metadata(facts: payload.facts))
  }

  /// Writes the file whole: to a temporary name, synced, renamed.
  ///
  /// - Throws: `ArtifactError`, or what the file system says.
  public func write(to file: URL) throws {
    try AtomicFile.write(try encoded(), to: file)
  }

  func checkThreshold() throws(ArtifactError) {
    guard 0...1 ~= threshold else {
      throw .malformed(part: Key.threshold.rawValue, reason: "\(threshold) is not in [0, 1]")
    }
  }

  private func metadata(facts: String) throws(ArtifactError) -> [String: String] {
    let texts: [Key: String] = [
      .format: Self.format, .formatVersion: "\(Self.formatVersion)", .kind: model.kind.rawValue,
      .model: facts, .recipe: try ArtifactJSON.text(of: recipe, for: .recipe),
      .labels: try ArtifactJSON.text(of: labelNames, for: .labels), .threshold: "\(threshold)",
      .contract: contract, .featureSet: featureSet, .fingerprint: fingerprint,
      .metrics: try ArtifactJSON.text(of: metrics, for: .metrics),
      .notes: try ArtifactJSON.text(of: notes, for: .notes),
    ]
    return Dictionary(uniqueKeysWithValues: texts.map { ($0.key.rawValue, $0.value) })
  }
}
