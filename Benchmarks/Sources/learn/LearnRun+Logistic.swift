import BenchmarkData
import Foundation
import Learning
import LinearModels
import Machine
import Measuring

extension LearnRun {
  /// Logistic regression with the penalty on standardised columns, as the peers' scripts fit it.
  func logistic() throws -> Fields {
    var (train, test) = (data.train, data.test)
    var laps = Laps()
    if options.number("scale", default: 1) != 0 {
      let scaler = Scaler(train.features, on: workers)
      train = scaler.scaled(train, on: workers)
      laps.lap("scale_s")
      test = scaler.scaled(test, on: workers)
    }
    let estimator = LogisticRegression {
      $0.l2Penalty = options.number("l2", default: 1.0)
      $0.gradientTolerance = options.number("tolerance", default: 1e-8)
    }
    laps.restart()
    let model = try estimator.fit(train, in: context)
    laps.lap("fit_s")
    let peak = Memory.peak
    return [
      ("scale_s", .number(laps["scale_s"])), ("fit_s", .number(laps["fit_s"])),
      ("peak_rss_mb", .number(peak)), ("iters", .whole(model.fit.iterations)),
      ("grad_reported", .number(model.fit.gradientMaxNorm)),
      ("grad_inf", .number(gradientMaxNorm(of: model, train))),
    ] + (try predictions(of: model, for: test))
  }

  /// The largest entry of the gradient of the mean objective, computed anew from the coefficients.
  private func gradientMaxNorm(of model: LogisticModel, _ data: Dataset) -> Double {
    let count = Double(data.rowCount)
    let probabilities = model.probabilities(for: data.features, on: workers)
    let residuals = zip(probabilities, data.labels.values).map { $0 - Double($1) }
    let penalty = options.number("l2", default: 1.0)
    let slopes = workers.map(count: data.features.columns.count) { column in
      let product = zip(residuals, data.features.columns[column].values)
        .reduce(0) { $0 + $1.0 * $1.1 }
      return abs(product + penalty * model.coefficients[column]) / count
    }
    return max(abs(residuals.reduce(0, +)) / count, slopes.max() ?? 0)
  }
}

/// Takes the mean from each column and divides it by its deviation, learned on training rows.
private struct Scaler {
  private let moments: [(mean: Double, deviation: Double)]

  init(_ features: FeatureTable, on workers: WorkerPool) {
    moments = workers.map(count: features.columns.count) { column in
      let values = features.columns[column].values
      let count = Double(max(values.count, 1))
      let mean = values.reduce(0, +) / count
      let square = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
      return (mean, square > 0 ? square.squareRoot() : 1)
    }
  }

  func scaled(_ data: Dataset, on workers: WorkerPool) -> Dataset {
    let columns = workers.map(count: moments.count) { column in
      let (mean, deviation) = moments[column]
      let old = data.features.columns[column]
      return FeatureColumn(old.name, old.values.map { ($0 - mean) / deviation })
    }
    return Dataset(
      features: FeatureTable(rowCount: data.rowCount, columns: columns), labels: data.labels)
  }
}
