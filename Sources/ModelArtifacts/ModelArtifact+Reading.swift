import Crypto
import Features
public import Foundation
import Learning

extension ModelArtifact {
  /// Reads a file, checking all of it before anything is used.
  ///
  /// The container is checked first, then the digest of the header, the version, the digest of the
  /// arrays, and last that the model fits the recipe beside it.
  ///
  /// - Throws: One `ArtifactError` for whatever is wrong; never traps, and never asks for more
  ///   memory than a few times the size of `data`.
  /// - Complexity: O(bytes).
  public init(reading data: Data) throws(ArtifactError) {
    guard data.count <= Self.sizeLimit else {
      throw .oversized(bytes: data.count, limit: Self.sizeLimit)
    }
    let file = try SafetensorsFile(reading: data)
    guard file.metadata[Key.format.rawValue] == Self.format else {
      throw .notAModel(format: file.metadata[Key.format.rawValue])
    }
    try Self.checkSeals(of: file, data)
    let texts = try Texts(file.metadata)
    let kindName = try texts[.kind]
    guard let kind = FittedModel.Kind(rawValue: kindName) else {
      throw .malformed(part: Key.kind.rawValue, reason: "`\(kindName)` is no kind of model")
    }
    guard let threshold = Double(try texts[.threshold]) else {
      throw .malformed(part: Key.threshold.rawValue, reason: "it is not a number")
    }
    let recipe = try texts.value(of: FittedRecipe.self, for: .recipe)
    let payload = ModelPayload(tensors: file.tensors, facts: try texts[.model])
    self.init(
      model: try FittedModel(kind, payload, recipe: recipe), recipe: recipe,
      labelNames: try texts.value(of: LabelNames.self, for: .labels), threshold: threshold,
      contract: try texts[.contract], featureSet: try texts[.featureSet],
      fingerprint: try texts[.fingerprint],
      metrics: try texts.value(of: [String: Double].self, for: .metrics),
      notes: try texts.value(of: [String: String].self, for: .notes))
    try checkThreshold()
    try model.check(against: recipe)
  }

  /// Reads a file.
  ///
  /// - Throws: One `ArtifactError` for whatever is wrong.
  public static func read(_ file: URL) throws(ArtifactError) -> ModelArtifact {
    let size: Int
    do {
      let attributes = try FileManager.default.attributesOfItem(
        atPath: file.resolvingSymlinksInPath().path)
      guard attributes[.type] as? FileAttributeType == .typeRegular else {
        throw ArtifactError.unreadable(reason: "it is not a file but a folder or a device")
      }
      size = (attributes[.size] as? NSNumber)?.intValue ?? 0
    } catch let error as ArtifactError {
      throw error
    } catch {
      throw .unreadable(reason: "it is not there or not yours to read")
    }
    guard size <= sizeLimit else { throw .oversized(bytes: size, limit: sizeLimit) }
    guard let data = try? Data(contentsOf: file) else {
      throw .unreadable(reason: "it is not there or not yours to read")
    }
    return try ModelArtifact(reading: data)
  }

  private static func checkSeals(of file: SafetensorsFile, _ data: Data) throws(ArtifactError) {
    let version = file.metadata[Key.formatVersion.rawValue].flatMap { Int($0) }
    guard HeaderSeal.isIntact(data) else {
      if file.metadata[Key.headerDigest.rawValue] == nil, let version, version > formatVersion {
        throw .newer(version: version, supported: formatVersion)
      }
      throw .altered(.header)
    }
    guard let version, version >= 1 else {
      throw .malformed(part: Key.formatVersion.rawValue, reason: "it is not a version")
    }
    guard version <= formatVersion else {
      throw .newer(version: version, supported: formatVersion)
    }
    let digest = HeaderSeal.hex(SHA256.hash(data: HeaderSeal.payload(of: data)))
    guard file.metadata[Key.payloadDigest.rawValue] == digest else { throw .altered(.payload) }
  }
}

/// The texts of a header, each of which must be there.
private struct Texts {
  private let metadata: [String: String]

  init(_ metadata: [String: String]) throws(ArtifactError) {
    let known = Set(ModelArtifact.Key.allCases.map(\.rawValue))
    if let strange = metadata.keys.filter({ !known.contains($0) }).min() {
      throw .malformed(part: strange, reason: "no such text belongs to this version")
    }
    self.metadata = metadata
  }

  subscript(key: ModelArtifact.Key) -> String {
    get throws(ArtifactError) {
      guard let text = metadata[key.rawValue] else {
        throw .malformed(part: key.rawValue, reason: "it is missing")
      }
      return text
    }
  }

  func value<Value: Decodable>(
    of type: Value.Type, for key: ModelArtifact.Key
  ) throws(ArtifactError) -> Value {
    try ArtifactJSON.value(of: type, in: try self[key], for: key)
  }
}
