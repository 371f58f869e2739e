/// How long single calls take, one after the other, as the peers' scripts measure it.
package struct Latency {
  /// The median, in microseconds.
  package let median: Double
  /// What 99 of 100 calls stay below, in microseconds.
  package let percentile99: Double

  /// Times calls.
  ///
  /// - Parameters:
  ///   - calls: How many are timed, at least 100.
  ///   - warm: How many come before.
  ///   - body: One call; it is given the number of the call.
  package init(calls: Int = 2000, warm: Int = 200, _ body: (Int) -> Void) {
    precondition(calls >= 100, "a percentile needs a hundred calls")
    let clock = ContinuousClock()
    for call in 0..<warm { body(call) }
    var times: [Double] = []
    times.reserveCapacity(calls)
    for call in 0..<calls {
      let start = clock.now
      body(call)
      times.append((clock.now - start) / .microseconds(1))
    }
    times.sort()
    median = (times[(calls - 1) / 2] + times[calls / 2]) / 2
    percentile99 = times[Int(0.99 * Double(calls - 1))]
  }

  /// `lat_p50_us` and `lat_p99_us`.
  package var fields: [(String, JSONValue)] {
    [("lat_p50_us", .number(median)), ("lat_p99_us", .number(percentile99))]
  }
}
