internal import LinearAlgebra
internal import Machine

extension ExactNewton {
  /// The objective at a point, with its gradient and, if wanted, the lower half of its Hessian.
  struct Evaluation: Sendable {
    var value = 0.0
    var gradient: [Double]
    var hessian: Matrix?
    /// The largest entry of the gradient by size, divided by the total weight.
    var maxNorm = 0.0

    init(order: Int, withHessian: Bool) {
      gradient = Array(repeating: 0, count: order)
      hessian = withHessian ? Matrix(rowCount: order, columnCount: order) : nil
    }

    mutating func add(_ other: Evaluation) {
      value += other.value
      for place in gradient.indices { gradient[place] += other.gradient[place] }
      if let part = other.hessian { hessian?.add(part) }
    }
  }

  /// Goes through all rows once; runs of rows are summed apart and added in their order.
  func evaluate(_ point: [Double], withHessian: Bool = true) -> Evaluation {
    let runs = RowRuns(rowCount: design.rowCount, columnCount: design.columnCount + 1)
    let partial = workers.map(count: runs.count) { run in
      evaluate(runs[run], at: point, withHessian: withHessian)
    }
    var result = Evaluation(order: design.columnCount + 1, withHessian: withHessian)
    for part in partial { result.add(part) }
    for (column, penalty) in design.penalties.enumerated() where penalty > 0 {
      let coordinate = point[column + 1]
      result.value += penalty / 2 * coordinate * coordinate
      result.gradient[column + 1] += penalty * coordinate
      result.hessian?[column + 1, column + 1] += penalty
    }
    result.maxNorm = result.gradient.maxNorm / design.totalWeight
    return result
  }

  private func evaluate(
    _ rows: Range<Int>, at point: [Double], withHessian: Bool
  ) -> Evaluation {
    var result = Evaluation(order: design.columnCount + 1, withHessian: withHessian)
    var block = DesignBlock(design, withHessian: withHessian)
    for start in stride(from: rows.lowerBound, to: rows.upperBound, by: DesignBlock.rowLimit) {
      block.move(to: start..<min(start + DesignBlock.rowLimit, rows.upperBound), at: point)
      result.value += block.loss()
      block.addDerivatives(to: &result.gradient, &result.hessian)
    }
    return result
  }
}

extension [Double] {
  /// The largest number by size; 0 of none.
  var maxNorm: Double { reduce(0) { Swift.max($0, abs($1)) } }
}
