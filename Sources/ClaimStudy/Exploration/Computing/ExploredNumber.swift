import Claims
import Foundation
import Machine
import Statistics
import Tabular

/// Where a number comes from and how its values are made.
struct NumberSource: Sendable {
  let name: String
  let origin: NumberOrigin
  /// One number a row, NaN where there is none.
  let values: @Sendable () -> [Double]

  /// Whether it is set beside others: everything but identities and ignored columns.
  var isCompared: Bool {
    switch origin {
    case .column(.identity), .column(.ignored): false
    default: true
    }
  }

  /// Whether it stands in the matrix of correlations: no ratios, and of a text its length only.
  var isCorrelated: Bool {
    switch origin {
    case .column: isCompared
    case .textLength: true
    case .ratio, .wordCount: false
    }
  }
}

/// What one turn found of a number.
struct ExploredNumber: Sendable {
  let source: NumberSource
  let profile: NumberProfile
  /// The groups of each grouping; empty for a number that is not compared.
  let groups: [[GroupSummary]]
  /// How training and test rows differ; nil when nothing was split.
  let parts: NumberComparison?
  /// The studied rows, for correlations; nil for other numbers.
  let studied: StudiedNumber?
}

/// A number in the studied rows, NaN where there is none.
struct StudiedNumber: Sendable {
  let values: [Double]
  /// The midrank of each row among those that have a number.
  let ranks: [Double]
}

extension Explorer {
  /// The columns of numbers, the ratios, the sizes of texts; in this order.
  func numberSources(_ texts: [ExploredText]) -> [NumberSource] {
    var sources: [NumberSource] = []
    for column in contract.columns {
      // A text that names rows is no number, whatever its characters are.
      guard let values = frame[column.name], column.role == .ignored || !values.isText,
        let values = values.readAsNumbers
      else { continue }
      sources.append(
        NumberSource(name: column.name, origin: .column(role: column.role)) {
          values.doubles ?? []
        })
    }
    sources += ratioSources()
    for text in texts {
      sources.append(
        NumberSource(name: text.profile.lengthName, origin: .textLength(column: text.column)) {
          text.lengths
        })
      sources.append(
        NumberSource(name: text.profile.wordsName, origin: .wordCount(column: text.column)) {
          text.wordCounts
        })
    }
    return sources
  }

  private func ratioSources() -> [NumberSource] {
    guard let exposure = contract.exposureColumn, let unit = exposure.exposure,
      let below = frame[exposure.name]
    else { return [] }
    return contract.columns(.count).compactMap { count in
      guard count.name != exposure.name, let above = frame[count.name] else { return nil }
      return NumberSource(
        name: "\(count.name)_per_\(unit)",
        origin: .ratio(numerator: count.name, denominator: exposure.name)
      ) {
        zip(above.doubles ?? [], below.doubles ?? []).map { $1 == 0 ? .nan : $0 / $1 }
      }
    }
  }

  /// One turn a number.
  func explored(_ sources: [NumberSource], _ groupings: [Grouping]) -> [ExploredNumber] {
    let batches = groupings.map(\.cells)
    return workers.map(count: sources.count) { place in
      let source = sources[place]
      let column = source.values()
      let sample = OrderedSample(column)
      let groups = source.isCompared ? batches.flatMap { $0.summaries(of: column, sample) } : []
      return ExploredNumber(
        source: source, profile: profile(source, column, sample), groups: groups,
        parts: source.isCompared ? comparison(source.name, sample) : nil,
        studied: source.isCorrelated ? studiedNumber(column, sample) : nil)
    }
  }

  private func studiedNumber(_ column: [Double], _ sample: OrderedSample) -> StudiedNumber {
    guard !studied.areAll else { return StudiedNumber(values: column, ranks: sample.midranks) }
    let kept = sample.restricted(to: studied.places, count: studied.rows.count)
    return StudiedNumber(values: studied.rows.map { column[$0] }, ranks: kept.midranks)
  }

  private func profile(
    _ source: NumberSource, _ column: [Double], _ sample: OrderedSample
  ) -> NumberProfile {
    let values = sample.values
    let quantiles = sample.quantiles
    let classes = studied.classNames.isEmpty ? [] : sample.split(by: studied.classes, count: 2)
    let linear = HistogramBins(covering: values)
    let description = SampleDescription(ascending: values)
    let growing = description.isLopsided ? HistogramBins(growingOver: values) : nil
    return NumberProfile(
      name: source.name, origin: source.origin,
      isWhole: values.allSatisfy { $0.rounded(.towardZero) == $0 },
      missing: column.count - values.count, description: description,
      quantiles: values.isEmpty
        ? []
        : [0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99].map {
          QuantilePoint(probability: $0, value: quantiles($0))
        },
      box: BoxSummary(ascending: values),
      outliers: OutlierRule.allCases.compactMap { OutlierCount($0, ascending: values) },
      histogram: linear.map { ClassHistogram($0, values, classes) },
      logHistogram: growing.map { ClassHistogram($0, values, classes) },
      classes: zip(studied.classNames, classes).map { ClassProfile($0, $1) },
      overlap: ClassOverlap(classes),
      aboveUpperQuartile: AboveQuartile(description.upperQuartile, values, classes),
      rocAUC: classes.count == 2
        ? TwoSamples.rocAUC(positives: classes[0], negatives: classes[1]) : nil)
  }
}

extension SampleDescription {
  /// Whether equal bins would hide most numbers in the first one.
  fileprivate var isLopsided: Bool {
    guard let minimum, let median, let maximum, minimum >= 0 else { return false }
    return maximum > 20 * max(median, 1e-300)
  }
}

extension ClassHistogram {
  fileprivate init(_ bins: HistogramBins, _ values: [Double], _ classes: [[Double]]) {
    self.init(
      edges: bins.edges, counts: bins.counts(ascending: values),
      byClass: classes.map { bins.counts(ascending: $0) })
  }
}

extension ClassProfile {
  fileprivate init(_ name: String, _ values: [Double]) {
    self.init(
      name: name, description: SampleDescription(ascending: values),
      box: BoxSummary(ascending: values), density: DensityCurve(ascending: values))
  }
}

extension ClassOverlap {
  fileprivate init?(_ classes: [[Double]]) {
    let minima = classes.compactMap(\.first)
    let maxima = classes.compactMap(\.last)
    guard minima.count == 2, let lower = minima.max(), let upper = maxima.min() else { return nil }
    let within = classes.map { values in
      lower <= upper ? values.count { (lower...upper).contains($0) } : 0
    }
    self.init(minima: minima, maxima: maxima, lower: lower, upper: upper, rowsWithin: within)
  }
}

extension AboveQuartile {
  fileprivate init?(_ threshold: Double?, _ values: [Double], _ classes: [[Double]]) {
    guard let threshold else { return nil }
    self.init(
      threshold: threshold, rows: values.count { $0 > threshold },
      byClass: classes.map { $0.count { $0 > threshold } })
  }
}

extension Column {
  fileprivate var isText: Bool {
    if case .texts = values { return true }
    return false
  }
}
