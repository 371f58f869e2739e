public import Tabular

extension SyntheticVideos {
  /// Whether any row of a frame was generated: its identity is one that only generated videos have.
  public static func areGenerated(_ frame: Frame, _ contract: DataContract) -> Bool {
    guard let name = contract.identityColumn, let column = frame[name],
      case .wholes(let identities) = column.values
    else { return false }
    return identities.contains { SyntheticIdentity.range.contains($0) }
  }
}
