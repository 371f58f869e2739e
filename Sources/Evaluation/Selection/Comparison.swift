import Foundation

/// Puts into words how candidates stand to one another.
struct Comparison {
  let criteria: [Criterion]
  let candidates: [ChampionRule.Candidate]
  let values: [[Double]]

  /// Why the champion won: what sets it apart from the one that came next.
  func victory(of champion: Int, over next: Int?, field: [Int]) -> String {
    guard let next else { return "the only candidate that is not a baseline" }
    return standing(champion, against: next, field: field)
  }

  /// Why a candidate did not win, in the field of those that could.
  func defeat(of candidate: Int, by champion: Int, field: [Int]) -> String {
    guard candidates[candidate].isBaseline else {
      return standing(candidate, against: champion, field: field)
    }
    let words = standing(candidate, against: champion, field: field + [candidate])
    return "a baseline, never champion; \(words)"
  }

  /// How the champion stands against the best baseline.
  func remark(_ champion: Int, bestBaseline: Int?) -> String? {
    bestBaseline.map { baseline in
      let words = standing(champion, against: baseline, field: [champion, baseline])
      return "\(candidates[champion].name): \(words)"
    }
  }

  /// "same recall as X, lower log loss (0.026 against 0.031)".
  ///
  /// Walks the rounds of the election among `field` until one of the two is out: that round sets
  /// them apart, even when they are closer to one another than the tolerance.
  private func standing(_ candidate: Int, against rival: Int, field: [Int]) -> String {
    var phrases: [String] = []
    var left = field
    for (place, criterion) in criteria.enumerated() {
      let title = criterion.metric.title
      left = criterion.best(of: left) { values[$0][place] }
      guard left.contains(candidate), left.contains(rival) else {
        let (mine, theirs) = (values[candidate][place], values[rival][place])
        let than = phrases.isEmpty ? " than \(candidates[rival].name)" : ""
        let word = mine > theirs ? "higher" : "lower"
        phrases.append("\(word) \(title)\(than) \(Self.figures(mine, theirs))")
        return phrases.joined(separator: ", ")
      }
      phrases.append("same \(title)" + (phrases.isEmpty ? " as \(candidates[rival].name)" : ""))
    }
    phrases.append(simplicity(candidate, against: rival))
    return phrases.joined(separator: ", ")
  }

  private func simplicity(_ candidate: Int, against rival: Int) -> String {
    let (mine, theirs) = (candidates[candidate].complexity, candidates[rival].complexity)
    if mine == theirs { return candidate < rival ? "named first" : "named later" }
    return mine < theirs ? "simpler" : "less simple"
  }

  /// Both numbers with as many places as it takes to tell them apart, at least four.
  private static func figures(_ mine: Double, _ theirs: Double) -> String {
    for places in 4...16 {
      let texts = [mine, theirs].map { String(format: "%.\(places)f", $0) }
      if texts[0] != texts[1] { return "(\(texts[0]) against \(texts[1]))" }
    }
    return "(\(mine) against \(theirs))"
  }
}
