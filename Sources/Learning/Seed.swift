/// The origin of all randomness in a run.
///
/// A seed is passed, never global. A part of the work that needs randomness of its own derives a
/// seed by name or number, so that adding a part does not change the draws of another.
public struct Seed: Hashable, Sendable, Codable {
  /// The seed as a number.
  public let value: UInt64

  /// A seed from a number.
  public init(_ value: UInt64) { self.value = value }

  /// The seed of the part called `name`.
  public func derived(_ name: String) -> Seed {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    return Seed(RandomStream.mixed(value ^ RandomStream.mixed(hash)))
  }

  /// The seed of the part with this number.
  public func derived(_ number: Int) -> Seed {
    Seed(RandomStream.mixed(value &+ RandomStream.mixed(UInt64(bitPattern: Int64(number)))))
  }

  /// A fresh stream of random numbers; the same seed gives the same stream.
  public var stream: RandomStream { RandomStream(self) }

  /// Reads the number.
  public init(from decoder: any Decoder) throws {
    value = try decoder.singleValueContainer().decode(UInt64.self)
  }

  /// Writes the number.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(value)
  }
}
