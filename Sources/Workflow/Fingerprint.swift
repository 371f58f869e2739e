import Crypto
public import Foundation

/// What tells one piece of content from another: its SHA-256.
public struct Fingerprint: Hashable, Sendable, Codable {
  /// 64 lowercase hexadecimal digits.
  public let hex: String

  /// The fingerprint of some bytes.
  ///
  /// - Complexity: O(bytes).
  public static func of(_ bytes: some DataProtocol) -> Fingerprint {
    Fingerprint(SHA256.hash(data: bytes))
  }

  /// The fingerprint of a value's canonical JSON, so that the order of keys says nothing.
  ///
  /// - Throws: When the value cannot be encoded.
  public static func of(encoding value: some Encodable) throws -> Fingerprint {
    of(try CanonicalJSON.data(of: value))
  }

  /// The fingerprint of a file's content, read piece by piece.
  ///
  /// - Throws: What the file system says.
  public static func of(file: URL) throws -> Fingerprint {
    let handle = try FileHandle(forReadingFrom: file)
    defer { try? handle.close() }
    var hasher = SHA256()
    while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty {
      hasher.update(data: piece)
    }
    return Fingerprint(hasher.finalize())
  }

  /// The fingerprint of several, in their order.
  public static func combining(_ parts: [Fingerprint]) -> Fingerprint {
    of(Data(parts.map(\.hex).joined(separator: "\n").utf8))
  }

  private init(_ digest: SHA256Digest) {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(64)
    for byte in digest {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    hex = String(decoding: text, as: UTF8.self)
  }

  /// Reads the text form.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    let isDigest =
      text.utf8.count == 64
      && text.utf8.allSatisfy { byte in
        (48...57).contains(byte) || (97...102).contains(byte)
      }
    guard isDigest else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "a fingerprint has 64 hexadecimal digits")
    }
    hex = text
  }

  /// Writes the text form.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(hex)
  }
}
