import Foundation
import Learning
import LinearModels
import Machine
import Statistics

extension AdjustedDifferences {
  /// Differences of means by least squares; nil where no fit exists.
  ///
  /// All terms are indicators, so the counts, means and spreads of the cells are all that a fit and its
  /// robust errors need.
  init?(_ cells: CrossedCells<Moments>, level: Double) {
    guard let design = CellDesign(cells.values.map { $0.map(\.count) }) else { return nil }
    let alone = cells.values.map { Moments(joining: $0) }
    let workers = WorkerPool()
    guard
      let crude = try? CellRegression(
        design.factorAlone, cells: design.levels.map { alone[$0] }, on: workers),
      let adjusted = try? CellRegression(
        design.both, cells: design.cells.map { cells.values[$0.level][$0.stratum] }, on: workers)
    else { return nil }
    self.init(
      .leastSquares, design, names: cells.levels, counts: alone.map(\.count),
      crude: crude.jointEstimates(.hc3), adjusted: adjusted.jointEstimates(.hc3),
      spread: crude.residualStandardError, level: level)
  }

  /// Odds ratios by logistic regression; nil where a level decides the outcome, or no fit exists.
  ///
  /// Strata with one outcome only say nothing of a difference and have no finite coefficient: they are
  /// left out of the fit that holds the column fixed.
  init?(_ cells: CrossedCells<SplitCount>, level: Double) {
    let isMixed = cells.strata.indices.map { stratum in
      let all = cells.values.reduce(SplitCount()) { $0 + $1[stratum] }
      return all.with > 0 && all.without > 0
    }
    let counts = cells.values.map { strata in
      zip(strata, isMixed).map { $1 ? $0.count : 0 }
    }
    guard let design = CellDesign(counts) else { return nil }
    let alone = cells.values.map { $0.reduce(SplitCount(), +) }
    guard
      let crude = Self.odds(design.factorAlone, design.levels.map { alone[$0] }),
      let adjusted = Self.odds(
        design.both, design.cells.map { cells.values[$0.level][$0.stratum] })
    else { return nil }
    self.init(
      .logistic, design, names: cells.levels, counts: alone.map(\.count), crude: crude,
      adjusted: adjusted, spread: nil, level: level)
  }

  /// Logistic regression of rows that are seen as often as counted.
  private static func odds(_ features: FeatureTable, _ cells: [SplitCount]) -> JointEstimates? {
    let twice = FeatureTable(
      rowCount: 2 * cells.count,
      columns: features.columns.map { FeatureColumn($0.name, $0.values + $0.values) })
    let labels = [1, 0].flatMap { [UInt8](repeating: $0, count: cells.count) }
    let data = Dataset(
      features: twice, labels: Labels(labels, names: LabelNames(positive: "yes", negative: "no")),
      weights: cells.map { Double($0.with) } + cells.map { Double($0.without) })
    let context = FitContext(workers: WorkerPool(), seed: Seed(1))
    let learner = LogisticRegression { $0.l2Penalty = 0 }
    guard let model = try? learner.fit(data, in: context),
      let analysis = try? RegressionAnalysis(model, data, on: context.workers)
    else { return nil }
    return analysis.jointEstimates(.hc3)
  }

  private init(
    _ model: Model, _ design: CellDesign, names: [String], counts: [Int], crude: JointEstimates,
    adjusted: JointEstimates, spread: Double?, level: Double
  ) {
    let (before, after) = (crude.table.rows, adjusted.table.rows)
    let contrasts = design.levels.dropFirst().enumerated().map { place, code in
      Contrast(
        level: names[code], count: counts[code],
        crude: model.estimate(before[place + 1], level), crudeP: before[place + 1].pValue,
        adjusted: model.estimate(after[place + 1], level), adjustedP: after[place + 1].pValue)
    }
    let tested = Array(crude.names.dropFirst())
    self.init(
      model: model, reference: names[design.levels[0]], referenceCount: counts[design.levels[0]],
      contrasts: contrasts, crudeTest: crude.waldTest(of: tested),
      adjustedTest: adjusted.waldTest(of: tested), spread: spread)
  }
}

extension AdjustedDifferences.Model {
  /// A coefficient as a difference of means, or as an odds ratio.
  fileprivate func estimate(_ row: CoefficientTable.Row, _ level: Double) -> Estimate {
    let isLinear = self == .leastSquares
    let isKnown = row.standardError.isFinite && row.standardError > 0
    let ends = isKnown ? row.interval(level: level) : nil
    func scaled(_ value: Double) -> Double { isLinear ? value : exp(value) }
    return Estimate(
      isLinear ? .meanDifference : .oddsRatio, scaled(row.estimate),
      ends.map {
        ConfidenceInterval(
          low: scaled($0.lowerBound), high: scaled($0.upperBound), level: level,
          method: isLinear ? .studentT : .logarithmic)
      })
  }
}

/// Indicators of the levels of two categories, a row for each pair that occurs.
private struct CellDesign {
  /// The levels that occur, the most frequent one first.
  let levels: [Int]
  /// The pairs that occur.
  let cells: [(level: Int, stratum: Int)]
  /// Indicators of all levels but the first, a row a level.
  let factorAlone: FeatureTable
  /// The same, and those of all strata but the most frequent, a row a pair.
  let both: FeatureTable

  /// nil where fewer than two levels occur.
  init?(_ counts: [[Int]]) {
    let strata = (counts.first ?? []).indices
    guard let levels = Self.order(counts.map { $0.reduce(0, +) }), levels.count > 1,
      let ordered = Self.order(strata.map { stratum in counts.reduce(0) { $0 + $1[stratum] } })
    else { return nil }
    let cells = levels.flatMap { level in
      ordered.compactMap { counts[level][$0] > 0 ? (level: level, stratum: $0) : nil }
    }
    self.levels = levels
    self.cells = cells
    factorAlone = FeatureTable(
      rowCount: levels.count,
      columns: levels.dropFirst().map { level in
        FeatureColumn("level \(level)", levels.map { $0 == level ? 1 : 0 })
      })
    both = FeatureTable(
      rowCount: cells.count,
      columns: levels.dropFirst().map { level in
        FeatureColumn("level \(level)", cells.map { $0.level == level ? 1 : 0 })
      }
        + ordered.dropFirst().map { stratum in
          FeatureColumn("stratum \(stratum)", cells.map { $0.stratum == stratum ? 1 : 0 })
        })
  }

  /// The places that occur in their own order, but the most frequent one first.
  private static func order(_ counts: [Int]) -> [Int]? {
    guard let first = counts.indices.max(by: { (counts[$0], $1) < (counts[$1], $0) }),
      counts[first] > 0
    else { return nil }
    return [first] + counts.indices.filter { $0 != first && counts[$0] > 0 }
  }
}
