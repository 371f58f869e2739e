import Learning

/// Ten-digit identities, each given once: row ↦ 10⁹ + (multiplier · row + offset) mod 9·10⁹.
///
/// The multiplier shares no factor with 9·10⁹ = 2⁹·3²·5⁹, so the map is one to one.
struct SyntheticIdentity {
  /// How many identities there are.
  static let capacity: UInt64 = 9_000_000_000
  private static let multiplier: UInt64 = 5_561_173_847
  private let offset: UInt64

  init(seed: Seed) {
    offset = seed.derived("identity").value % Self.capacity
  }

  /// The identity of a row.
  func number(of row: Int) -> Int {
    let product = Self.multiplier.multipliedFullWidth(by: UInt64(row))
    let scattered = Self.capacity.dividingFullWidth(product).remainder
    return Int(1_000_000_000 + (scattered + offset) % Self.capacity)
  }
}
