/// Why bytes are not a frame that was kept.
public enum ArchiveFlaw: Equatable, Sendable {
  /// They do not begin with the mark of such a frame.
  case foreign
  /// They were written by another version.
  case version(UInt32)
  /// They end too early.
  case truncated
  /// They go on after the frame's end.
  case trailing(bytes: Int)
  /// The checksum does not fit.
  case altered
  /// What they say about themselves cannot be; the text names the part.
  case inconsistent(String)
}

extension ArchiveFlaw: CustomStringConvertible {
  /// What is wrong, in words.
  public var description: String {
    switch self {
    case .foreign: "these bytes are not a kept frame"
    case .version(let version):
      "version \(version) of the format is not known, version \(FrameArchive.version) was expected"
    case .truncated: "the bytes end too early"
    case .trailing(let count): "\(count) bytes follow after the end"
    case .altered: "the checksum does not fit, so the bytes were altered"
    case .inconsistent(let part): "\(part) cannot be"
    }
  }
}
