internal import LinearAlgebra
internal import Machine

extension ExactNewton {
  /// The objective at a point, with its gradient and the lower half of its Hessian.
  struct Evaluation: Sendable {
    var value = 0.0
    var gradient: [Double]
    var hessian: Matrix
    /// The largest entry of the gradient by size, divided by the total weight.
    var maxNorm = 0.0

    init(order: Int) {
      gradient = Array(repeating: 0, count: order)
      hessian = Matrix(rowCount: order, columnCount: order)
    }

    mutating func add(_ other: Evaluation) {
      value += other.value
      for place in gradient.indices { gradient[place] += other.gradient[place] }
      hessian.add(other.hessian)
    }
  }

  /// Goes through all rows once; runs of rows are summed apart and added in their order.
  func evaluate(_ point: [Double]) -> Evaluation {
    let runs = RowRuns(rowCount: design.rowCount, columnCount: design.columnCount + 1)
    let partial = workers.map(count: runs.count) { run in evaluate(runs[run], at: point) }
    var result = Evaluation(order: design.columnCount + 1)
    for part in partial { result.add(part) }
    for (column, penalty) in design.penalties.enumerated() where penalty > 0 {
      let coordinate = point[column + 1]
      result.value += penalty / 2 * coordinate * coordinate
      result.gradient[column + 1] += penalty * coordinate
      result.hessian[column + 1, column + 1] += penalty
    }
    result.maxNorm = result.gradient.maxNorm / design.totalWeight
    return result
  }

  private func evaluate(_ rows: Range<Int>, at point: [Double]) -> Evaluation {
    var result = Evaluation(order: design.columnCount + 1)
    var block = DesignBlock(design)
    for start in stride(from: rows.lowerBound, to: rows.upperBound, by: DesignBlock.rowLimit) {
      block.load(start..<min(start + DesignBlock.rowLimit, rows.upperBound))
      block.moveTo(point)
      result.value += block.loss()
      block.addGradient(to: &result.gradient)
      block.addHessian(to: &result.hessian)
    }
    return result
  }
}

extension [Double] {
  /// The largest number by size; 0 of none.
  var maxNorm: Double { reduce(0) { Swift.max($0, abs($1)) } }
}
