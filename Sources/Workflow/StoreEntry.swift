import Foundation

/// What decides a stage's output: if two runs agree in all of it, the second need not be.
struct StageIdentity: Hashable, Sendable, Codable {
  /// A product that is read, or a file.
  struct Part: Hashable, Sendable, Codable {
    let name: String
    let fingerprint: Fingerprint
  }

  let stage: String
  let version: Int
  let settings: JSONValue
  let inputs: [Part]
  let sources: [Part]

  /// The key under which the output is kept.
  ///
  /// The names of source files are not part of it: a file that was moved is still the same.
  func key() throws -> Fingerprint {
    .combining(
      [try .of(encoding: settings), .of(Data("\(stage) \(version)".utf8))]
        + inputs.map { .of(Data($0.name.utf8)) } + inputs.map(\.fingerprint)
        + sources.map(\.fingerprint))
  }
}

/// What the store knows of one output.
struct StoreEntry: Hashable, Sendable, Codable {
  /// A file that the stage wrote outside the store.
  struct Promise: Hashable, Sendable, Codable {
    let path: String
    let fingerprint: Fingerprint
  }

  let identity: StageIdentity
  let output: Fingerprint
  let promises: [Promise]
}
