extension Ranking {
  /// The area under the ROC curve: the chance that a positive row is ranked above a negative one,
  /// ties counting half; nil unless both classes occur.
  ///
  /// The doubled area is a whole number of pairs, so only the last division rounds.
  ///
  /// - Complexity: O(distinct scores).
  public var rocAUC: Double? {
    guard positives > 0, negatives > 0 else { return nil }
    var doubledArea = 0
    for place in scores.indices {
      let (ofPositives, ofNegatives) = counts(at: place)
      doubledArea += ofNegatives * (2 * truePositives[place] - ofPositives)
    }
    return Double(doubledArea) / (2 * Double(positives) * Double(negatives))
  }

  /// Σ (Rₖ − Rₖ₋₁) Pₖ over falling thresholds, without interpolation; nil without positive rows.
  ///
  /// - Complexity: O(distinct scores).
  public var averagePrecision: Double? {
    guard positives > 0 else { return nil }
    var sum = 0.0
    for place in scores.indices {
      let hits = truePositives[place]
      let gained = hits - (place > 0 ? truePositives[place - 1] : 0)
      sum += Double(gained) * (Double(hits) / Double(hits + falsePositives[place]))
    }
    return sum / Double(positives)
  }
}
