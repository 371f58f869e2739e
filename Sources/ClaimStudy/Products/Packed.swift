import Foundation
import Workflow

/// A value that is kept as a small readable header and one block of bytes.
///
/// ```
///   header length, 8 bytes little-endian │ header, JSON │ body
/// ```
protocol Packed: Sendable {
  associatedtype Header: Codable
  var header: Header { get }
  func body() throws -> Data
  init(header: Header, body: Data) throws
}

extension ProductCodec where Value: Packed {
  static var packed: Self {
    Self(
      encode: { value in
        let header = try CanonicalJSON.data(of: value.header)
        var bytes = Data()
        for shift in stride(from: 0, to: 64, by: 8) {
          bytes.append(UInt8(truncatingIfNeeded: header.count >> shift))
        }
        bytes.append(header)
        bytes.append(try value.body())
        return bytes
      },
      decode: { bytes in
        guard bytes.count >= 8 else { throw DamagedProduct() }
        let length = bytes.prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
        guard length <= UInt64(bytes.count - 8) else { throw DamagedProduct() }
        let start = bytes.startIndex + 8
        let end = start + Int(length)
        let header = try CanonicalJSON.value(of: Value.Header.self, in: bytes[start..<end])
        return try Value(header: header, body: Data(bytes[end...]))
      })
  }
}

/// What was kept of a product is not whole; the store then makes it again.
struct DamagedProduct: Error {}
