import Evaluation
import Learning
import LinearModels
import Machine
import Statistics
import Tabular

/// Makes the report of a regression from a design.
struct Regressor {
  let source: SourceSummary
  let question: RegressionQuestion
  /// Names of rows by the contract, by their place in the frame.
  let identity: (Int) -> String?
  let workers: WorkerPool

  var context: FitContext { FitContext(workers: workers, seed: Seed(1)) }

  /// Fits and examines; terms that say nothing of their own are left out, and named.
  ///
  /// - Throws: `LinearModelError` where no fit exists, `RegressionFault.noPredictors` where no term is
  ///   left.
  func report(_ design: RegressionDesign) throws -> RegressionReport {
    var design = design
    while true {
      do {
        switch design.target {
        case .numbers(let outcome): return try leastSquares(design, outcome)
        case .labels(let labels): return try logistic(design, labels)
        }
      } catch LinearModelError.collinear(let column, let others) {
        let reason =
          others.isEmpty
          ? "one value only in these rows"
          : "a combination of \(others.joined(separator: ", "))"
        design = design.without(column, reason: reason)
        guard !design.terms.isEmpty else { throw RegressionFault.noPredictors }
      }
    }
  }

  private func logistic(_ design: RegressionDesign, _ labels: Labels) throws -> RegressionReport {
    let data = Dataset(features: design.features, labels: labels)
    do {
      let model = try LogisticRegression { $0.l2Penalty = 0 }.fit(data, in: context)
      return try report(design, data, model, separation: nil, firth: nil)
    } catch LinearModelError.separated {
      let separation = try LogisticRegression.separation(of: data, in: context)
      let fit = try FirthRegression().fit(data, in: context)
      return try report(design, data, fit.model, separation: separation, firth: fit)
    }
  }

  /// Beyond this many rows × columns² the profiles that go with Firth's fit would take minutes.
  private static let profileLimit = 6_000_000

  private func report(
    _ design: RegressionDesign, _ data: Dataset, _ model: LogisticModel,
    separation: SeparationFinding?, firth: FirthFit?
  ) throws -> RegressionReport {
    let analysis = try RegressionAnalysis(model, data, on: workers)
    let classical = analysis.coefficients()
    let robust = analysis.coefficients(.hc3)
    let isRobust = question.usesRobustErrors && firth == nil
    let order = design.terms.count + 1
    let wantsProfiles =
      question.findsProfiles || firth != nil && data.rowCount * order * order <= Self.profileLimit
    let profiles =
      wantsProfiles
      ? try ProfileLikelihood(data, penalty: firth == nil ? .none : .firth, in: context).rows()
      : []
    let isFirth = firth != nil
    return RegressionReport(
      source: source, question: question, outcome: design.outcome,
      method: isFirth ? .firth : .logistic, terms: design.terms, omitted: design.omitted,
      rowsUsed: data.rowCount, separation: separation,
      coefficients: firth?.coefficients ?? (isRobust ? robust : classical), classical: classical,
      robust: robust, profiles: profiles,
      effects: analysis.marginalEffects(isRobust ? .hc3 : .classical, stepsForIndicators: true),
      fit: fit(model, data, analysis),
      dependence: order > 2 ? try ColumnDependence(data.features, on: workers) : nil,
      shapes: shapes(design, data, model, analysis, testsShape: !isFirth),
      hosmerLemeshow: HosmerLemeshow(
        probabilities: analysis.fitted, labels: data.labels.values),
      validation: validation(data, isFirth: isFirth),
      influence: influence(design, analysis), errors: nil)
  }

  private func fit(
    _ model: LogisticModel, _ data: Dataset, _ analysis: RegressionAnalysis
  ) -> RegressionFit {
    let ranking = Ranking(scores: analysis.fitted, labels: data.labels, on: workers)
    let matrix = ConfusionMatrix(
      probabilities: analysis.fitted, labels: data.labels, threshold: 0.5)
    return RegressionFit(
      logLikelihood: model.fit.logLikelihood, nullLogLikelihood: model.fit.nullLogLikelihood,
      test: model.likelihoodRatioTest, aic: model.aic, bic: model.bic,
      shares: [
        ("McFadden", model.mcFaddenR2), ("Cox and Snell", model.coxSnellR2),
        ("Nagelkerke", model.nagelkerkeR2), ("Tjur", analysis.tjurR2),
      ],
      auc: ranking.rocAUC, single: single(data), accuracy: matrix.accuracy,
      confusion: [
        matrix.trueNegatives, matrix.falsePositives, matrix.falseNegatives, matrix.truePositives,
      ], residualError: nil)
  }

  /// One column and one threshold: what the whole regression is to be compared with.
  private func single(_ data: Dataset) -> (name: String, auc: Double)? {
    let areas = data.features.columns.map { column -> (name: String, auc: Double) in
      let area =
        Ranking(scores: column.values, labels: data.labels, on: workers).rocAUC ?? 0.5
      return (column.name, max(area, 1 - area))
    }
    return areas.max { $0.auc < $1.auc }
  }

  private func leastSquares(
    _ design: RegressionDesign, _ outcome: FeatureColumn
  ) throws -> RegressionReport {
    let features = design.features
    let model = try LinearRegression().fit(features, outcome: outcome, on: workers)
    let analysis = try RegressionAnalysis(features, outcome: outcome, on: workers)
    let (classical, robust) = (analysis.coefficients(), analysis.coefficients(.hc3))
    let order = design.terms.count + 1
    return RegressionReport(
      source: source, question: question, outcome: design.outcome, method: .leastSquares,
      terms: design.terms, omitted: design.omitted, rowsUsed: features.rowCount, separation: nil,
      coefficients: question.usesRobustErrors ? robust : classical, classical: classical,
      robust: robust, profiles: [], effects: [],
      fit: RegressionFit(
        logLikelihood: model.logLikelihood, nullLogLikelihood: model.nullLogLikelihood,
        test: model.overallTest, aic: model.aic, bic: model.bic,
        shares: [("R²", model.r2), ("adjusted R²", model.adjustedR2)], auc: nil, single: nil,
        accuracy: nil,
        confusion: [],
        residualError: (model.residualStandardError, model.degreesOfFreedom)),
      dependence: order > 2 ? try ColumnDependence(features, on: workers) : nil,
      shapes: residualShapes(design, analysis), hosmerLemeshow: nil, validation: nil,
      influence: influence(design, analysis),
      errors: errors(analysis, model, features, outcome))
  }
}
