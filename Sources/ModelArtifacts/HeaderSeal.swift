import Crypto
package import Foundation

/// A digest within the header that covers the header: its length, its padding, every byte of it.
///
/// The digest is taken while its own 64 places hold zeros, and then put there.
package enum HeaderSeal {
  /// What stands in the place of the digest while it is taken.
  static let blank = String(repeating: "0", count: 64)

  /// The bytes of a file, with both digests noted in its text.
  ///
  /// - Throws: Nothing, as long as the container writes keys as JSON does.
  package static func sealing(
    tensors: [Tensor], metadata: [String: String]
  ) throws(ArtifactError) -> Data {
    let draft = SafetensorsFile(tensors: tensors, metadata: metadata)
    var hasher = SHA256()
    for tensor in draft.tensors { hasher.update(data: tensor.bytes) }
    var metadata = metadata
    metadata[ModelArtifact.Key.payloadDigest.rawValue] = hex(hasher.finalize())
    metadata[ModelArtifact.Key.headerDigest.rawValue] = blank
    return try sealed(SafetensorsFile(tensors: draft.tensors, metadata: metadata).encoded())
  }

  /// A file whose header holds a blank, with the digest put in its place.
  ///
  /// - Throws: `ArtifactError.altered` when there is no place for one.
  private static func sealed(_ data: Data) throws(ArtifactError) -> Data {
    guard let header = header(of: data), let place = place(in: header) else {
      throw .altered(.header)
    }
    var data = data
    data.replaceSubrange(place, with: Data(hex(SHA256.hash(data: header)).utf8))
    return data
  }

  /// Whether the header is as it was when it was sealed.
  static func isIntact(_ data: Data) -> Bool {
    guard var header = header(of: data), let place = place(in: header) else { return false }
    let noted = Data(header[place])
    header.replaceSubrange(place, with: Data(blank.utf8))
    return noted == Data(hex(SHA256.hash(data: header)).utf8)
  }

  /// What stands behind the header: the arrays.
  static func payload(of data: Data) -> Data {
    header(of: data).map { data.dropFirst($0.count) } ?? Data()
  }

  static func hex(_ digest: SHA256Digest) -> String {
    digest.map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0\(digits)" : digits
    }.joined()
  }

  /// The length and the header; nil when the data is shorter.
  private static func header(of data: Data) -> Data? {
    guard data.count >= 8 else { return nil }
    let length = data.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard length <= UInt64(data.count - 8) else { return nil }
    return Data(data.prefix(8 + Int(length)))
  }

  /// Where the digest stands.
  ///
  /// Within a JSON string a quote is escaped, so only the key itself can match.
  private static func place(in header: Data) -> Range<Int>? {
    let key = Data("\"\(ModelArtifact.Key.headerDigest.rawValue)\":\"".utf8)
    guard let found = header.range(of: key), found.upperBound + 64 <= header.count else {
      return nil
    }
    return found.upperBound..<found.upperBound + 64
  }
}
