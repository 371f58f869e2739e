internal import Foundation

/// What a decision value means: P(positive) = 1 / (1 + exp(−(slope·f + offset))).
///
/// Platt's scaling: the maximum of the likelihood with targets (N₊ + 1)/(N₊ + 2) and 1/(N₋ + 2), so
/// that classes which are told apart without fail do not make for certainty. Sources: Platt,
/// "Probabilistic outputs for support vector machines", 1999; Lin, Lin and Weng, Machine Learning 68,
/// 2007.
public struct SigmoidCalibration: Hashable, Sendable, Codable {
  /// What one unit of the decision value adds to the log-odds; never below 0, which would turn the
  /// order of the model over.
  public let slope: Double
  /// The log-odds at a decision value of 0.
  public let offset: Double

  /// A calibration from its parts; the slope is not below 0, both are finite.
  public init(slope: Double, offset: Double) {
    precondition(slope >= 0 && slope.isFinite && offset.isFinite, "a rising curve")
    self.slope = slope
    self.offset = offset
  }

  /// Fits the curve to decision values of rows that the machine was not fitted on.
  ///
  /// Where higher values do not speak for the positive class, the slope is 0 and every row gets the
  /// share of that class.
  ///
  /// - Complexity: O(*n*) a Newton step, at most 60 steps and mostly a dozen.
  package init(decisions: [Double], labels: [UInt8], weights: [Double]?) {
    let rows = CalibrationRows(decisions: decisions, labels: labels, weights: weights)
    let point = rows.optimum()
    if point.slope > 0, point.slope.isFinite, point.offset.isFinite {
      self.init(slope: point.slope, offset: point.offset)
    } else {
      self.init(slope: 0, offset: rows.baseOffset)
    }
  }

  /// P(positive) of a decision value.
  public func probability(_ decision: Double) -> Double {
    Logistic.probability(slope * decision + offset)
  }
}

/// The likelihood that the curve is fitted to.
private struct CalibrationRows {
  struct Point {
    var slope = 0.0
    var offset = 0.0
  }

  /// The loss, and its first and second derivatives by slope and offset.
  struct Evaluation {
    var loss = 0.0
    var bySlope = 0.0
    var byOffset = 0.0
    var slopeSlope = 1e-12
    var slopeOffset = 0.0
    var offsetOffset = 1e-12
  }

  let decisions: [Double]
  let labels: [UInt8]
  let weights: [Double]?
  let positives: Double
  let negatives: Double

  package init(decisions: [Double], labels: [UInt8], weights: [Double]?) {
    self.decisions = decisions
    self.labels = labels
    self.weights = weights
    var sums = [0.0, 0.0]
    for row in labels.indices { sums[Int(labels[row])] += weights?[row] ?? 1 }
    (negatives, positives) = (sums[0], sums[1])
  }

  var baseOffset: Double { log((positives + 1) / (negatives + 1)) }

  func evaluate(_ point: Point) -> Evaluation {
    let targets = [1 / (negatives + 2), (positives + 1) / (positives + 2)]
    var result = Evaluation()
    for row in labels.indices {
      let decision = decisions[row]
      let weight = weights?[row] ?? 1
      let target = targets[Int(labels[row])]
      let logOdds = point.slope * decision + point.offset
      let p = Logistic.probability(logOdds)
      // ln(1 + e^η) − t·η, without overflow.
      result.loss += weight * (max(logOdds, 0) + log1p(exp(-abs(logOdds))) - target * logOdds)
      let residual = weight * (p - target)
      let curvature = weight * p * (1 - p)
      result.bySlope += residual * decision
      result.byOffset += residual
      result.slopeSlope += curvature * decision * decision
      result.slopeOffset += curvature * decision
      result.offsetOffset += curvature
    }
    return result
  }

  /// Newton's method with halved steps, from the base rate.
  func optimum() -> Point {
    var point = Point(slope: 0, offset: baseOffset)
    var here = evaluate(point)
    for _ in 0..<60 {
      let determinant = here.slopeSlope * here.offsetOffset - here.slopeOffset * here.slopeOffset
      guard determinant > 0 else { break }
      let step = Point(
        slope: (here.slopeOffset * here.byOffset - here.offsetOffset * here.bySlope) / determinant,
        offset: (here.slopeOffset * here.bySlope - here.slopeSlope * here.byOffset) / determinant)
      guard let (next, there) = shortened(step, from: point, here) else { break }
      (point, here) = (next, there)
      // The loss is flat to rounding long before the point stands still.
      if abs(step.slope) <= 1e-13 * abs(next.slope), abs(step.offset) <= 1e-13 * abs(next.offset) {
        break
      }
    }
    return point
  }

  private func shortened(
    _ step: Point, from point: Point, _ here: Evaluation
  ) -> (Point, Evaluation)? {
    let rounding = 1e-14 * abs(here.loss)
    var share = 1.0
    for _ in 0..<40 {
      let trial = Point(
        slope: point.slope + share * step.slope, offset: point.offset + share * step.offset)
      let there = evaluate(trial)
      if there.loss <= here.loss + rounding { return (trial, there) }
      share /= 2
    }
    return nil
  }
}
