internal import Foundation

/// The odds ratio of two two-valued columns with a third one held fixed: 2×2×K tables.
///
/// Each stratum holds a, b in its first row and c, d in its second; n = a + b + c + d. Strata with an
/// empty margin tell nothing and are passed over. Sources: Mantel and Haenszel, Journal of the National
/// Cancer Institute 22 (1959); Robins, Breslow and Greenland, Biometrics 42 (1986); Breslow and Day,
/// "Statistical methods in cancer research" I (1980), section 4.4; Tarone, Biometrika 72 (1985).
public struct MantelHaenszel: Hashable, Sendable, Codable {
  /// One stratum.
  public struct Stratum: Hashable, Sendable, Codable {
    /// First row, first column.
    public let a: Int
    /// First row, second column.
    public let b: Int
    /// Second row, first column.
    public let c: Int
    /// Second row, second column.
    public let d: Int

    /// A stratum of counts, none negative.
    public init(_ a: Int, _ b: Int, _ c: Int, _ d: Int) {
      precondition(min(a, b, c, d) >= 0, "counts are not negative")
      (self.a, self.b, self.c, self.d) = (a, b, c, d)
    }

    /// How many records it has.
    public var count: Int { a + b + c + d }

    /// Whether both columns have both values in it.
    public var isInformative: Bool {
      min(a + b, c + d) > 0 && min(a + c, b + d) > 0
    }
  }

  /// A chi-squared statistic with its degrees of freedom and p-value.
  public struct ChiSquaredResult: Hashable, Sendable, Codable {
    /// The statistic.
    public let statistic: Double
    /// Its degrees of freedom.
    public let degreesOfFreedom: Int
    /// P(χ² at least as large).
    public let p: PValue

    init(_ statistic: Double, _ freedom: Int) {
      self.statistic = statistic
      degreesOfFreedom = freedom
      p = PValue(
        naturalLog: ChiSquared(degreesOfFreedom: Double(freedom)).logSurvival(statistic))
    }
  }

  /// The informative strata.
  public let strata: [Stratum]
  /// Σ(ad/n)/Σ(bc/n) with the interval of Robins, Breslow and Greenland on the logarithmic scale;
  /// 0 or infinite, without an interval, where one of the sums is 0.
  public let oddsRatio: Estimate
  /// The standard error of ln of the odds ratio; nil where that is not finite.
  public let logStandardError: Double?

  /// Joins strata.
  ///
  /// - Parameters:
  ///   - strata: Any number; those that tell nothing are passed over.
  ///   - level: The level of the interval.
  /// - Throws: `notATable` where no stratum is informative, or all products ad and bc are 0.
  /// - Complexity: O(*strata*).
  public init(_ strata: [Stratum], level: Double = 0.95) throws(SampleError) {
    self.strata = strata.filter(\.isInformative)
    guard !self.strata.isEmpty else { throw .notATable }
    let sums = RobinsBreslowGreenland(self.strata)
    guard sums.r + sums.s > 0 else { throw .notATable }
    let value = sums.r / sums.s
    guard sums.r > 0, sums.s > 0 else {
      oddsRatio = Estimate(.oddsRatio, value)
      logStandardError = nil
      return
    }
    let error = sums.variance.squareRoot()
    let reach = exp(Normal.quantile(0.5 + level / 2) * error)
    logStandardError = error
    oddsRatio = Estimate(
      .oddsRatio, value,
      ConfidenceInterval(
        low: value / reach, high: value * reach, level: level, method: .logarithmic))
  }

  /// The Cochran–Mantel–Haenszel test of a common odds ratio of 1.
  ///
  /// max(0, |Σ(a − E)| − δ)²/ΣV with E = (a+b)(a+c)/n, V = (a+b)(c+d)(a+c)(b+d)/(n²(n − 1)), one degree of
  /// freedom.
  ///
  /// - Parameter continuity: Whether δ is ½; else 0.
  /// - Returns: The test.
  public func test(continuity: Bool = false) -> ChiSquaredResult {
    var (distance, variance) = (0.0, 0.0)
    for stratum in strata {
      let margins = Margins(stratum)
      distance += Double(stratum.a) - margins.row * margins.column / margins.count
      variance +=
        margins.row * (margins.count - margins.row) * margins.column
        * (margins.count - margins.column)
        / (margins.count * margins.count * (margins.count - 1))
    }
    let rest = max(0, abs(distance) - (continuity ? 0.5 : 0))
    return ChiSquaredResult(rest * rest / variance, 1)
  }

  /// Breslow and Day's test that all strata have one odds ratio.
  ///
  /// Σ(a − A)²/V(A) with the count A that the common odds ratio would give the first cell;
  /// one degree of freedom fewer than strata. Tarone's correction takes (Σa − ΣA)²/ΣV off.
  ///
  /// - Parameter tarone: Whether the statistic is corrected.
  /// - Returns: nil of fewer than two informative strata, and where the common odds ratio is 0 or
  ///   infinite.
  public func homogeneity(tarone: Bool = true) -> ChiSquaredResult? {
    let ratio = oddsRatio.value
    guard strata.count > 1, ratio > 0, ratio.isFinite else { return nil }
    var (sum, distance, variance) = (0.0, 0.0, 0.0)
    for stratum in strata {
      let margins = Margins(stratum)
      let expected = margins.expected(ratio)
      let rest = Double(stratum.a) - expected
      let spread = margins.variance(expected)
      sum += rest * rest / spread
      distance += rest
      variance += spread
    }
    if tarone { sum -= distance * distance / variance }
    return ChiSquaredResult(max(0, sum), strata.count - 1)
  }
}

/// The sums that the odds ratio and its variance are made of.
private struct RobinsBreslowGreenland {
  private(set) var r = 0.0
  private(set) var s = 0.0
  private var pr = 0.0
  private var mixed = 0.0
  private var qs = 0.0

  init(_ strata: [MantelHaenszel.Stratum]) {
    for stratum in strata {
      let n = Double(stratum.count)
      let up = Double(stratum.a) * Double(stratum.d) / n
      let down = Double(stratum.b) * Double(stratum.c) / n
      let p = Double(stratum.a + stratum.d) / n
      let q = Double(stratum.b + stratum.c) / n
      r += up
      s += down
      pr += p * up
      mixed += p * down + q * up
      qs += q * down
    }
  }

  /// Of the logarithm of the odds ratio.
  var variance: Double { pr / (2 * r * r) + mixed / (2 * r * s) + qs / (2 * s * s) }
}

/// The margins of a stratum.
private struct Margins {
  let row: Double
  let column: Double
  let count: Double

  init(_ stratum: MantelHaenszel.Stratum) {
    row = Double(stratum.a + stratum.b)
    column = Double(stratum.a + stratum.c)
    count = Double(stratum.count)
  }

  /// The first cell that these margins and an odds ratio ψ give: the root of
  /// A(n − r − c + A) = ψ(r − A)(c − A) within the possible range.
  func expected(_ ratio: Double) -> Double {
    let rest = count - row - column
    let square = 1 - ratio
    let linear = rest + ratio * (row + column)
    let constant = ratio * row * column
    // square·A² + linear·A − constant = 0, in the form that stays exact as ψ comes near 1.
    let root = (linear * linear + 4 * square * constant).squareRoot()
    return 2 * constant / (linear + root)
  }

  func variance(_ first: Double) -> Double {
    let cells = [first, row - first, column - first, count - row - column + first]
    return 1 / cells.reduce(0) { $0 + 1 / $1 }
  }
}
