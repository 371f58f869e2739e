import Foundation
import ModelArtifacts

/// A model that an argument names.
enum ModelFile {
  /// The model in a file.
  ///
  /// - Throws: `UnusableModel`.
  static func read(_ path: String) throws -> ModelArtifact {
    try naming(path) { try ModelArtifact.read(URL(filePath: path)) }
  }

  /// Does what reads a model; where that fails, the error says in which file.
  static func naming<Value>(_ path: String, _ work: () throws -> Value) throws -> Value {
    do {
      return try work()
    } catch let error as ArtifactError {
      throw UnusableModel(path: path, reason: error)
    }
  }
}

/// A file is not taken as a model.
struct UnusableModel: Error, CustomStringConvertible {
  let path: String
  let reason: ArtifactError

  var description: String { "\(path): \(reason)" }
}
