public import Tabular

extension SyntheticVideos {
  /// Whether the rows of a frame were generated: there are some, and each has an identity that only
  /// generated videos have.
  public static func areGenerated(_ frame: Frame, _ contract: DataContract) -> Bool {
    guard let name = contract.identityColumn, let column = frame[name],
      case .wholes(let identities) = column.values, !identities.isEmpty
    else { return false }
    return identities.allSatisfy { SyntheticIdentity.range.contains($0) }
  }
}
