import Foundation

// Arrays to bytes and back. The only place of the room that looks at raw memory; every length
// comes from the bytes themselves.

extension Tensor {
  /// A vector of numbers.
  public init(_ name: String, _ values: [Double]) {
    self.init(name, type: .float64, shape: [values.count], bytes: Self.littleEndian(values))
  }

  /// A vector of whole numbers.
  public init(_ name: String, _ values: [Int64]) {
    self.init(name, type: .int64, shape: [values.count], bytes: Self.littleEndian(values))
  }

  /// A vector of whole numbers.
  public init(_ name: String, _ values: [Int32]) {
    self.init(name, type: .int32, shape: [values.count], bytes: Self.littleEndian(values))
  }

  /// A vector of small numbers.
  public init(_ name: String, _ values: [UInt8]) {
    self.init(name, type: .uint8, shape: [values.count], bytes: Data(values))
  }

  /// The elements of an `F64` tensor; nil for another type.
  public var doubles: [Double]? { type == .float64 ? elements() : nil }
  /// The elements of an `I64` tensor; nil for another type.
  public var int64s: [Int64]? { type == .int64 ? elements() : nil }
  /// The elements of an `I32` tensor; nil for another type.
  public var int32s: [Int32]? { type == .int32 ? elements() : nil }
  /// The elements of a `U8` or `BOOL` tensor; nil for another type.
  public var bytesOfElements: [UInt8]? { type.size == 1 ? Array(bytes) : nil }

  private func elements<Element: BitwiseCopyable>() -> [Element] {
    Self.requireLittleEndian()
    let count = bytes.count / MemoryLayout<Element>.size
    return unsafe [Element](unsafeUninitializedCapacity: count) { buffer, filled in
      unsafe bytes.withUnsafeBytes { source in
        unsafe UnsafeMutableRawBufferPointer(buffer).copyMemory(
          from: UnsafeRawBufferPointer(rebasing: source.prefix(count * MemoryLayout<Element>.size)))
      }
      filled = count
    }
  }

  private static func littleEndian<Element: BitwiseCopyable>(_ values: [Element]) -> Data {
    requireLittleEndian()
    return unsafe values.withUnsafeBytes { unsafe Data($0) }
  }

  private static func requireLittleEndian() {
    precondition(1.littleEndian == 1, "artifacts are written and read on little-endian machines")
  }
}
