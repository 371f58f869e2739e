/// Why a file is not taken as a model.
public enum ArtifactError: Error, Hashable, Sendable {
  /// The file system does not give the file.
  case unreadable(reason: String)
  /// The file ends early.
  case truncated(bytes: Int, expected: Int)
  /// The file is larger than any model.
  case oversized(bytes: Int, limit: Int)
  /// The file is not in the container that models are kept in.
  case foreign(ContainerFlaw)
  /// The container is sound and holds something else than a model of ours.
  case notAModel(format: String?)
  /// The model was written by a later version of this program.
  case newer(version: Int, supported: Int)
  /// The content is not what was written.
  case altered(Part)
  /// The content is what was written, but it is no model that can be used.
  case malformed(part: String, reason: String)

  /// A part of the file that has a digest.
  public enum Part: String, Hashable, Sendable {
    /// The header: names, shapes, recipe, contract, metrics.
    case header
    /// The numbers of the model.
    case payload
  }
}

extension ArtifactError: CustomStringConvertible {
  /// One sentence.
  public var description: String {
    switch self {
    case .unreadable(let reason):
      "the file cannot be read: \(reason)"
    case .truncated(let bytes, let expected):
      "the file ends after \(bytes) bytes, where at least \(expected) were expected; copy it again"
    case .oversized(let bytes, let limit):
      "the file has \(bytes) bytes, more than the \(limit) that a model may have; is it a model?"
    case .foreign(let flaw):
      "the file is not a sound safetensors file: \(flaw)"
    case .notAModel(let format):
      "the file is a safetensors file of format \(format.map { "`\($0)`" } ?? "unknown"), "
        + "not a model of this program"
    case .newer(let version, let supported):
      "the model has format version \(version), and this program reads versions up to "
        + "\(supported); use a later program"
    case .altered(let part):
      "the \(part.rawValue) of the file was altered after it was written: "
        + "its SHA-256 is not the one noted; copy it again"
    case .malformed(let part, let reason):
      "the model cannot be used: \(part) – \(reason)"
    }
  }
}

/// What is wrong with a container.
public enum ContainerFlaw: Error, Hashable, Sendable {
  /// The header claims a length that no header has.
  case headerTooLong(UInt64, limit: Int)
  /// The header is not JSON as the format has it.
  case notJSON(atByte: Int)
  /// A name comes twice.
  case duplicateName(String)
  /// A tensor lacks a field or has one too many.
  case strangeTensor(String)
  /// A tensor has a type that this program does not read.
  case unknownType(tensor: String, type: String)
  /// A tensor's bytes do not fill its shape.
  case wrongLength(tensor: String, bytes: Int)
  /// A tensor does not begin where the one before it ends.
  case gapOrOverlap(tensor: String, offset: Int, expected: Int)
  /// Bytes follow the last tensor.
  case bytesLeftOver(Int)
}

extension ContainerFlaw: CustomStringConvertible {
  /// A clause, without a full stop.
  public var description: String {
    switch self {
    case .headerTooLong(let length, let limit):
      "its header claims \(length) bytes, and none has more than \(limit)"
    case .notJSON(let byte):
      "its header is not the JSON expected, at byte \(byte)"
    case .duplicateName(let name):
      "`\(name)` comes twice in its header"
    case .strangeTensor(let name):
      "tensor `\(name)` needs a dtype, a shape and two data_offsets, and nothing else"
    case .unknownType(let tensor, let type):
      "tensor `\(tensor)` has the type `\(type)`; "
        + "\(Tensor.ElementType.allCases.map(\.rawValue).joined(separator: ", ")) are read"
    case .wrongLength(let tensor, let bytes):
      "tensor `\(tensor)` has \(bytes) bytes, which do not fill its shape"
    case .gapOrOverlap(let tensor, let offset, let expected):
      "tensor `\(tensor)` begins at \(offset), and the one before it ends at \(expected)"
    case .bytesLeftOver(let count):
      "\(count) bytes follow its last tensor"
    }
  }
}
