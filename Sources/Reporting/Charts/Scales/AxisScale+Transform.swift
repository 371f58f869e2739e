import Foundation

extension AxisScale {
  /// Whether a number can stand on such an axis.
  package func hasPlace(for value: Double) -> Bool {
    value.isFinite && (self != .log || value > 0)
  }

  /// The place of a number, up to a factor and a shift; negative infinity for numbers that are not
  /// positive on a logarithmic axis.
  package func forward(_ value: Double) -> Double {
    switch self {
    case .linear: value
    case .log: value > 0 ? Foundation.log10(value) : -.infinity
    case .symlog(let bound):
      value < 0
        ? -Foundation.log10(1 - value / bound) : Foundation.log10(1 + value / bound)
    }
  }

  /// The number at a place.
  package func inverse(_ place: Double) -> Double {
    switch self {
    case .linear: place
    case .log: Foundation.pow(10, place)
    case .symlog(let bound):
      place < 0
        ? bound * (1 - Foundation.pow(10, -place)) : bound * (Foundation.pow(10, place) - 1)
    }
  }
}
