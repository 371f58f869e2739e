// MARK: - Groups and pairs

extension Weighing {
  /// The first sample that is too small to judge its shape.
  var tooSmall: ChoiceGround? {
    evidence.samples.enumerated().first { $0.element.count < TestChooser.fewestToJudge }
      .map { .tooFewToJudge(sample: $0.offset + 1, count: $0.element.count) }
  }

  /// The first sample without a variance.
  var noVariance: ChoiceGround? {
    evidence.samples.firstIndex { $0.standardDeviation == nil || $0.standardDeviation == 0 }
      .map { .noVariance(sample: $0 + 1) }
  }

  /// The sample whose mean is the least normal, if one is not about normal.
  var notNormal: ChoiceGround? {
    let worst = evidence.samples.enumerated().filter { !$0.element.hasNearlyNormalMean }
      .max { abs($0.element.skewnessOfMean ?? 0) < abs($1.element.skewnessOfMean ?? 0) }
    return worst.map { place, sample in
      .meanNotNormal(
        sample: place + 1, count: sample.count, skewness: sample.skewness ?? 0,
        excessKurtosis: sample.excessKurtosis ?? 0)
    }
  }

  var groundsOfMeans: [ChoiceGround] {
    let against = [coarse, tooSmall, noVariance, notNormal].compactMap(\.self)
    return against.isEmpty ? [.nearlyNormalMeans(skewnessOfMean: worstSkewness)] : against
  }

  var spreadGround: [ChoiceGround] {
    guard let ratio = evidence.varianceRatio else { return [] }
    return ratio >= TestChooser.largeVarianceRatio
      ? [.unequalVariances(ratio: ratio)] : [.equalVariancesNoGain(ratio: ratio)]
  }

  func groundsOfRanks(isAdvised: Bool) -> [ChoiceGround] {
    let reasons = [coarse, noVariance, notNormal].compactMap(\.self)
    return (isAdvised ? reasons + [.deafToOutliers] : [.ranksNotMeans]) + ties
  }

  func groundsOfLots(isAdvised: Bool) -> [ChoiceGround] {
    let lots: ChoiceGround =
      isComplete
      ? .allRearrangements
      : .drawn(smallestP: PermutationTest(replicates: replicates).smallestP.value)
    guard isAdvised else { return [lots] }
    return (tooSmall.map { [$0] } ?? expectedGround) + [lots]
  }

  private var coarse: ChoiceGround? { evidence.coarseValues.map { .coarseScale(values: $0) } }

  private var worstSkewness: Double {
    evidence.samples.compactMap(\.skewnessOfMean).max { abs($0) < abs($1) } ?? 0
  }

  var ties: [ChoiceGround] { evidence.tiedShare > 0 ? [.tied(share: evidence.tiedShare)] : [] }

  /// Whether a permutation test would try all rearrangements.
  private var isComplete: Bool {
    switch question.kind {
    case .twoGroups:
      let counts = question.counts
      let (few, all) = (counts.min() ?? 0, counts.reduce(0, +))
      let ways = (0..<few).reduce(1.0) { $0 * Double(all - $1) / Double($1 + 1) }
      return ways <= Double(replicates)
    case .pairs: return question.counts[0] < 60 && 1 << question.counts[0] <= replicates
    case .manyGroups, .categories, .numbers: return false
    }
  }
}

// MARK: - Categories

extension Weighing {
  var isExpectedEnough: Bool {
    evidence.smallestExpected.map { $0 >= TestChooser.smallestExpected } ?? false
  }

  var isTwoByTwo: Bool {
    if case .table(let table) = question.data { table.isTwoByTwo } else { false }
  }

  private var expectedGround: [ChoiceGround] {
    guard let smallest = evidence.smallestExpected else { return [] }
    return isExpectedEnough
      ? [.expectedEnough(smallest: smallest)] : [.expectedTooSmall(smallest: smallest)]
  }

  func groundsOfLargeCounts(_ test: HypothesisTest) -> [ChoiceGround] {
    test == .gTest && isExpectedEnough ? [.sameQuestion(as: .chiSquared)] : expectedGround
  }

  var groundsOfFisher: [ChoiceGround] {
    if !isTwoByTwo { return [.onlyTwoByTwo] }
    return isExpectedEnough ? [.sameWhereCountsAreLarge] : expectedGround
  }
}

// MARK: - Numbers

extension Weighing {
  /// Whether ranks tell of the same strength as values.
  var isLinear: Bool {
    guard evidence.correlations.count == 2 else { return true }
    return abs(evidence.correlations[0] - evidence.correlations[1]) <= TestChooser.mostCurvature
  }

  /// The column of which a few rows rule the coefficient.
  var farOut: ChoiceGround? {
    evidence.samples.first {
      abs($0.skewness ?? 0) > TestChooser.mostSkewness
        || ($0.excessKurtosis ?? 0) > TestChooser.mostExcessKurtosis
    }.map {
      .ruledByFewRows(skewness: $0.skewness ?? 0, excessKurtosis: $0.excessKurtosis ?? 0)
    }
  }

  private var curvature: ChoiceGround? {
    guard evidence.correlations.count == 2, !isLinear else { return nil }
    return .notLinear(pearson: evidence.correlations[0], spearman: evidence.correlations[1])
  }

  var groundsOfPearson: [ChoiceGround] {
    let against = [farOut, curvature].compactMap(\.self)
    guard against.isEmpty, evidence.correlations.count == 2 else { return against }
    return [.linear(pearson: evidence.correlations[0], spearman: evidence.correlations[1])]
  }

  func groundsOfSpearman(isAdvised: Bool) -> [ChoiceGround] {
    (isAdvised ? groundsOfPearson + [.deafToOutliers] : [.ranksNotMeans]) + ties
  }
}
