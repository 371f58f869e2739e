internal import Learning
internal import LinearAlgebra
internal import Machine

/// How much more likely the positive class is for one unit more of a column, averaged over the rows.
///
/// The standard error is that of the delta method: the effect's derivative by the coefficients on
/// both sides of their covariance. Source: Greene, "Econometric Analysis", on average partial
/// effects; the numbers are those of statsmodels' `get_margeff(at="overall")`.
public struct MarginalEffect: Hashable, Sendable {
  /// What is averaged.
  public enum Change: String, Hashable, Sendable, Codable {
    /// The slope of the probability, p(1 − p)·β.
    case slope
    /// P(positive) with the column at 1 less P(positive) with it at 0, all else as it is.
    case step
  }

  /// What was averaged.
  public let change: Change
  /// The effect, in probability, with its standard error; tests and intervals are Wald's.
  public let effect: CoefficientTable.Row
}

extension RegressionAnalysis {
  /// The average marginal effect of each column, of a logistic regression.
  ///
  /// - Parameters:
  ///   - kind: The covariance of the coefficients.
  ///   - stepsForIndicators: Whether columns that hold nothing but 0 and 1 get the step from 0 to 1
  ///     instead of the slope.
  /// - Returns: One effect a column; weights count as how often a row was seen.
  /// - Complexity: O(*rows* × *columns*²).
  public func marginalEffects(
    _ kind: CovarianceKind = .classical, stepsForIndicators: Bool = false
  ) -> [MarginalEffect] {
    precondition(self.kind == .logistic, "probabilities have marginal effects")
    let covariance = covarianceOfPoint(kind)
    let slopes = SlopeAverages(self)
    return columns.names.indices.map { place in
      let column = place + 1
      let isStep = stepsForIndicators && isIndicator(column)
      let (value, gradient) = isStep ? step(column) : slopes.effect(column, self)
      let variance = zip(gradient, covariance.times(gradient)).reduce(0) { $0 + $1.0 * $1.1 }
      return MarginalEffect(
        change: isStep ? .step : .slope,
        effect: CoefficientTable.Row(
          name: columns.names[place], estimate: value,
          standardError: max(0, variance).squareRoot()))
    }
  }

  /// What a standardised column holds where its own value is 0 and 1.
  private func ends(_ column: Int) -> (zero: Double, one: Double) {
    let (centre, scale) = (columns.centres[column - 1], columns.scales[column - 1])
    return ((0 - centre) / scale, (1 - centre) / scale)
  }

  private func isIndicator(_ column: Int) -> Bool {
    let ends = ends(column)
    return columns.matrix.column(column).allSatisfy { $0 == ends.zero || $0 == ends.one }
  }

  /// The mean step of the probability, and its derivative by each coordinate of the point.
  private func step(_ column: Int) -> (value: Double, gradient: [Double]) {
    let ends = ends(column)
    let logOdds = columns.matrix.times(point)
    let start = column * columns.rowCount
    var value = 0.0
    var differences: [Double] = []
    var ofColumn = 0.0
    for row in logOdds.indices {
      let rest = logOdds[row] - point[column] * columns.matrix.elements[start + row]
      let zero = Logistic.probability(rest + point[column] * ends.zero)
      let one = Logistic.probability(rest + point[column] * ends.one)
      let count = counts?[row] ?? 1
      value += count * (one - zero)
      let (ofZero, ofOne) = (zero * (1 - zero), one * (1 - one))
      differences.append(count * (ofOne - ofZero))
      ofColumn += count * (ofOne * ends.one - ofZero * ends.zero)
    }
    var gradient = columns.sums(differences, on: workers)
    gradient[column] = ofColumn
    return (value / seen, gradient.map { $0 / seen })
  }
}

/// The means that slopes of the probability are made of.
private struct SlopeAverages {
  /// The mean of p(1 − p).
  let mean: Double
  /// The mean of p(1 − p)(1 − 2p)·z, of each column.
  let changes: [Double]

  init(_ analysis: RegressionAnalysis) {
    let weights = analysis.curvatures.indices.map {
      analysis.curvatures[$0] * (analysis.counts?[$0] ?? 1)
    }
    mean = weights.reduce(0, +) / analysis.seen
    let second = zip(weights, analysis.fitted).map { $0 * (1 - 2 * $1) }
    changes = analysis.columns.sums(second, on: analysis.workers).map { $0 / analysis.seen }
  }

  func effect(
    _ column: Int, _ analysis: RegressionAnalysis
  ) -> (value: Double, gradient: [Double]) {
    let scale = analysis.columns.scales[column - 1]
    var gradient = changes.map { $0 * analysis.point[column] / scale }
    gradient[column] += mean / scale
    return (mean * analysis.point[column] / scale, gradient)
  }
}
