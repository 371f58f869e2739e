import Foundation
import Learning
import LinearModels
import Testing
import _TestSupport

@Suite("The loops of a logistic fit")
struct ColumnKernelTests {
  /// Numbers of both signs from tiny to large.
  private static func numbers(_ count: Int, _ stream: inout RandomStream) -> [Double] {
    (0..<count).map { _ in (stream.uniform() - 0.5) * pow(10, 8 * stream.uniform() - 4) }
  }

  @Test("e to a power is right to three units of the last place")
  func exponential() {
    var stream = Seed(3).stream
    for _ in 0..<50_000 {
      let x = SIMD4<Double>(
        -stream.uniform(), -40 * stream.uniform(), -708 * stream.uniform(),
        -pow(10, -20 * stream.uniform()))
      let found = Exponential.ofNegative(x)
      for lane in 0..<4 {
        let wanted = exp(x[lane])
        #expect(abs(found[lane] - wanted) <= 3 * wanted.ulp, "at \(x[lane])")
      }
    }
  }

  @Test("e to a power at the ends of its range")
  func exponentialEnds() {
    let found = Exponential.ofNegative(SIMD4(0, -0.0, -1e300, -Double.infinity))
    #expect(found[0] == 1 && found[1] == 1)
    #expect(found[2] == found[3] && found[2] > 0 && found[2] < 1e-300)
  }

  @Test(
    "adding columns gives what adding one after the other gives", arguments: 0..<10, [0, 3, 997])
  func adding(columnCount: Int, count: Int) {
    var stream = Seed(UInt64(columnCount * 1_000 + count)).stream
    let columns = (0..<columnCount).map { _ in Self.numbers(count + 9, &stream) }
    let (centres, slopes) = (Self.numbers(columnCount, &stream), Self.numbers(columnCount, &stream))
    let start = Self.numbers(count, &stream)
    var (fast, naive) = (start, start)
    var span = fast.mutableSpan
    span.addCentred(columns, rows: 5..<5 + count, centres: centres, times: slopes)
    for (place, column) in columns.enumerated() {
      for row in 0..<count { naive[row] += (column[row + 5] - centres[place]) * slopes[place] }
    }
    #expect(fast == naive)
  }

  @Test("scaling columns gives what the formula gives", arguments: 0..<6, [0, 1, 6, 999])
  func scaling(columnCount: Int, count: Int) {
    var stream = Seed(UInt64(columnCount * 1_000 + count)).stream
    let columns = (0..<columnCount).map { _ in Self.numbers(count + 9, &stream) }
    let centres = Self.numbers(columnCount, &stream)
    let scales = Self.numbers(columnCount, &stream).map { abs($0) + 1e-3 }
    let (residuals, roots) = (Self.numbers(count, &stream), Self.numbers(count, &stream))
    let stride = count + 3
    var put = [Double](repeating: -7, count: (columnCount + 1) * stride)
    let (sums, bare) = (1...2).reduce(into: ([Double](), [Double]())) { found, turn in
      var gradient = [Double](repeating: 0.25, count: columnCount + 1)
      var target = put.mutableSpan
      var sums = gradient.mutableSpan
      target.putScaled(
        columns, rows: 9..<9 + count, stride: turn == 1 ? stride : nil, centres: centres,
        scales: scales, residuals: residuals.span, roots: roots.span, addingTo: &sums)
      if turn == 1 { found.0 = gradient } else { found.1 = gradient }
    }
    var wanted = [Double](repeating: -7, count: put.count)
    for (place, column) in columns.enumerated() {
      var sum = 0.0
      var size = 1.0
      for row in 0..<count {
        let z = (column[row + 9] - centres[place]) * (1 / scales[place])
        wanted[(place + 1) * stride + row] = z * roots[row]
        sum += z * residuals[row]
        size += abs(z * residuals[row])
      }
      expectClose(sums[place + 1], 0.25 + sum, absolute: 1e-13 * size)
    }
    #expect(put == wanted)
    #expect(sums == bare)
    #expect(sums[0] == 0.25)
  }

  @Test(
    "the loss of rows is what the formula gives", arguments: [1, 4, 250, 1_000, 3_001],
    [false, true])
  func loss(count: Int, weighted: Bool) {
    var stream = Seed(UInt64(count)).stream
    let logOdds = (0..<count).map { _ in 60 * pow(2 * stream.uniform() - 1, 3) }
    let labels = (0..<count).map { _ in UInt8(stream.uniform() < 0.4 ? 1 : 0) }
    let weights = (0..<count).map { _ in weighted ? 3 * stream.uniform() : 1 }
    var residuals = [Double](repeating: -7, count: count + 5)
    var roots = residuals
    var residualSpan = residuals.mutableSpan
    var rootSpan = roots.mutableSpan
    let found = LogisticLoss.evaluate(
      logOdds.span, labels: labels.span, weights: weighted ? weights.span : nil,
      residuals: &residualSpan, curvatureRoots: &rootSpan)
    var wanted = 0.0
    for row in 0..<count {
      let side = labels[row] == 1 ? logOdds[row] : -logOdds[row]
      wanted += weights[row] * (max(0, -side) + log1p(exp(-abs(side))))
      let wrong = side >= 0 ? exp(-side) / (1 + exp(-side)) : 1 / (1 + exp(side))
      let slope = labels[row] == 1 ? -wrong : wrong
      expectClose(residuals[row], weights[row] * slope, relative: 2e-15)
      let t = exp(-abs(side))
      expectClose(
        roots[row], (weights[row] * t).squareRoot() / (1 + t), relative: 2e-15)
    }
    expectClose(found, wanted, relative: 1e-13)
    #expect(residuals[count...].allSatisfy { $0 == -7 } && roots[count...].allSatisfy { $0 == -7 })
  }

  @Test("the loss of rows far out is finite and has the right sign")
  func lossFarOut() {
    let logOdds = [1e6, -1e6, 1e6, -1e6, 0, -0.0]
    let labels: [UInt8] = [1, 1, 0, 0, 1, 0]
    var residuals = [Double](repeating: 0, count: 6)
    var roots = residuals
    var residualSpan = residuals.mutableSpan
    var rootSpan = roots.mutableSpan
    let found = LogisticLoss.evaluate(
      logOdds.span, labels: labels.span, weights: nil, residuals: &residualSpan,
      curvatureRoots: &rootSpan)
    expectClose(found, 2e6 + 2 * log(2), relative: 1e-15)
    expectClose(residuals, [0, -1, 1, 0, -0.5, 0.5], absolute: 1e-300)
    expectClose(roots, [0, 0, 0, 0, 0.5, 0.5], absolute: 1e-150)
  }
}
