import Statistics
import Testing
import _TestSupport

@Suite("Moments joined")
struct MomentsJoiningTests {
  private static func values(_ seed: Int, _ count: Int, about centre: Double) -> [Double] {
    var generator = CountingGenerator(seed)
    return (0..<count).map { _ in centre + Double.random(in: -1..<1, using: &generator) }
  }

  @Test("are those of all values together, near 0 and far from it", arguments: [0, 1e6, 1e15])
  func together(centre: Double) {
    for seed in 0..<20 {
      let parts = [3, 1, 40, 7].enumerated().map { place, count in
        Self.values(seed * 10 + place, count, about: centre + Double(place))
      }
      let joined = Moments(joining: parts.map { Moments($0) })
      let all = Moments(parts.flatMap { $0 })
      #expect(joined.count == all.count)
      expectClose(joined.meanDifference(from: all), 0, absolute: max(1, centre) * 1e-19 + 1e-14)
      expectClose(joined.sumOfSquares, all.sumOfSquares, relative: 1e-11)
    }
  }

  @Test("sets without values are passed over; one is itself; none is nothing")
  func few() {
    let one = Moments([2, 5, 9])
    #expect(Moments(joining: [Moments([]), one, Moments([])]) == one)
    #expect(Moments(joining: []).count == 0 && Moments(joining: [Moments([])]).mean.isNaN)
  }

  @Test("come back from a mean and a standard deviation")
  func parts() {
    let values = Self.values(4, 30, about: 7)
    let all = Moments(values)
    let again = Moments(
      count: 30, mean: all.mean, standardDeviation: all.standardDeviation())
    expectClose(again.sumOfSquares, all.sumOfSquares, relative: 1e-13)
    #expect(again.mean == all.mean && again.meanRemainder == 0)
    #expect(Moments(count: 1, mean: 3, standardDeviation: .nan).sumOfSquares == 0)
    #expect(Moments(count: 0, mean: 3, standardDeviation: 1).mean.isNaN)
  }
}
