public import Foundation

/// How a product's value becomes bytes and comes back.
///
/// The same value always gives the same bytes, and `decode(encode(value))` is the same value:
/// what is stored is compared by content.
public struct ProductCodec<Value: Sendable>: Sendable {
  /// The bytes of a value.
  public let encode: @Sendable (Value) throws -> Data
  /// The value of bytes; throws when they are not such a value, never traps.
  public let decode: @Sendable (Data) throws -> Value

  /// A codec from its two halves.
  public init(
    encode: @escaping @Sendable (Value) throws -> Data,
    decode: @escaping @Sendable (Data) throws -> Value
  ) {
    self.encode = encode
    self.decode = decode
  }
}

extension ProductCodec where Value: Codable {
  /// JSON with sorted keys.
  public static var json: Self {
    Self(
      encode: { try CanonicalJSON.data(of: $0) },
      decode: { try CanonicalJSON.value(of: Value.self, in: $0) })
  }
}

extension ProductCodec<Data> {
  /// The bytes themselves.
  public static var bytes: Self { Self(encode: { $0 }, decode: { $0 }) }
}

/// What stands between two stages: a name and the type of its value.
///
/// Two products are the same when their names are; a graph in which one name has two types is
/// refused.
public struct Product<Value: Sendable>: Sendable {
  /// The name, unique in a graph.
  public let name: String
  /// How the value is kept.
  public let codec: ProductCodec<Value>

  /// A product that is kept in its own way.
  public init(_ name: String, codec: ProductCodec<Value>) {
    self.name = name
    self.codec = codec
  }

  /// A product that is kept as JSON.
  public init(_ name: String) where Value: Codable {
    self.init(name, codec: .json)
  }
}

extension Product: Hashable {
  /// Whether the names are the same.
  public static func == (left: Product, right: Product) -> Bool { left.name == right.name }

  /// Hashes the name.
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
