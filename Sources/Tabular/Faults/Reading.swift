/// A record that was set aside, as it stood.
public struct RejectedRow: Equatable, Sendable {
  /// The line, from 1, in which the record begins.
  public let line: Int
  /// The bytes of the record without its line end.
  public let bytes: [UInt8]

  /// A record that was set aside.
  public init(line: Int, bytes: [UInt8]) {
    self.line = line
    self.bytes = bytes
  }
}

/// What came out of reading a table: the rows without a fault, and everything about the others.
public struct Reading: Equatable, Sendable {
  /// The rows without a fault, in the order of the file.
  public var frame: Frame
  /// The line in which each row of the frame begins.
  public var lines: [Int]
  /// Everything that is wrong, in the order of the lines.
  public var faults: [Fault]
  /// The records with a fault, in the order of the lines.
  public var rejected: [RejectedRow]
  /// How many records there were, with and without faults.
  public var rowsRead: Int
  /// Whether the table as a whole could not be understood (a fault of the header or an empty
  /// file); the frame then has no rows.
  public var unreadable: Bool
  /// The names in the header, in the order of the file; those of the schema where the format has no
  /// header, and none where the header was not found.
  public var header: [String]

  /// A reading.
  public init(
    frame: Frame, lines: [Int], faults: [Fault], rejected: [RejectedRow], rowsRead: Int,
    unreadable: Bool, header: [String] = []
  ) {
    self.frame = frame
    self.lines = lines
    self.faults = faults
    self.rejected = rejected
    self.rowsRead = rowsRead
    self.unreadable = unreadable
    self.header = header
  }
}
