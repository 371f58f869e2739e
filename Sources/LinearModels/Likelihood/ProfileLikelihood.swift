internal import Foundation
public import Learning
internal import LinearAlgebra
internal import Machine
internal import Statistics

/// Intervals and tests of a logistic regression from the likelihood itself, not from a parabola at its
/// top.
///
/// The profile of a coefficient is the largest log-likelihood that any values of the others allow. The
/// interval holds all values whose profile lies at most χ²₁/2 below the maximum; it need not be
/// symmetric, and agrees with the likelihood-ratio test. With Firth's penalty the same is done with the
/// penalised likelihood. Source: Venzon and Moolgavkar, Applied Statistics 37 (1988).
public struct ProfileLikelihood: Sendable {
  /// Which likelihood.
  public enum Penalty: String, Hashable, Sendable, Codable {
    /// The plain one.
    case none
    /// Jeffreys' prior, as in `FirthRegression`.
    case firth
  }

  /// What the profile of one coefficient says.
  public struct Row: Hashable, Sendable {
    /// The feature, or "(intercept)".
    public let name: String
    /// The coefficient at the maximum.
    public let estimate: Double
    /// The values that the likelihood does not speak against; an end that the search did not find,
    /// because the profile stays high as far as doubles reach, is infinite.
    public let interval: ClosedRange<Double>
    /// Is the coefficient 0? Twice the fall of the log-likelihood, χ² with one degree of freedom.
    public let test: RegressionTest
  }

  private let data: Dataset
  private let penalty: Penalty
  private let context: FitContext
  private static let limits = SearchLimits(500, 1e-10)

  /// The likelihood of some data.
  ///
  /// - Parameters:
  ///   - data: What a plain or a Firth fit was made of; weights say how often a row was seen.
  ///   - penalty: That of the fit.
  ///   - context: The threads.
  public init(_ data: Dataset, penalty: Penalty, in context: FitContext) {
    self.data = data
    self.penalty = penalty
    self.context = context
  }

  /// The profiles of the intercept and of all features, in that order.
  ///
  /// - Parameter level: Of confidence, between 0 and 1.
  /// - Returns: One row a coefficient.
  /// - Throws: `LinearModelError` where the likelihood has no maximum or the data are not fit for it.
  /// - Complexity: Some forty fits a coefficient.
  public func rows(level: Double = 0.95) throws(LinearModelError) -> [Row] {
    precondition(level > 0 && level < 1, "a level lies between 0 and 1")
    let fall = ChiSquared(degreesOfFreedom: 1).upperQuantile(1 - level) / 2
    var result: [Row] = []
    // The intercept is a coordinate of its own only where columns are not centred.
    let raw = try LogisticLikelihood(
      data, isPenalized: penalty == .firth, centred: false, on: context.workers)
    let centred = try LogisticLikelihood(
      data, isPenalized: penalty == .firth, on: context.workers)
    try Collinearity.check(
      centred.columns, gram: centred.columns.matrix.gram(on: context.workers))
    let top = try centred.maximum(from: centred.start, Self.limits).0
    let own = centred.columns.inOwnUnits(top.point)
    let rawStart = raw.columns.point(intercept: own[0], slopes: Array(own.dropFirst()))
    if let (rawTop, _) = try? raw.maximum(from: rawStart, Self.limits) {
      result.append(
        profile(0, of: raw, top: rawTop, fall, name: CoefficientTable.interceptName, scale: 1))
    } else {
      // Columns so far from 0 that nothing can be said of the log-odds there.
      result.append(
        Row(
          name: CoefficientTable.interceptName, estimate: own[0],
          interval: -.infinity ... .infinity,
          test: RegressionTest(statistic: .nan, degreesOfFreedom: [1], p: PValue(.nan))))
    }
    for (place, name) in centred.columns.names.enumerated() {
      let scale = centred.columns.scales[place]
      result.append(
        profile(place + 1, of: centred, top: top, fall, name: name, scale: scale))
    }
    return result
  }

  private func profile(
    _ coordinate: Int, of likelihood: LogisticLikelihood,
    top: LogisticLikelihood.Evaluation, _ fall: Double, name: String, scale: Double
  ) -> Row {
    let curve = ProfileCurve(likelihood, coordinate, top, Self.limits)
    let (low, high) = (curve.crossing(fall, side: -1), curve.crossing(fall, side: 1))
    let ratio = curve.excess(at: 0, 0).map { -2 * $0.height } ?? .infinity
    return Row(
      name: name, estimate: top.point[coordinate] / scale,
      interval: low / scale...high / scale, test: .chiSquared(ratio, degreesOfFreedom: 1))
  }
}

/// The profile of one coordinate about the maximum.
private struct ProfileCurve {
  private let likelihood: LogisticLikelihood
  private let coordinate: Int
  private let top: LogisticLikelihood.Evaluation
  private let limits: SearchLimits
  /// The standard error of the coordinate.
  private let error: Double
  /// How the other coordinates move with this one, near the maximum.
  private let drift: [Double]

  init(
    _ likelihood: LogisticLikelihood, _ coordinate: Int, _ top: LogisticLikelihood.Evaluation,
    _ limits: SearchLimits
  ) {
    self.likelihood = likelihood
    self.coordinate = coordinate
    self.top = top
    self.limits = limits
    let inverse = try? CholeskyFactor(top.information).inverse
    let variance = inverse.map { $0[coordinate, coordinate] } ?? 1
    error = variance.squareRoot()
    drift = top.point.indices.map { (inverse?[$0, coordinate] ?? 0) / variance }
  }

  /// The profile above the maximum less `fall`, with its slope; nil where the search for the others
  /// fails.
  func excess(at value: Double, _ fall: Double) -> (height: Double, slope: Double)? {
    let distance = value - top.point[coordinate]
    var start = zip(top.point, drift).map { $0 + distance * $1 }
    start[coordinate] = value
    if likelihood.evaluate(start) == nil {
      start = top.point
      start[coordinate] = value
    }
    guard let (there, _) = try? likelihood.maximum(from: start, holding: coordinate, limits)
    else { return nil }
    // By the envelope theorem the slope of the profile is the score of the held coordinate.
    return (there.value - top.value + fall, there.score[coordinate])
  }

  /// Where the profile falls by so much: bracketed outwards, then Newton's steps kept in the bracket.
  func crossing(_ fall: Double, side: Double) -> Double {
    let peak = top.point[coordinate]
    var inside = peak
    var reach = error * (2 * fall).squareRoot()
    var outside: Double?
    for _ in 0..<60 {
      let value = peak + side * reach
      guard let (height, _) = excess(at: value, fall) else { break }
      if height <= 0 {
        outside = value
        break
      }
      inside = value
      reach *= 1.5
    }
    guard var outside else { return side * .infinity }
    var value = outside
    for _ in 0..<80 {
      guard let (height, slope) = excess(at: value, fall) else { break }
      if height > 0 { inside = value } else { outside = value }
      var next = value - height / slope
      if !((min(inside, outside)...max(inside, outside)).contains(next)) {
        next = (inside + outside) / 2
      }
      if abs(next - value) <= 1e-11 * max(error, abs(value)) { return next }
      value = next
    }
    return value
  }
}
