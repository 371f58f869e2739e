internal import Machine

/// What was looked at before a test was chosen.
public struct TestEvidence: Hashable, Sendable, Codable {
  /// One sample: its size, and how far its shape is from normal, by effect.
  public struct Sample: Hashable, Sendable, Codable {
    /// How many values.
    public let count: Int
    /// The mean.
    public let mean: Double
    /// The standard deviation with divisor *n* − 1; nil of one value.
    public let standardDeviation: Double?
    /// √b₁; nil of one value and of a constant.
    public let skewness: Double?
    /// b₂ − 3; nil of one value and of a constant.
    public let excessKurtosis: Double?
    /// Whether the shape can be told from a normal one; nil of fewer than eight values.
    public let isVisiblyNotNormal: Bool?

    /// The skewness of the mean of such a sample: √b₁/√n, by which the normal distribution misses it.
    public var skewnessOfMean: Double? { skewness.map { $0 / Double(count).squareRoot() } }
    /// The excess kurtosis of the mean of such a sample: (b₂ − 3)/n.
    public var kurtosisOfMean: Double? { excessKurtosis.map { $0 / Double(count) } }
  }

  /// The samples: the groups, the differences of pairs, or the two columns of numbers; empty for
  /// categories.
  public let samples: [Sample]
  /// The largest variance over the smallest; nil where that is 0, and for other questions than groups.
  public let varianceRatio: Double?
  /// Whether all variances are equal, by Brown and Forsythe; nil where nothing varies.
  public let equalVariances: PValue?
  /// The share of values that share their value with another, from 0 to 1.
  public let tiedShare: Double
  /// How many different values there are, where that is at most `TestChooser.coarseScale`.
  public let coarseValues: Int?
  /// The smallest expected count of a table.
  public let smallestExpected: Double?
  /// Pearson's r and Spearman's ρ of two numbers.
  public let correlations: [Double]
}

extension TestEvidence.Sample {
  /// From which z on a shape is told from a normal one: one sample in ten at most is so by chance.
  static let visibleZ = 1.645

  init(_ values: [Double], _ moments: Moments) {
    let shape = try? MomentShape(values)
    let zs = [try? shape?.skewnessZ(), try? shape?.kurtosisZ()].compactMap(\.self)
    self.init(
      count: values.count, mean: moments.mean,
      standardDeviation: values.count > 1 ? moments.standardDeviation() : nil,
      skewness: shape?.skewness, excessKurtosis: shape?.excessKurtosis,
      isVisiblyNotNormal: values.count >= TestChooser.fewestToJudge
        ? zs.contains { abs($0) > Self.visibleZ } : nil)
  }

  /// Whether the mean of such a sample is about normal: by its skewness and kurtosis, or because the
  /// sample itself cannot be told from a normal one.
  ///
  /// A constant has no shape and spoils no mean.
  public var hasNearlyNormalMean: Bool {
    guard let skewnessOfMean, let kurtosisOfMean else { return true }
    return abs(skewnessOfMean) <= TestChooser.mostSkewnessOfMean
      && abs(kurtosisOfMean) <= TestChooser.mostKurtosisOfMean
      || isVisiblyNotNormal == false
  }
}

extension TestQuestion {
  /// What there is to look at.
  ///
  /// - Complexity: O(*n*), and the sorting of numbers that go together.
  func evidence(on workers: WorkerPool) -> TestEvidence {
    switch data {
    case .groups(let groups): Self.evidence(of: groups, on: workers)
    case .pairs(let first, let second):
      Self.evidence(ofColumns: [zip(first, second).map { $0 - $1 }], [])
    case .numbers(let x, let y):
      Self.evidence(
        ofColumns: [x, y],
        [
          pearsonCorrelation(x, y),
          pearsonCorrelation(OrderedSample(x).midranks, OrderedSample(y).midranks),
        ])
    case .table(let table):
      TestEvidence(
        samples: [], varianceRatio: nil, equalVariances: nil, tiedShare: 0, coarseValues: nil,
        smallestExpected: table.smallestExpected, correlations: [])
    }
  }

  private static func evidence(
    of groups: GroupedSamples, on workers: WorkerPool
  ) -> TestEvidence {
    let samples = workers.map(count: groups.samples.count) {
      TestEvidence.Sample(groups.samples[$0], groups.moments[$0])
    }
    let variances = groups.moments.filter { $0.count > 1 }.map { $0.variance() }
    let (low, high) = (variances.min() ?? 0, variances.max() ?? 0)
    let distinct = groups.distinctCount(upTo: TestChooser.coarseScale + 1)
    return TestEvidence(
      samples: samples, varianceRatio: low > 0 && (high / low).isFinite ? high / low : nil,
      equalVariances: try? Levene.test(groups.samples, on: workers).p,
      tiedShare: Double(groups.ranked.tiedCount) / Double(groups.ranked.count),
      coarseValues: distinct <= TestChooser.coarseScale ? distinct : nil, smallestExpected: nil,
      correlations: [])
  }

  private static func evidence(
    ofColumns columns: [[Double]], _ correlations: [Double]
  ) -> TestEvidence {
    let ranked = columns.compactMap { try? RankedSamples([$0]) }
    let (tied, count) = ranked.reduce((0, 0)) { ($0.0 + $1.tiedCount, $0.1 + $1.count) }
    return TestEvidence(
      samples: columns.map { TestEvidence.Sample($0, Moments($0)) }, varianceRatio: nil,
      equalVariances: nil, tiedShare: count > 0 ? Double(tied) / Double(count) : 0,
      coarseValues: nil, smallestExpected: nil, correlations: correlations)
  }
}
