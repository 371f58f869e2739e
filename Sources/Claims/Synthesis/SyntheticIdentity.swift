import Learning

/// Thirteen-digit identities, each given once: row ↦ 9.9·10¹² + (multiplier · row + offset) mod 9·10⁹.
///
/// No real video has an identity in this range, so generated rows are known wherever they turn up.
///
/// The multiplier shares no factor with 9·10⁹ = 2⁹·3²·5⁹, so the map is one to one.
struct SyntheticIdentity {
  /// How many identities there are.
  static let capacity: UInt64 = 9_000_000_000
  /// The identities that only generated videos have.
  static let range = 9_900_000_000_000..<9_909_000_000_000 as Range<Int64>
  private static let multiplier: UInt64 = 5_561_173_847
  private let offset: UInt64

  init(seed: Seed) {
    offset = seed.derived("identity").value % Self.capacity
  }

  /// The identity of a row.
  func number(of row: Int) -> Int {
    let product = Self.multiplier.multipliedFullWidth(by: UInt64(row))
    let scattered = Self.capacity.dividingFullWidth(product).remainder
    return Int(UInt64(Self.range.lowerBound) + (scattered + offset) % Self.capacity)
  }
}
