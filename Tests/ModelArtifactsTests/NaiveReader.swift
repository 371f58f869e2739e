import Foundation

/// Reads the container in the simplest way, checking nothing: the twin of the strict reader.
struct NaiveReader {
  var metadata: [String: String] = [:]
  var tensors: [String: (type: String, shape: [Int], bytes: [UInt8])] = [:]

  init(_ data: Data) throws {
    let bytes = Array(data)
    let length = (0..<8).reduce(0) { $0 | Int(bytes[$1]) << (8 * $1) }
    let json = try JSONSerialization.jsonObject(with: Data(bytes[8..<8 + length]))
    for (name, value) in json as? [String: Any] ?? [:] {
      if name == "__metadata__" {
        metadata = value as? [String: String] ?? [:]
      } else if let fields = value as? [String: Any], let type = fields["dtype"] as? String,
        let shape = fields["shape"] as? [Int], let offsets = fields["data_offsets"] as? [Int]
      {
        let start = 8 + length
        tensors[name] = (type, shape, Array(bytes[start + offsets[0]..<start + offsets[1]]))
      }
    }
  }
}
