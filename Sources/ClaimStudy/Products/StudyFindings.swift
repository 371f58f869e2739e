public import Claims
public import Workflow

/// All that a report of a study tells: pure data, the same for the same rows and settings.
public struct StudyFindings: Hashable, Sendable, Codable {
  /// Where the rows came from.
  public let source: SourceSummary
  /// The SHA-256 of the file.
  public let sourceFingerprint: Fingerprint
  /// What cleaning did.
  public let ledger: CleaningLedger
  /// How many rows models may learn from.
  public let trainingRows: Int
  /// How many rows were kept for the final scores.
  public let testRows: Int
  /// How the text of the training rows tells the classes apart; nil without a text column.
  public let openings: OpeningAudit?
  /// Whether that text is made of templates, and what they tell; nil without a text column.
  public let templates: TemplateAudit?
  /// One result a feature set.
  public let results: [SetResult]
  /// The settings of the study.
  public let settings: StudySettings
  /// What the columns mean.
  public let contract: DataContract
}
