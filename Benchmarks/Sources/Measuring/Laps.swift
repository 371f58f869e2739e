/// Seconds of one piece of work after the other.
package struct Laps {
  private let clock = ContinuousClock()
  private var last: ContinuousClock.Instant
  private var laps: [(name: String, seconds: Double)] = []

  /// Starts the clock.
  package init() { last = clock.now }

  /// Starts the next piece of work here: what came before belongs to none.
  package mutating func restart() { last = clock.now }

  /// Ends a piece of work, and starts the next.
  package mutating func lap(_ name: String) {
    let now = clock.now
    laps.append((name, (now - last) / .seconds(1)))
    last = now
  }

  /// The seconds of the pieces with this name; 0 if there was none.
  package subscript(name: String) -> Double {
    laps.reduce(0) { $1.name == name ? $0 + $1.seconds : $0 }
  }

  /// All pieces and their sum, `total_s`.
  package var fields: [(String, JSONValue)] {
    laps.map { ($0.name, .number($0.seconds)) }
      + [("total_s", .number(laps.reduce(0) { $0 + $1.seconds }))]
  }
}

extension Laps {
  /// The seconds of one piece of work, and what it gives.
  package static func time<Value>(_ body: () throws -> Value) rethrows -> (Double, Value) {
    let clock = ContinuousClock()
    let start = clock.now
    let value = try body()
    return ((clock.now - start) / .seconds(1), value)
  }

  /// The median of the seconds of some runs of the same piece of work.
  ///
  /// - Parameters:
  ///   - runs: How often, at least 1.
  ///   - body: What is timed; what it gives is thrown away after the clock has stopped.
  /// - Returns: The upper median, in seconds.
  package static func median<Value>(of runs: Int = 5, _ body: () throws -> Value) rethrows -> Double
  {
    precondition(runs >= 1, "a median of at least one run")
    let seconds = try (0..<runs).map { _ in try time(body).0 }.sorted()
    return seconds[runs / 2]
  }
}
