import Foundation

/// Seconds of one piece of work after the other, printed as one line of JSON.
struct Laps {
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var last: ContinuousClock.Instant
  private var laps: [(name: String, seconds: Double)] = []

  init() {
    start = clock.now
    last = start
  }

  /// Ends a piece of work.
  mutating func lap(_ name: String) {
    let now = clock.now
    laps.append((name, (now - last) / .seconds(1)))
    last = now
  }

  /// Prints all pieces, their sum, and what else is to be known.
  func print(_ more: [String: Double]) {
    let fields =
      laps.map { ($0.name, $0.seconds) } + [("total_s", (last - start) / .seconds(1))]
      + more.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    Swift.print("{" + fields.map { "\"\($0.0)\": \($0.1)" }.joined(separator: ", ") + "}")
  }
}
