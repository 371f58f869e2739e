import Claims
import Foundation
import Statistics
import Tabular

extension Explorer {
  /// Above this standardised difference parts are said to differ.
  static let largestDifference = 0.1
  /// Below this p-value parts are said to differ.
  static let smallestP = 0.001

  /// How training and test rows differ; nil when nothing was split.
  func partComparison(_ numbers: [ExploredNumber], _ texts: [ExploredText]) -> PartComparison? {
    guard let parts else { return nil }
    let shares = [UInt8(0), 1].map { part in
      studied.counts(parts.indices.filter { parts[$0] == part }.map { studied.labels[$0] })
    }
    func share(_ counts: [Int]) -> ShareEstimate? {
      counts.isEmpty ? nil : ShareEstimate(count: counts[0], of: counts[0] + counts[1])
    }
    return PartComparison(
      trainingRows: parts.count { $0 == 0 }, testRows: parts.count { $0 == 1 },
      trainingPositiveShare: share(shares[0]), testPositiveShare: share(shares[1]),
      numbers: numbers.compactMap(\.parts),
      categories: contract.columns(.category).compactMap { comparison($0, parts) },
      sharedTexts: texts.map { sharedTexts($0, parts) })
  }

  /// A number in both parts; nil when nothing was split.
  func comparison(_ name: String, _ sample: OrderedSample) -> NumberComparison? {
    guard let parts else { return nil }
    let halves = sample.split(by: parts, count: 2)
    let (training, test) = (HigherMoments(halves[0]), HigherMoments(halves[1]))
    let distance = TwoSamples.distance(halves[0], halves[1])
    let critical = Self.criticalDistance(training.count, test.count)
    let difference = Self.standardizedDifference(training, test)
    let isFar = distance.map { $0 > critical ?? 1 } ?? false
    return NumberComparison(
      name: name, trainingMean: training.count > 0 ? training.mean : nil,
      testMean: test.count > 0 ? test.mean : nil,
      trainingDeviation: training.standardDeviation, testDeviation: test.standardDeviation,
      standardizedDifference: difference, distance: distance, criticalDistance: critical,
      isFlagged: abs(difference ?? 0) > Self.largestDifference || isFar)
  }

  private static func standardizedDifference(
    _ training: HigherMoments, _ test: HigherMoments
  ) -> Double? {
    guard let one = training.standardDeviation, let other = test.standardDeviation else {
      return nil
    }
    let spread = ((one * one + other * other) / 2).squareRoot()
    return spread > 0 ? (test.mean - training.mean) / spread : nil
  }

  /// √(−ln(α/2)/2 · (n + m)/(n·m)): the large-sample bound of Kolmogorov and Smirnov.
  private static func criticalDistance(_ one: Int, _ other: Int) -> Double? {
    guard one > 0, other > 0 else { return nil }
    let sizes = Double(one + other) / (Double(one) * Double(other))
    return min(1, (-log(smallestP / 2) / 2 * sizes).squareRoot())
  }

  private func comparison(_ column: ContractColumn, _ parts: [UInt8]) -> CategoryComparison? {
    guard let values = frame[column.name], case .categories(let codes, let levels) = values.values
    else { return nil }
    let order = levelOrder(column, codes, levels, values.validity).prefix(Self.mostLevels)
    var counts = [SIMD2<Int>](repeating: .zero, count: levels.count)
    for row in codes.indices where parts[row] < 2 && values.validity[row] {
      counts[Int(codes[row])][Int(parts[row])] += 1
    }
    let totals = counts.reduce(SIMD2<Int>.zero, &+)
    guard totals[0] > 0, totals[1] > 0 else { return nil }
    let shares = [0, 1].map { part in
      counts.map { Double($0[part]) / Double(totals[part]) }
    }
    let table = ContingencyTable(counts.map { [$0[0], $0[1]] })
    let pValue = table.isTestable ? table.pValue : nil
    return CategoryComparison(
      name: column.name, levels: order.map { levels[$0] },
      trainingShares: order.map { shares[0][$0] }, testShares: order.map { shares[1][$0] },
      distance: zip(shares[0], shares[1]).reduce(0) { $0 + abs($1.0 - $1.1) } / 2,
      pValue: pValue, isFlagged: pValue.map { $0 < Self.smallestP } ?? false)
  }

  private func sharedTexts(_ text: ExploredText, _ parts: [UInt8]) -> SharedTexts {
    guard case .categories(let groups, _) = text.groupColumn.values else {
      return SharedTexts(column: text.column, rows: 0)
    }
    var isKnown = [Bool](repeating: false, count: parts.count)
    let rows = parts.indices.filter { !text.lengths[$0].isNaN }
    for row in rows where parts[row] == 0 { isKnown[Int(groups[row])] = true }
    return SharedTexts(
      column: text.column, rows: rows.count { parts[$0] == 1 && isKnown[Int(groups[$0])] })
  }
}
