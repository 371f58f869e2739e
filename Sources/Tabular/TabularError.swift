/// Why a table could not be opened or kept at all.
///
/// What is wrong inside a table is a `Fault`.
public enum TabularError: Error, Equatable, Sendable {
  /// There is no such file.
  case missingFile(String)
  /// A folder stands where a file was expected.
  case folder(String)
  /// The system refused to open or read the file, and said why.
  case unreadableFile(String, reason: String)
  /// The schema cannot be used.
  case schema(column: String?, SchemaFlaw)
  /// The bytes are not a frame that was kept.
  case archive(ArchiveFlaw)
}

extension TabularError: CustomStringConvertible {
  /// One sentence: place, value, and what was expected.
  public var description: String {
    switch self {
    case .missingFile(let path):
      "\(path): there is no such file – a table was expected here; check the path"
    case .folder(let path):
      "\(path): this is a folder – a file was expected; name one file in it"
    case .unreadableFile(let path, let reason):
      "\(path): the file cannot be read – \(reason)"
    case .schema(let column, let flaw):
      (column.map { "schema, column \"\($0)\": " } ?? "schema: ") + flaw.description
    case .archive(let flaw):
      "kept frame: \(flaw) – delete the file and let it be made again"
    }
  }
}

extension SchemaFlaw: CustomStringConvertible {
  /// What is wrong, and what would be right.
  public var description: String {
    switch self {
    case .noColumns: "there are no columns – name at least one"
    case .usedTwice: "the name is used twice – each name may stand once"
    case .boundsWithoutNumbers:
      "bounds on a column without numbers – use them with kind number or whole"
    case .reversedBounds:
      "the bounds are reversed or not numbers – the minimum may not be above the maximum"
    case .uselessNames:
      "the list of names does not fit – it belongs to a category and names each value once"
    }
  }
}
