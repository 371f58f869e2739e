/// The values that an axis spans.
package struct Domain: Hashable, Sendable {
  /// The first value.
  package let low: Double
  /// The last value, above the first.
  package let high: Double

  /// Spans values, and a little more where there is only one.
  ///
  /// - Parameters:
  ///   - values: The values; those without a place on the scale are passed over.
  ///   - scale: The scale.
  ///   - includesZero: Whether zero is spanned too, where it has a place.
  package init(
    spanning values: some Sequence<Double>, on scale: AxisScale, includesZero: Bool = false
  ) {
    var low = Double.infinity
    var high = -Double.infinity
    for value in values where scale.hasPlace(for: value) {
      low = Swift.min(low, value)
      high = Swift.max(high, value)
    }
    if low > high { (low, high) = scale == .log ? (1, 10) : (0, 1) }
    if includesZero, scale != .log {
      low = Swift.min(low, 0)
      high = Swift.max(high, 0)
    }
    // Below a few units in the last place an axis has no room for two different ticks.
    if high - low <= Swift.max(abs(low), abs(high)) * 1e-12 {
      let margin = Swift.max(abs(low) * 0.05, low == 0 ? 1 : 0)
      (low, high) = scale == .log ? (low / 2, high * 2) : (low - margin, high + margin)
      if includesZero, scale != .log { low = low < 0 && high - margin >= 0 ? 0 : low }
    }
    // Neither the width of an axis nor its ticks may overflow.
    self.low = Swift.max(low, -1e300)
    self.high = Swift.min(high, 1e300)
  }

  /// Spans from one value to another above it.
  package init(low: Double, high: Double) {
    self.init(spanning: [low, high], on: .linear)
  }

  /// The domain, widened to the next ticks on both sides.
  package func nice(on scale: AxisScale, count: Int) -> Domain {
    guard case .linear = scale else { return self }
    let step = Ticks.step(over: high - low, count: count)
    let first = (low / step).rounded(.down) * step
    let last = (high / step).rounded(.up) * step
    return first.isFinite && last.isFinite ? Domain(low: first, high: last) : self
  }

  /// The domain, widened by a share of its length on both sides.
  package func padded(on scale: AxisScale, by share: Double = 0.03) -> Domain {
    let first = scale.forward(low)
    let last = scale.forward(high)
    let margin = (last - first) * share
    let low = scale.inverse(first - margin)
    let high = scale.inverse(last + margin)
    return low.isFinite && high.isFinite ? Domain(spanning: [low, high], on: scale) : self
  }
}

/// Where the values of a domain stand on a line.
package struct Position: Sendable {
  package let scale: AxisScale
  package let domain: Domain
  /// The place of the lowest value.
  package let start: Double
  /// The place of the highest value; may be before the first.
  package let end: Double

  package init(_ domain: Domain, on scale: AxisScale = .linear, from start: Double, to end: Double)
  {
    self.scale = scale
    self.domain = domain
    self.start = start
    self.end = end
  }

  /// The place of a value; values beyond the domain stand at its ends.
  package func callAsFunction(_ value: Double) -> Double {
    let first = scale.forward(domain.low)
    let last = scale.forward(domain.high)
    let share = (scale.forward(value) - first) / (last - first)
    return start + Swift.min(Swift.max(share.isNaN ? 0 : share, 0), 1) * (end - start)
  }

  /// The value at a place.
  package func value(at place: Double) -> Double {
    let first = scale.forward(domain.low)
    let last = scale.forward(domain.high)
    return scale.inverse(first + (place - start) / (end - start) * (last - first))
  }
}
