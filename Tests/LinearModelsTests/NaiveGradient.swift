import Foundation
import Learning
import LinearAlgebra
import LinearModels

enum NaiveGradient {
  /// The gradient of the objective in the columns' own units, as plainly as it can be written.
  static func of(_ model: LogisticModel, _ data: Dataset, penalty: Double) -> [Double] {
    var gradient = [0] + model.coefficients.map { penalty * $0 }
    for row in 0..<data.rowCount {
      var values = [1] + data.features.columns.map { $0.values[row] }
      values += [Double](repeating: 0, count: data.features.sparseNames.count)
      if let sparse = data.features.sparse {
        for entry in sparse.entries(ofRow: row) {
          let column = Int(sparse.columnIndices[entry])
          values[1 + data.features.columns.count + column] = sparse.values[entry]
        }
      }
      let logOdds = zip(values, [model.intercept] + model.coefficients).reduce(0) {
        $0 + $1.0 * $1.1
      }
      let residual = 1 / (1 + exp(-logOdds)) - Double(data.labels.values[row])
      for (place, value) in values.enumerated() {
        gradient[place] += (data.weights?[row] ?? 1) * residual * value
      }
    }
    return gradient
  }
}
