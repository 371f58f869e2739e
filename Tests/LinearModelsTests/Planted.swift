import Foundation
import Learning
import LinearAlgebra
import _TestSupport

/// Data sets made for these tests.
enum Planted {
  static let names = LabelNames(positive: "claim", negative: "opinion")

  /// Planted numeric data whose rows count 0, 1, 2 or 3 times.
  static func weighted(rows: Int, seed: UInt64 = 5) -> Dataset {
    let data = Dataset.plantedNumeric(rows: rows, seed: seed)
    var stream = Seed(seed).stream
    return Dataset(
      features: data.features, labels: data.labels,
      weights: (0..<rows).map { _ in Double(stream.below(4)) })
  }

  /// Two dense columns of very different size beside sparse ones; a few of all say something.
  static func sparse(rows: Int, columns: Int, seed: UInt64 = 3) -> Dataset {
    var stream = Seed(seed).stream
    var (starts, indices, values): ([Int], [Int32], [Double]) = ([0], [], [])
    var (large, small): ([Double], [Double]) = ([], [])
    var labels: [UInt8] = []
    for _ in 0..<rows {
      let count = 2 + stream.below(min(12, columns / 2))
      let places = stream.sample(count, below: columns).sorted()
      large.append(1e6 + 1e6 * stream.normal())
      small.append(1e-3 * stream.normal())
      var logOdds = (large[large.count - 1] - 1e6) / 2e6 + small[small.count - 1] * 800
      for place in places {
        let value = 0.2 + stream.uniform()
        indices.append(Int32(place))
        values.append(value)
        if place < columns / 4 { logOdds += (place % 2 == 0 ? 1.5 : -1.5) * value }
      }
      starts.append(indices.count)
      labels.append(stream.uniform() < 1 / (1 + exp(-logOdds)) ? 1 : 0)
    }
    let matrix = SparseMatrix(
      columnCount: columns, rowStarts: starts, columnIndices: indices, values: values)
    return Dataset(
      features: FeatureTable(
        rowCount: rows,
        columns: [FeatureColumn("large", large), FeatureColumn("small", small)],
        sparse: matrix, sparseNames: (0..<columns).map { "word\($0)" }),
      labels: Labels(labels, names: names))
  }

  /// Numeric columns with labels.
  static func table(_ columns: [(String, [Double])], labels: [UInt8]) -> Dataset {
    Dataset(
      features: FeatureTable(
        rowCount: labels.count, columns: columns.map { FeatureColumn($0.0, $0.1) }),
      labels: Labels(labels, names: names))
  }
}
