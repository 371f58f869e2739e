internal import Foundation

/// ln(1 + x) − x, the part of the logarithm that is left when its tangent is taken off.
enum LogOnePlus {
  /// ln(1 + x) − x for x > −1, without cancellation near 0; never above 0.
  ///
  /// With r = x / (2 + x), ln(1 + x) = 2 artanh r and 2r − x = −rx, so the rest is
  /// r(2(r²/3 + r⁴/5 + …) − x). Beyond |x| = 0.4 the plain difference keeps its digits.
  static func minusArgument(_ x: Double) -> Double {
    guard abs(x) < 0.4 else { return log1p(x) - x }
    let r = x / (2 + x)
    let square = r * r
    return r * (2 * square * oddReciprocals(square) - x)
  }

  /// 1/3 + s/5 + s²/7 + … for 0 ≤ s ≤ 1/16.
  private static func oddReciprocals(_ s: Double) -> Double {
    var sum = 0.0
    var odd = s < 1e-3 ? 13.0 : 31.0
    while odd >= 3 {
      sum = sum * s + 1 / odd
      odd -= 2
    }
    return sum
  }
}
