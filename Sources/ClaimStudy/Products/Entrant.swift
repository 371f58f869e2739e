public import Evaluation
import Foundation
import ModelArtifacts
public import Workflow

/// How a model did before the test part was touched.
public struct Validation: Hashable, Sendable, Codable {
  /// How many folds were held out in turn; 1 for a single validation part.
  public let folds: Int
  /// How many rows were predicted by a model that had not seen them.
  public let rows: Int
  /// The mean of each metric over the folds.
  public let means: [Metric: Double]
  /// The standard deviation over the folds (ddof 0); empty for a single part.
  public let deviations: [Metric: Double]
}

/// One combination of a grid and how it did.
public struct GridLine: Hashable, Sendable, Codable {
  /// The options, as settings.
  public let options: JSONValue
  /// How it did.
  public let validation: Validation
}

/// A model of a study: what it is, and how it did in validation.
public struct Entrant: Hashable, Sendable, Codable {
  /// The name in reports and files.
  public let name: String
  /// What the model may know.
  public let featureSet: String
  /// 0 for a baseline, then from simple to complex.
  public let complexity: Int
  /// The options that were used: the winner of the grid where there was one.
  public let options: JSONValue
  /// How it did in validation.
  public let validation: Validation
  /// Every combination that was tried; empty where there was one.
  public let grid: [GridLine]
  /// How many rows the final model learned from.
  public let trainingRows: Int
  /// How many features the model sees.
  public let featureCount: Int

  /// Whether it stands beside the candidates and can never be champion.
  public var isBaseline: Bool { complexity == 0 }
}

/// An entrant with its fitted model.
struct FittedEntrant: Packed {
  let header: Entrant
  let artifact: ModelArtifact

  init(_ entrant: Entrant, _ artifact: ModelArtifact) {
    header = entrant
    self.artifact = artifact
  }

  init(header: Entrant, body: Data) throws {
    self.init(header, try ModelArtifact(reading: body))
  }

  func body() throws -> Data { try artifact.encoded() }
}
