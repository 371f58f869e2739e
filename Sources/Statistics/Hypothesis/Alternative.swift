/// Which departures from the null hypothesis count against it.
public enum Alternative: String, Hashable, Sendable, Codable, CaseIterable {
  /// Either direction.
  case twoSided = "two-sided"
  /// The first sample is the lower, or the parameter lies below the value of the null hypothesis.
  case less
  /// The first sample is the higher, or the parameter lies above that value.
  case greater

  /// The alternative of the same question with both samples exchanged.
  package var mirrored: Alternative {
    switch self {
    case .twoSided: .twoSided
    case .less: .greater
    case .greater: .less
    }
  }
}
