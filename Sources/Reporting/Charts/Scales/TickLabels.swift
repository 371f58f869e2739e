import Foundation

/// The names of ticks: short, and different from one another.
package enum TickLabels {
  /// One name a tick.
  ///
  /// Thousands are `k` from 10,000 on, then `M`, `B` and `T`. The exact value of a mark is never
  /// rounded like this: it is in the table and on hover.
  ///
  /// - Parameters:
  ///   - ticks: The values, ascending.
  ///   - format: The format of the axis; its kind counts, its digits follow from the ticks.
  /// - Returns: The names.
  package static func names(of ticks: [Double], format: NumberFormat? = nil) -> [String] {
    switch format?.style {
    case .percent:
      return plain(ticks.map { $0 * 100 }).map { "\($0)%" }
    case .duration, .bytes:
      guard let format else { break }
      let names = ticks.map { Quantity(.real($0), format).shown }
      return distinct(names) ? names : plain(ticks)
    default: break
    }
    if let powers = powers(ticks) { return powers }
    let short = ticks.map { compact($0, largest: largest(ticks)) }
    let names = short.compactMap { $0 }
    let shown = names.count == ticks.count && distinct(names) ? names : plain(ticks)
    guard format?.showsPlus == true else { return shown }
    return zip(ticks, shown).map { $0 > 0 ? "+\($1)" : $1 }
  }

  /// Names of small numbers over several powers of ten, such as 10⁻⁶ and 5×10⁻³.
  private static func powers(_ ticks: [Double]) -> [String]? {
    let sizes = ticks.map(abs).filter { $0 > 0 }
    guard let low = sizes.min(), let high = sizes.max(), low < 1e-3, high >= low * 900 else {
      return nil
    }
    let names = ticks.map { tick in
      let name = Quantity.scientific(tick, digits: 0).shown
      return tick == 0
        ? "0"
        : abs(tick) >= 1e-3 && abs(tick) < 1e4
          ? Quantity.exact(tick).shown
          : name.hasPrefix("1×") ? String(name.dropFirst(2)) : name
    }
    return distinct(names) ? names : nil
  }

  private static func distinct(_ names: [String]) -> Bool { Set(names).count == names.count }

  private static func largest(_ ticks: [Double]) -> Double { ticks.map(abs).max() ?? 0 }

  private static let suffixes: [(Double, String)] = [
    (1e12, "T"), (1e9, "B"), (1e6, "M"), (1e3, "k"),
  ]

  /// A number with at most three digits after the point and a letter for its power of a thousand;
  /// nothing when that would round it.
  private static func compact(_ value: Double, largest: Double) -> String? {
    guard value != 0 else { return "0" }
    guard largest < 1e15, largest >= 1e-3 else { return nil }
    let suffix = largest >= 9_999.5 ? suffixes.first { abs(value) >= $0.0 * 0.999_999 } : nil
    let scaled = value / (suffix?.0 ?? 1)
    for digits in 0...4 {
      let text = String(format: "%.\(digits)f", scaled)
      if let back = Double(text), abs(back - scaled) <= abs(scaled) * 1e-9 {
        return Quantity.fixed(scaled, digits: digits).shown + (suffix?.1 ?? "")
      }
    }
    return nil
  }

  /// Numbers with as many digits as it takes to tell them apart.
  private static func plain(_ ticks: [Double]) -> [String] {
    if largest(ticks) < 1e15, largest(ticks) >= 1e-4 {
      for digits in 0...8 {
        let names = ticks.map { Quantity.fixed($0, digits: digits).shown }
        let isExact = zip(ticks, names).allSatisfy { tick, _ in
          let back = Double(String(format: "%.\(digits)f", tick)) ?? .nan
          return abs(back - tick) <= abs(tick) * 1e-9
        }
        if isExact || digits == 8, distinct(names) { return names }
      }
    }
    for digits in 0...16 {
      let names = ticks.map { $0 == 0 ? "0" : Quantity.scientific($0, digits: digits).shown }
      if distinct(names) { return names }
    }
    return ticks.map { Quantity.exact($0).shown }
  }
}
