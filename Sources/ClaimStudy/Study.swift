public import Claims
public import Foundation
import Reporting
public import Workflow

/// One analysis: a file of videos, what its columns mean, how to compare, and where to keep things.
public struct Study: Sendable {
  /// How the models are made and compared.
  public let settings: StudySettings
  /// What the columns of the file mean.
  public let contract: DataContract
  /// The file.
  public let data: URL
  /// Where everything is kept.
  public let folders: StudyFolders
  /// Where records with faults are set aside; nil refuses a file that has any.
  public let quarantine: URL?

  /// A study; nothing is read yet.
  public init(
    settings: StudySettings, contract: DataContract, data: URL, folders: StudyFolders,
    quarantine: URL? = nil
  ) {
    self.settings = settings
    self.contract = contract
    self.data = data
    self.folders = folders
    self.quarantine = quarantine
  }

  /// The stages of the study as a checked graph.
  ///
  /// ```
  ///   read ─┬─ clean ─┬─ partition ─┬─ explore
  ///         │         │             ├─ fit-…-majority ─┐
  ///         │         │             ├─ fit-…-…         ├─ score-… ─┬─ save-…
  ///         │         │             └─ …               ┘           │
  ///         │         └─ findings ─────────────────────────────────┼─ report
  ///         └─┬─ hypotheses ───────────────────────────────────────┤
  ///           └─ regress ──────────────────────────────────────────┘
  /// ```
  ///
  /// - Throws: `SettingsFault` or `GraphFault`.
  public func graph() throws -> StageGraph {
    var stages = [
      readStage, cleanStage, partitionStage, exploreStage, hypothesesStage, regressionStage,
    ]
    for features in try settings.featureChoices() {
      let contests = try contests(features)
      stages += contests.map { contestStage($0) }
      stages.append(scoreStage(features, contests))
      stages.append(saveStage(features, contests))
    }
    stages.append(findingsStage)
    stages.append(reportStage(after: stages))
    return try StageGraph(stages)
  }

  /// What a finished run found.
  public static func findings(of outcome: RunOutcome) throws -> StudyFindings {
    try outcome.value(of: Products.findings)
  }

  /// The reports that a run writes; the page to begin with comes first.
  public var reportFiles: [URL] {
    let pages = StudySite.pageNames.flatMap { name in
      ["html", "md", "json"].map { "\(name).\($0)" }
    }
    return (pages + ExtractFolder.paths(of: ExtractFolder.names)).map {
      folders.reports.appending(path: $0)
    }
  }

  /// The champion's file of each feature set.
  public var championFiles: [URL] {
    settings.featureSets.map {
      folders.models(of: $0).appending(path: "champion.safetensors")
    }
  }
}

/// The products of a study, by their one name.
enum Products {
  static let read = Product<Videos>("videos", codec: .packed)
  static let videos = Product<Videos>("clean-videos", codec: .packed)
  static let partition = Product<Partition>("partition", codec: Partition.codec)
  static let exploration = Product<Exploration>("exploration")
  static let hypothesisPages = Product<[ReportPage]>("hypothesis-pages")
  static let regressionPages = Product<[ReportPage]>("regression-pages")
  static let findings = Product<StudyFindings>("findings")
  static let reports = Product<[String]>("reports")

  static func entrant(_ contest: ContestStage) -> Product<FittedEntrant> {
    let settings = contest.settings
    return Product(
      "entrant-\(settings.features.name)-\(settings.contestant.name)", codec: .packed)
  }

  static func result(_ featureSet: String) -> Product<SetResult> {
    Product("result-\(featureSet)")
  }

  static func models(_ featureSet: String) -> Product<[String]> {
    Product("models-\(featureSet)")
  }
}
