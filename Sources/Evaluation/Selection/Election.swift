/// Which model was chosen, and why.
public struct Election: Hashable, Sendable, Codable {
  /// One candidate in the ranked table.
  public struct Row: Hashable, Sendable, Codable {
    /// 1 for the best; a baseline keeps its rank although it cannot be chosen.
    public let rank: Int
    /// The candidate.
    public let candidate: ChampionRule.Candidate
    /// Whether it was chosen.
    public let isChampion: Bool
    /// Why it was chosen, or why it was not, in words.
    public let reason: String
  }

  /// The model that was chosen.
  public let champion: ChampionRule.Candidate
  /// How the champion stands against the best baseline; nil when there is none.
  public let baselineRemark: String?
  /// All candidates, best first.
  public let rows: [Row]
}
