import Reporting
import Statistics

extension ChoiceGround {
  /// What speaks for or against a test, in a sentence.
  ///
  /// - Parameter samples: The names of the samples, in their order.
  /// - Returns: One sentence.
  func sentence(_ samples: [String]) -> InlineText {
    func name(_ sample: Int) -> String {
      samples.indices.contains(sample - 1) ? "“\(samples[sample - 1])”" : "sample \(sample)"
    }
    switch self {
    case .asked: return "It was asked for."
    case .nearlyNormalMeans(let skewness):
      return
        "Means of samples this large are about normal, whatever the values are: the most lopsided "
        + "mean has a skewness of \(Quantity.fixed(skewness, digits: 3)), at most "
        + "\(Quantity.fixed(TestChooser.mostSkewnessOfMean, digits: 1)) is harmless."
    case .meanNotNormal(let sample, let count, let skewness, let kurtosis):
      return "The values of \(name(sample)) are too lopsided or heavy-tailed (skewness "
        + "\(Quantity.fixed(skewness, digits: 2)), excess kurtosis \(Quantity.fixed(kurtosis, digits: 2))) "
        + "for the mean of only \(count) of them to be about normal."
    case .tooFewToJudge(let sample, let count):
      return "\(name(sample)) has only \(count) values: nobody can tell their shape."
    case .coarseScale(let values):
      return
        "There are only \(values) different values: steps of a scale, of which the order means "
        + "more than the distance."
    case .anyVariances:
      return "It holds whatever the variances, and costs next to nothing where they are equal."
    case .unequalVariances(let ratio):
      return
        "It assumes equal variances, but the largest is \(Quantity.significant(ratio)) times the "
        + "smallest."
    case .equalVariancesNoGain(let ratio):
      return
        "It assumes equal variances; they nearly are (ratio \(Quantity.significant(ratio))), but "
        + "Welch's test gives the same then and need not assume it."
    case .noVariance(let sample):
      return "\(name(sample)) does not vary, so there is no spread to set "
        + "a difference against."
    case .ranksNotMeans:
      return
        "It compares ranks: sound, but another question than that of means, which can be asked "
        + "here."
    case .wholeDistributions:
      return "It asks whether the distributions differ in any way, not which one is higher."
    case .deafToOutliers: return "It counts only the order of values, so that no outlier rules it."
    case .tied(let share):
      return "\(Quantity.percent(share)) of the values are tied; its p-value allows for that."
    case .drawn(let smallest):
      return "It assumes no distribution, but its p-value is drawn by lot and cannot fall below "
        + "\(Quantity.pValue(smallest))."
    case .allRearrangements:
      return "All rearrangements can be tried, so its p-value is exact whatever the distribution."
    case .expectedEnough(let smallest):
      return
        "Every cell is expected to hold at least \(Quantity.fixed(smallest, digits: 1)) records; "
        + "5 are enough."
    case .expectedTooSmall(let smallest):
      return
        "A cell is expected to hold only \(Quantity.fixed(smallest, digits: 1)) records; below 5 "
        + "the χ² law is rough."
    case .onlyTwoByTwo: return "It is for two rows and two columns."
    case .sameWhereCountsAreLarge:
      return "It is exact, which is needed only where counts are small."
    case .linear(let pearson, let spearman):
      return
        "The connection is a line as far as ranks tell (r = \(Quantity.fixed(pearson, digits: 3)), "
        + "ρ = \(Quantity.fixed(spearman, digits: 3))), and no column is so lopsided that a few rows rule "
        + "it."
    case .notLinear(let pearson, let spearman):
      return
        "Ranks tell of another strength than values (ρ = \(Quantity.fixed(spearman, digits: 3)), "
        + "r = \(Quantity.fixed(pearson, digits: 3))): the connection is not a line."
    case .ruledByFewRows(let skewness, let kurtosis):
      return
        "A column is so lopsided (skewness \(Quantity.fixed(skewness, digits: 2)), excess kurtosis "
        + "\(Quantity.fixed(kurtosis, digits: 2))) that a few rows far out would rule the coefficient."
    case .sameQuestion(let other): return "It answers the same as \(other.rawValue)."
    }
  }
}
