public import Foundation

/// Named arrays of numbers and some text, in the container that `safetensors` reads.
///
/// ```
/// 8 bytes      length n of the header, little-endian
/// n bytes      JSON: {"__metadata__": {"key": "text"}, "name": {"dtype", "shape", "data_offsets"}}
///              filled up with spaces, so that the arrays begin at a multiple of 8
/// the rest     the arrays, one after the other, little-endian
/// ```
///
/// Writing is canonical: the same content gives the same bytes.
/// Source: the format description of the `safetensors` project, version 0.4 and later.
public struct SafetensorsFile: Hashable, Sendable {
  /// The arrays: wide elements first, then by name, so that each lies at a multiple of its element.
  public let tensors: [Tensor]
  /// Text by key.
  public let metadata: [String: String]

  /// A file from its parts.
  ///
  /// - Parameters:
  ///   - tensors: With names that differ; none is called `__metadata__`.
  ///   - metadata: Any text.
  public init(tensors: [Tensor], metadata: [String: String]) {
    let names = Set(tensors.map(\.name))
    precondition(names.count == tensors.count, "tensors have different names")
    precondition(!names.contains(Self.metadataName), "a tensor cannot be called __metadata__")
    self.tensors = tensors.sorted(by: Self.comesFirst)
    self.metadata = metadata
  }

  /// The tensor of a name, if there is one.
  public func tensor(_ name: String) -> Tensor? { tensors.first { $0.name == name } }

  /// The key of the header under which the text stands.
  static let metadataName = "__metadata__"

  /// The longest header that is read, as in `safetensors` itself.
  static let headerLimit = 100_000_000

  private static func comesFirst(_ left: Tensor, _ right: Tensor) -> Bool {
    let sizes = (left.type.size, right.type.size)
    return sizes.0 != sizes.1
      ? sizes.0 > sizes.1 : left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
  }
}

/// A named array of numbers of one type.
public struct Tensor: Hashable, Sendable {
  /// What an element is, by the name that the format gives it.
  public enum ElementType: String, Hashable, Sendable, CaseIterable {
    /// `Double`.
    case float64 = "F64"
    /// `Float`.
    case float32 = "F32"
    /// `Int64`.
    case int64 = "I64"
    /// `Int32`.
    case int32 = "I32"
    /// `UInt8`.
    case uint8 = "U8"
    /// One byte, 0 or 1.
    case bool = "BOOL"

    /// Bytes an element.
    public var size: Int {
      switch self {
      case .float64, .int64: 8
      case .float32, .int32: 4
      case .uint8, .bool: 1
      }
    }
  }

  /// The name, unique in a file.
  public let name: String
  /// What the elements are.
  public let type: ElementType
  /// The length of each dimension; empty for a single number.
  public let shape: [Int]
  /// The elements, little-endian, the last dimension fastest.
  public let bytes: Data

  /// A tensor from bytes that fill its shape.
  public init(_ name: String, type: ElementType, shape: [Int], bytes: Data) {
    precondition(
      Self.byteCount(type, shape) == bytes.count, "the bytes of \(name) fill its shape")
    self.name = name
    self.type = type
    self.shape = shape
    self.bytes = bytes
  }

  /// How many elements there are.
  public var count: Int { bytes.count / type.size }

  /// The bytes that a shape takes; nil when that is no number of this machine.
  static func byteCount(_ type: ElementType, _ shape: [Int]) -> Int? {
    var product = type.size
    for length in shape {
      let (next, overflows) = product.multipliedReportingOverflow(by: length)
      guard !overflows, length >= 0 else { return nil }
      product = next
    }
    return product
  }
}
