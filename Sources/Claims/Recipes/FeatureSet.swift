/// When the features of a model are known.
public enum FeatureSet: String, Hashable, Sendable, Codable, CaseIterable {
  /// What is known as soon as a video is posted: can rank a video that nobody has seen yet.
  case atUpload = "at-upload"
  /// All of that, and what its viewers did.
  case afterPublication = "after-publication"

  /// Whether a column may be used.
  func allows(_ column: ContractColumn) -> Bool {
    column.isFeature && (self == .afterPublication || column.known == .atUpload)
  }
}

/// Which columns a model may see: when they are known, and whether the text is among them.
///
/// The text is known at upload, so both sets have it; leaving it out shows how much of a score is
/// owed to the wording alone.
public struct FeatureChoice: Hashable, Sendable, Codable {
  /// When the features are known.
  public var featureSet: FeatureSet
  /// Whether texts are used.
  public var withText: Bool

  /// A choice; with the text unless said otherwise.
  public init(_ featureSet: FeatureSet, withText: Bool = true) {
    self.featureSet = featureSet
    self.withText = withText
  }

  /// All four choices.
  public static let all = FeatureSet.allCases.flatMap { known in
    [FeatureChoice(known), FeatureChoice(known, withText: false)]
  }
}

extension FeatureChoice: CustomStringConvertible {
  /// Such as "at-upload" or "after-publication, without text".
  public var description: String { featureSet.rawValue + (withText ? "" : ", without text") }
}

extension DataContract {
  /// The columns of a choice, in the order of the contract.
  public func columns(for choice: FeatureChoice) -> [ContractColumn] {
    columns.filter { choice.featureSet.allows($0) && (choice.withText || $0.role != .text) }
  }
}
