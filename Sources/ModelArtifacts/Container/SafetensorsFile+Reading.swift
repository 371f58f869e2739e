public import Foundation

extension SafetensorsFile {
  /// Reads a file, checking all of it before anything is used.
  ///
  /// The header must be JSON with no key twice; the arrays must have known types, fill their
  /// shapes and lie one after the other without gap or overlap, to the last byte.
  ///
  /// - Complexity: O(header); the arrays share the memory of `data`.
  public init(reading data: Data) throws(ArtifactError) {
    let data = data.startIndex == 0 ? data : Data(data)
    guard data.count >= 8 else { throw .truncated(bytes: data.count, expected: 8) }
    let length = data.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard length <= UInt64(Self.headerLimit) else {
      throw .foreign(.headerTooLong(length, limit: Self.headerLimit))
    }
    let start = 8 + Int(length)
    guard data.count >= start else { throw .truncated(bytes: data.count, expected: start) }
    let header: Header
    do {
      header = try Header(Array(data[8..<start]))
    } catch {
      throw .foreign(error)
    }
    let expected = start + header.payloadBytes
    guard data.count >= expected else { throw .truncated(bytes: data.count, expected: expected) }
    guard data.count == expected else {
      throw .foreign(.bytesLeftOver(data.count - expected))
    }
    self.init(
      tensors: header.lines.map { line in
        let bytes = data[start + line.offsets.lowerBound..<start + line.offsets.upperBound]
        return Tensor(line.name, type: line.type, shape: line.shape, bytes: bytes)
      }, metadata: header.metadata)
  }
}

/// What a header says, checked against itself.
private struct Header {
  struct Line {
    let name: String
    let type: Tensor.ElementType
    let shape: [Int]
    let offsets: Range<Int>
  }

  private(set) var lines: [Line] = []
  private(set) var metadata: [String: String] = [:]

  var payloadBytes: Int { lines.last?.offsets.upperBound ?? 0 }

  init(_ bytes: [UInt8]) throws(ContainerFlaw) {
    guard bytes.first == UInt8(ascii: "{") else { throw .notJSON(atByte: 8) }
    var scanner = HeaderScanner(bytes)
    var lines: [Line] = []
    var metadata: [String: String] = [:]
    try scanner.object { (scanner, name) throws(ContainerFlaw) in
      if name == SafetensorsFile.metadataName {
        try scanner.object { (scanner, key) throws(ContainerFlaw) in
          metadata[key] = try scanner.string()
        }
      } else {
        lines.append(try Self.line(name, &scanner))
      }
    }
    try scanner.end()
    lines.sort {
      ($0.offsets.lowerBound, $0.offsets.upperBound) < (
        $1.offsets.lowerBound, $1.offsets.upperBound
      )
    }
    try Self.requireNoGaps(lines)
    self.lines = lines
    self.metadata = metadata
  }

  private static func line(
    _ name: String, _ scanner: inout HeaderScanner
  ) throws(ContainerFlaw) -> Line {
    var typeName: String?
    var shape: [Int]?
    var offsets: [Int]?
    try scanner.object { (scanner, key) throws(ContainerFlaw) in
      switch key {
      case "dtype": typeName = try scanner.string()
      case "shape": shape = try scanner.wholeNumbers()
      case "data_offsets": offsets = try scanner.wholeNumbers()
      default: throw .strangeTensor(name)
      }
    }
    guard let typeName, let shape, let offsets, offsets.count == 2, offsets[0] <= offsets[1] else {
      throw .strangeTensor(name)
    }
    guard let type = Tensor.ElementType(rawValue: typeName) else {
      throw .unknownType(tensor: name, type: typeName)
    }
    let range = offsets[0]..<offsets[1]
    guard Tensor.byteCount(type, shape) == range.count else {
      throw .wrongLength(tensor: name, bytes: range.count)
    }
    return Line(name: name, type: type, shape: shape, offsets: range)
  }

  private static func requireNoGaps(_ lines: [Line]) throws(ContainerFlaw) {
    var end = 0
    for line in lines {
      guard line.offsets.lowerBound == end else {
        throw .gapOrOverlap(tensor: line.name, offset: line.offsets.lowerBound, expected: end)
      }
      end = line.offsets.upperBound
    }
  }
}
