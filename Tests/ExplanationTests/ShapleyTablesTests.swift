import Explanation
import Learning
import Machine
import Testing
import Trees
import _TestSupport

/// Amounts from tables and of long paths, against the walk over trees and against all coalitions.
@Suite("Shapley tables")
struct ShapleyTablesTests {
  private let workers = WorkerPool(threadCount: 2)

  private func context(_ seed: UInt64) -> FitContext {
    FitContext(workers: workers, seed: Seed(seed))
  }

  private func walked(_ explainer: TreeExplainer, _ features: FeatureTable) -> [Double] {
    let width = explainer.featureNames.count
    var amounts = [Double](repeating: 0, count: features.rowCount * width)
    var span = amounts.mutableSpan
    explainer.walk(0..<features.rowCount, of: features, into: &span)
    return amounts
  }

  @Test("gives what walking the trees gives", arguments: 1...4 as ClosedRange<UInt64>)
  func againstWalk(seed: UInt64) throws {
    for data in [Dataset.planted(rows: 500, seed: seed), wide(seed: seed)] {
      let model = try GradientBoosting {
        $0.trees = 25
        $0.minHessian = 0.1
      }.fit(data, in: context(seed))
      let explainer = TreeExplainer(model)
      #expect(explainer.hasTables)
      let actual = explainer.attributions(for: data.features, on: workers).amounts
      expectClose(actual, walked(explainer, data.features), absolute: 1e-12)
    }
  }

  private func wide(seed: UInt64) -> Dataset {
    var stream = Seed(seed).stream
    let values = (0..<25).map { _ in (0..<500).map { _ in stream.normal() } }
    let labels = (0..<500).map { row -> UInt8 in
      (0..<25).reduce(stream.normal()) { $0 + values[$1][row] } > 0 ? 1 : 0
    }
    return Dataset(
      features: FeatureTable(
        rowCount: 500,
        columns: values.enumerated().map { FeatureColumn("x\($0.offset)", $0.element) }),
      labels: Labels(labels, names: LabelNames(positive: "yes", negative: "no")))
  }

  /// A tree that asks one feature after the other: `right` says where it goes on.
  private func chain(_ features: [Int32], right: [Bool], columns: Int) -> TreeEnsembleParts {
    var stream = Seed(UInt64(features.count)).stream
    var parts = TreeEnsembleParts()
    parts.featureNames = (0..<columns).map { "x\($0)" }
    parts.levelCounts = Array(repeating: 0, count: columns)
    var inner = [0]
    for step in features.indices.dropLast() { inner.append(2 * step + (right[step] ? 2 : 1)) }
    let nodes = 2 * features.count + 1
    for node in 0..<nodes {
      let step = inner.firstIndex(of: node)
      parts.featureIndex.append(step.map { features[$0] } ?? -1)
      parts.threshold.append(step == nil ? 0 : stream.normal() / 2)
      parts.leftChild.append(step.map { Int32(2 * $0 + 1) } ?? -1)
      parts.rightChild.append(step.map { Int32(2 * $0 + 2) } ?? -1)
      parts.leafValue.append(step == nil ? stream.normal() : 0)
      parts.gain.append(step == nil ? 0 : 1)
      parts.missingGoesLeft.append(step == nil ? 0 : UInt8(stream.below(2)))
      parts.categoryStart.append(-1)
    }
    parts.cover = Array(repeating: 0, count: nodes)
    for node in (0..<nodes).reversed() {
      let left = Int(parts.leftChild[node])
      parts.cover[node] =
        left < 0 ? 1 + Double(stream.below(50)) : parts.cover[left] + parts.cover[left + 1]
    }
    parts.treeStarts = [0, Int32(nodes)]
    return parts
  }

  @Test("gives the Shapley values of long paths", arguments: [1, 7, 8, 9, 10, 11, 12])
  func longPaths(length: Int) throws {
    var stream = Seed(UInt64(length)).stream
    var features = (0..<length).map { Int32($0) }
    // A feature that is asked again joins its first condition.
    features.insert(0, at: length / 2)
    let right = features.map { _ in stream.below(3) > 0 }
    let parts = chain(features, right: right, columns: 12)
    let rows = FeatureTable(
      rowCount: 8,
      columns: (0..<12).map { column in
        FeatureColumn(
          "x\(column)", (0..<8).map { _ in stream.below(6) == 0 ? .nan : stream.normal() })
      })
    let explainer = TreeExplainer(try BoostedTrees(parts: parts))
    #expect(explainer.hasTables)
    let actual = explainer.attributions(for: rows, on: workers)
    let twin = BruteForceShapley(parts)
    for row in 0..<8 {
      let expected = twin.values(rows.columns.map { $0.values[row] })
      expectClose(Array(actual[row]), expected, absolute: 1e-12, "row \(row)")
    }
  }

  @Test("walks trees whose tables would be too large")
  func largeTrees() throws {
    let features = wide(seed: 3).features
    // Forty trees of one path through 25 features: long paths for the most part.
    let one = chain(Array(0..<25), right: Array(repeating: true, count: 25), columns: 25)
    var parts = one
    for _ in 1..<40 { parts.append(one) }
    let explainer = TreeExplainer(try BoostedTrees(parts: parts))
    #expect(!explainer.hasTables)
    let actual = explainer.attributions(for: features, on: workers)
    #expect(actual.amounts == walked(explainer, features))
  }

  @Test("gives a row the same bits in any company")
  func anyCompany() throws {
    let data = Dataset.planted(rows: 400)
    let model = try GradientBoosting { $0.trees = 20 }.fit(data, in: context(2))
    let explainer = TreeExplainer(model)
    let all = explainer.attributions(for: data.features, on: workers)
    for row in [0, 1, 127, 128, 399] {
      let alone = explainer.attributions(for: data.features.subset([row]), on: workers)
      #expect(alone.amounts == Array(all[row]))
    }
  }
}

extension TreeEnsembleParts {
  /// Adds the trees of another ensemble without categories on the same columns.
  fileprivate mutating func append(_ other: TreeEnsembleParts) {
    let count = Int32(leafValue.count)
    treeStarts += other.treeStarts.dropFirst().map { $0 + count }
    featureIndex += other.featureIndex
    threshold += other.threshold
    leftChild += other.leftChild
    rightChild += other.rightChild
    leafValue += other.leafValue
    cover += other.cover
    gain += other.gain
    missingGoesLeft += other.missingGoesLeft
    categoryStart += other.categoryStart
  }
}
