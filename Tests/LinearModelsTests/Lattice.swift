import Foundation
import Learning
import LinearAlgebra

/// Small data made by whole-number formulas, so that other languages can make the same.
///
/// ```python
/// i = np.arange(120)
/// v = [((37*i + 61*j + 13*i*j) % 101) / 101 for j in range(4)]
/// x = np.stack([v[0], v[1]*30 + 5, v[2]*0.01, v[3] - 2], 1)
/// y = (x[:,0] + 0.02*x[:,1] + 21*x[:,2] + ((53*i) % 97) / 97 > 1.55).astype(int)
/// w = 1.0 + i % 3
/// c = np.stack([((7*i + 11*j + i*j) % 5) * ((i + j) % 3) for j in range(6)], 1)
/// ```
enum Lattice {
  private static let rows = 0..<120
  static let weights = rows.map { 1.0 + Double($0 % 3) }

  static let columns: [[Double]] = {
    let scales = [1, 30, 0.01, 1]
    let offsets = [0.0, 5, 0, -2]
    return (0..<4).map { j in
      rows.map { i in
        Double((37 * i + 61 * j + 13 * i * j) % 101) / 101 * scales[j] + offsets[j]
      }
    }
  }()

  static let labels: [UInt8] = rows.map { i in
    let sum = columns[0][i] + 0.02 * columns[1][i] + 21 * columns[2][i]
    return sum + Double((53 * i) % 97) / 97 > 1.55 ? 1 : 0
  }

  static let counts: [[Double]] = (0..<6).map { j in
    rows.map { i in Double((7 * i + 11 * j + i * j) % 5 * ((i + j) % 3)) }
  }

  static func numbers(weights: [Double]? = nil) -> Dataset { data(columns, weights) }
  static func counted(weights: [Double]? = nil) -> Dataset { data(counts, weights) }

  private static func data(_ columns: [[Double]], _ weights: [Double]?) -> Dataset {
    Dataset(
      features: FeatureTable(
        rowCount: rows.count,
        columns: columns.enumerated().map { FeatureColumn("x\($0.offset)", $0.element) }),
      labels: Labels(labels, names: Planted.names), weights: weights)
  }

  /// The same data with all columns from `first` on in the sparse part.
  static func sparse(_ data: Dataset, from first: Int) -> Dataset {
    let columns = data.features.columns
    var (starts, indices, values): ([Int], [Int32], [Double]) = ([0], [], [])
    for row in 0..<data.rowCount {
      for place in first..<columns.count where columns[place].values[row] != 0 {
        indices.append(Int32(place - first))
        values.append(columns[place].values[row])
      }
      starts.append(indices.count)
    }
    return Dataset(
      features: FeatureTable(
        rowCount: data.rowCount, columns: Array(columns[..<first]),
        sparse: SparseMatrix(
          columnCount: columns.count - first, rowStarts: starts, columnIndices: indices,
          values: values),
        sparseNames: columns[first...].map(\.name)),
      labels: data.labels, weights: data.weights)
  }
}
