import Evaluation
import Foundation
import Learning
import LinearModels
import Machine
import Statistics

extension Regressor {
  /// Points that a page has room for.
  private static let mostPoints = 4_000

  /// Ten groups of each number: the share of the level that came beside the mean probability.
  func shapes(
    _ design: RegressionDesign, _ data: Dataset, _ model: LogisticModel,
    _ analysis: RegressionAnalysis, testsShape: Bool
  ) -> [TermShape] {
    design.terms.indices.filter { !design.terms[$0].isIndicator }.map { place in
      let bins = groups(data.features.columns[place].values).map { center, rows in
        let came = rows.reduce(0) { $0 + Int(data.labels.values[$1]) }
        let interval = wilsonInterval(successes: came, trials: rows.count)
        return TermShape.Bin(
          center: center, count: rows.count, observed: Double(came) / Double(rows.count),
          low: interval.lowerBound, high: interval.upperBound,
          fitted: rows.reduce(0) { $0 + analysis.fitted[$1] } / Double(rows.count))
      }
      let test =
        testsShape ? try? BoxTidwell(place, of: data, beside: model, in: context) : nil
      return TermShape(name: design.terms[place].name, bins: bins, boxTidwell: test)
    }
  }

  /// Ten groups of each number: the mean residual with its interval.
  func residualShapes(
    _ design: RegressionDesign, _ analysis: RegressionAnalysis
  ) -> [TermShape] {
    design.terms.indices.filter { !design.terms[$0].isIndicator }.map { place in
      let bins = groups(design.features.columns[place].values).map { center, rows in
        let moments = Moments(rows.map { analysis.residuals[$0] })
        let error =
          rows.count > 1
          ? moments.standardDeviation() / Double(rows.count).squareRoot() : 0
        let reach = 1.96 * error
        return TermShape.Bin(
          center: center, count: rows.count, observed: moments.mean, low: moments.mean - reach,
          high: moments.mean + reach, fitted: 0)
      }
      return TermShape(name: design.terms[place].name, bins: bins, boxTidwell: nil)
    }
  }

  /// Rows in ten groups of nearly equal size by a number; equal numbers stay together.
  private func groups(_ values: [Double]) -> [(center: Double, rows: [Int])] {
    let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    var groups: [[Int]] = [[]]
    for (rank, row) in order.enumerated() {
      let isFull = rank * 10 / order.count >= groups.count
      if isFull, let last = groups[groups.count - 1].last, values[last] < values[row] {
        groups.append([])
      }
      groups[groups.count - 1].append(row)
    }
    return groups.map { rows in
      (rows.reduce(0) { $0 + values[$1] } / Double(rows.count), rows)
    }
  }

  /// Five fits on four parts of five, each judged on the fifth.
  func validation(_ data: Dataset, isFirth: Bool) -> UnseenRows? {
    let folds = 5
    guard data.rowCount >= 50 else { return nil }
    var stream = Seed(1).derived("regression").stream
    var order = Array(0..<data.rowCount)
    stream.shuffle(&order)
    var logOdds = [Double](repeating: 0, count: data.rowCount)
    for fold in 0..<folds {
      let held = order.indices.filter { $0 % folds == fold }.map { order[$0] }
      let rest = order.indices.filter { $0 % folds != fold }.map { order[$0] }.sorted()
      guard let model = try? model(data.subset(rest), isFirth: isFirth) else { return nil }
      let values = model.logOdds(for: data.features.subset(held), on: workers)
      for (row, value) in zip(held, values) { logOdds[row] = value }
    }
    guard let line = try? CalibrationLine(logOdds: logOdds, labels: data.labels, in: context)
    else { return nil }
    let ranking = Ranking(scores: logOdds, labels: data.labels, on: workers)
    return UnseenRows(folds: folds, auc: ranking.rocAUC, line: line)
  }

  private func model(_ data: Dataset, isFirth: Bool) throws -> LogisticModel {
    isFirth
      ? try FirthRegression().fit(data, in: context).model
      : try LogisticRegression { $0.l2Penalty = 0 }.fit(data, in: context)
  }

  /// The rows that move the coefficients most.
  func influence(_ design: RegressionDesign, _ analysis: RegressionAnalysis) -> InfluenceSummary {
    let influence = analysis.influence
    let moved = analysis.dfbetas()
    let count = Double(analysis.fitted.count)
    let order = Double(design.terms.count + 1)
    let names = [CoefficientTable.interceptName] + design.terms.map(\.name)
    let ranked = influence.cooksDistances.indices
      .filter { influence.cooksDistances[$0].isFinite }
      .sorted {
        (influence.cooksDistances[$1], $0) < (influence.cooksDistances[$0], $1)
      }
    let rows = ranked.prefix(10).map { row in
      let most = moved.indices.max { abs(moved[$0][row]) < abs(moved[$1][row]) } ?? 0
      return InfluenceSummary.Row(
        record: design.rows[row] + 1, identity: identity(design.rows[row]),
        cook: influence.cooksDistances[row], leverage: analysis.leverages[row],
        residual: influence.standardizedResiduals[row], moved: names[most],
        by: moved[most][row])
    }
    return InfluenceSummary(
      rows: rows, aboveUsual: influence.cooksDistances.count { $0 > 4 / count },
      highLeverage: analysis.leverages.count { $0 > 3 * order / count },
      outliers: influence.standardizedResiduals.count { abs($0) > 3 },
      points: thinned(analysis.fitted.count).map {
        (analysis.leverages[$0], influence.standardizedResiduals[$0])
      })
  }

  /// Rows in even steps, so many as a page has room for.
  private func thinned(_ count: Int) -> [Int] {
    guard count > Self.mostPoints else { return Array(0..<count) }
    return (0..<Self.mostPoints).map { $0 * count / Self.mostPoints }
  }

  /// What least squares leaves over.
  func errors(
    _ analysis: RegressionAnalysis, _ model: LinearRegressionModel, _ features: FeatureTable,
    _ outcome: FeatureColumn
  ) -> ErrorSummary {
    let shape = try? MomentShape(analysis.residuals)
    let residuals = analysis.influence.standardizedResiduals.filter(\.isFinite).sorted()
    let steps = min(residuals.count, 200)
    let quantiles = (0..<steps).map { step in
      let share = (Double(step) + 0.5) / Double(steps)
      let place = min(residuals.count - 1, Int(share * Double(residuals.count)))
      let rank = (Double(place) + 0.5) / Double(residuals.count)
      return (normal: Normal.quantile(rank), residual: residuals[place])
    }
    return ErrorSummary(
      breuschPagan: analysis.breuschPagan,
      reset: try? model.reset(features, outcome: outcome, on: workers),
      durbinWatson: analysis.durbinWatson, skewness: shape?.skewness ?? .nan,
      excessKurtosis: shape?.excessKurtosis ?? .nan,
      jarqueBera: shape.map { .chiSquared($0.jarqueBera.statistic, degreesOfFreedom: 2) },
      points: thinned(analysis.fitted.count).map {
        (analysis.fitted[$0], analysis.residuals[$0])
      },
      quantiles: quantiles)
  }
}
