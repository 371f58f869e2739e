extension Ranking {
  /// How many rows of each class got which verdict when a score ≥ `threshold` is called positive.
  ///
  /// - Complexity: O(log *scores*).
  public func confusion(at threshold: Double) -> ConfusionMatrix {
    confusion(calling: countOfScores(atLeast: threshold))
  }

  /// The threshold with the best F1, and that F1: the highest threshold of those; nil without
  /// positive rows.
  ///
  /// - Complexity: O(*scores*).
  public var bestF1: (threshold: Double, f1: Double)? {
    guard positives > 0 else { return nil }
    var best = (place: 0, f1: -1.0)
    for place in scores.indices {
      let f1 = confusion(calling: place + 1).f1
      if f1 > best.f1 { best = (place, f1) }
    }
    return (scores[best.place], best.f1)
  }

  /// The lowest threshold that sends at most a share of the rows to review.
  ///
  /// - Parameter reviewShare: The share of rows that can be reviewed, 0 … 1.
  /// - Returns: The threshold; nil when even the highest score is shared by more rows than that.
  /// - Complexity: O(log *scores*).
  public func threshold(reviewing reviewShare: Double) -> Double? {
    precondition(0...1 ~= reviewShare, "a share lies in [0, 1]")
    let capacity = Int((reviewShare * Double(rowCount)).rounded(.down))
    let affordable = firstPlace { truePositives[$0] + falsePositives[$0] > capacity }
    return affordable > 0 ? scores[affordable - 1] : nil
  }

  private func countOfScores(atLeast threshold: Double) -> Int {
    firstPlace { scores[$0] < threshold }
  }

  private func confusion(calling count: Int) -> ConfusionMatrix {
    let hits = count > 0 ? truePositives[count - 1] : 0
    let misses = count > 0 ? falsePositives[count - 1] : 0
    return ConfusionMatrix(
      trueNegatives: negatives - misses, falsePositives: misses,
      falseNegatives: positives - hits, truePositives: hits)
  }

  /// The first place from which on `holds` is true, by bisection.
  private func firstPlace(where holds: (Int) -> Bool) -> Int {
    var (low, high) = (0, scores.count)
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
