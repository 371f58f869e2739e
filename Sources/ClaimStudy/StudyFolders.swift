public import Foundation

/// Where a study keeps what it makes.
public struct StudyFolders: Hashable, Sendable {
  /// One folder a feature set, with the models and the record of the run.
  public let models: URL
  /// The reports.
  public let reports: URL
  /// What stages made, so that a second run need not make it again.
  public let cache: URL

  /// Everything under one folder.
  public init(under folder: URL) {
    models = folder.appending(path: "Models")
    reports = folder.appending(path: "Reports")
    cache = folder.appending(path: "Data/Interim/cache")
  }

  /// The folder of a feature set's models.
  public func models(of featureSet: String) -> URL { models.appending(path: featureSet) }
}
