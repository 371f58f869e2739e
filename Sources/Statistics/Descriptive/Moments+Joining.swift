extension Moments {
  /// Moments that were computed elsewhere.
  ///
  /// - Parameters:
  ///   - count: How many numbers there are, at least 0.
  ///   - mean: Their mean; of no numbers it is not looked at.
  ///   - standardDeviation: With divisor *n* − 1; of one number it is not looked at.
  public init(count: Int, mean: Double, standardDeviation: Double) {
    precondition(count >= 0, "a count is at least 0")
    guard count > 0 else {
      self.init([])
      return
    }
    let squares =
      count > 1 ? standardDeviation * standardDeviation * Double(count - 1) : mean - mean
    self.init(count: count, mean: mean, meanRemainder: 0, sumOfSquares: squares)
  }

  /// The moments of several sets of numbers taken together.
  ///
  /// Means are joined by their distances from the first, so that numbers far from 0 keep their digits.
  /// Source: Chan, Golub and LeVeque, The American Statistician 37 (1983), equation 2.1.
  ///
  /// - Parameter parts: Sets without numbers are passed over.
  /// - Complexity: O(*parts*).
  public init(joining parts: [Moments]) {
    let present = parts.filter { $0.count > 0 }
    guard present.count > 1 else {
      self = present.first ?? Moments([])
      return
    }
    let total = present.reduce(0) { $0 + $1.count }
    let shift =
      present[0].meanRemainder
      + present.reduce(0) {
        $0 + Double($1.count) * $1.meanDifference(from: present[0])
      } / Double(total)
    let mean = present[0].mean + shift
    let joined = Moments(
      count: total, mean: mean, meanRemainder: (present[0].mean - mean) + shift, sumOfSquares: 0)
    let squares = present.reduce(0) { sum, part in
      let distance = part.meanDifference(from: joined)
      return sum + part.sumOfSquares + Double(part.count) * distance * distance
    }
    self.init(
      count: total, mean: mean, meanRemainder: joined.meanRemainder, sumOfSquares: squares)
  }

  private init(count: Int, mean: Double, meanRemainder: Double, sumOfSquares: Double) {
    self.count = count
    self.mean = mean
    self.meanRemainder = meanRemainder
    self.sumOfSquares = sumOfSquares
  }
}
