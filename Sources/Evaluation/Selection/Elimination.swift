/// Ranks candidates by rounds: each criterion keeps those within its tolerance of the best, the
/// first of those left wins, and the rest are ranked in the same way.
enum Elimination {
  /// - Parameters:
  ///   - candidates: What is ranked, the one that wins a full tie first.
  ///   - criteria: What is compared, in this order.
  ///   - value: The value of a candidate under the criterion at a place.
  /// - Returns: The candidates, the winner first.
  /// - Complexity: O(*candidates*² × *criteria*).
  static func ranking(
    of candidates: [Int], by criteria: [Criterion],
    _ value: (_ candidate: Int, _ place: Int) -> Double
  ) -> [Int] {
    var left = candidates
    var ranking: [Int] = []
    while !left.isEmpty {
      var best = left
      for (place, criterion) in criteria.enumerated() {
        best = criterion.best(of: best) { value($0, place) }
      }
      ranking.append(best[0])
      left.removeAll { $0 == best[0] }
    }
    return ranking
  }
}
