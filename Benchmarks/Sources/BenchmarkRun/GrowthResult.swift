import Foundation

/// The cost of one learner along one axis.
package struct GrowthResult: Hashable, Sendable {
  /// One place on the axis.
  package struct Point: Hashable, Sendable {
    package let at: Double
    package let seconds: Spread
    package let memory: Spread
  }

  package let learner: String
  package let axis: String
  /// In rising order.
  package let points: [Point]

  /// All learners and axes of a run, in its order.
  package static func all(in run: RunLines) -> [GrowthResult] {
    var keys: [[String]] = []
    for line in run.growth where !keys.contains([line.learner, line.axis]) {
      keys.append([line.learner, line.axis])
    }
    return keys.map { key in
      let mine = run.growth.filter { [$0.learner, $0.axis] == key }
      let points = Set(mine.map(\.at)).sorted().compactMap { at -> Point? in
        let here = mine.filter { $0.at == at }
        guard let seconds = Spread(here.map(\.seconds)), let memory = Spread(here.map(\.memory))
        else { return nil }
        return Point(at: at, seconds: seconds, memory: memory)
      }
      return GrowthResult(learner: key[0], axis: key[1], points: points)
    }
  }

  /// From each point to the next: by what power of the axis the time grows; 1 is in proportion.
  package var exponents: [Double] {
    zip(points, points.dropFirst()).map { before, after in
      log(after.seconds.median / before.seconds.median) / log(after.at / before.at)
    }
  }
}
