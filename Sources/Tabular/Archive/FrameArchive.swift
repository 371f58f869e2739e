public import Foundation

/// Frames as bytes: compact, exact, and checked when they are read.
///
/// ```
///   "CLFRAME\n"  version  rows  columns   checksum of what follows
///   for each column: name, kind, missing rows, values
/// ```
///
/// All numbers are little-endian. Reading never trusts a length: it is compared with what is there
/// before memory is taken.
public enum FrameArchive {
  /// The version that is written and read.
  public static let version: UInt32 = 1

  /// The frame as bytes.
  ///
  /// - Complexity: O(cells).
  public static func encode(_ frame: Frame) -> Data {
    var body = ArchiveWriter()
    body.write(UInt64(frame.rowCount))
    body.write(UInt64(frame.columns.count))
    for (name, column) in zip(frame.names, frame.columns) {
      body.write(name)
      write(column, to: &body)
    }
    return head(of: body.bytes) + body.bytes
  }

  /// The same bytes with the checksum that belongs to them.
  package static func sealed(_ bytes: Data) -> Data {
    let body = bytes.dropFirst(headBytes)
    return head(of: body) + body
  }

  private static func head(of body: Data) -> Data {
    var head = ArchiveWriter()
    head.write(mark)
    head.write(version)
    head.write(ArchiveWriter.checksum(body))
    return head.bytes
  }

  /// The frame that bytes hold.
  ///
  /// - Throws: `TabularError.archive` if they do not hold exactly one frame.
  public static func decode(_ bytes: Data) throws(TabularError) -> Frame {
    do throws(ArchiveFlaw) {
      var reader = ArchiveReader(bytes)
      guard try reader.readBytes(mark.count) == mark else { throw .foreign }
      let found = try reader.readInteger(as: UInt32.self)
      guard found == version else { throw .version(found) }
      let checksum = try reader.readInteger(as: UInt64.self)
      guard checksum == ArchiveWriter.checksum(bytes.dropFirst(reader.place)) else {
        throw .altered
      }
      return try readFrame(from: &reader)
    } catch {
      throw .archive(error)
    }
  }

  private static let headBytes = 20
  private static let mark = Array("CLFRAME\n".utf8)
}

extension ArchiveFlaw: Error {}

// MARK: - Columns

extension FrameArchive {
  private enum Kind: UInt8 {
    case numbers = 1
    case wholes, texts, categories
  }

  private static func write(_ column: Column, to writer: inout ArchiveWriter) {
    let missing = column.validity.missingCount == 0 ? [] : missingRows(column)
    switch column.values {
    case .numbers(let values):
      writer.write(Kind.numbers.rawValue)
      writer.writeCounted(missing)
      writer.writeRaw(values)
    case .wholes(let values):
      writer.write(Kind.wholes.rawValue)
      writer.writeCounted(missing)
      writer.writeRaw(values)
    case .texts(let buffer):
      writer.write(Kind.texts.rawValue)
      writer.writeCounted(missing)
      writer.writeRaw(buffer.ends.map(Int64.init))
      writer.writeCounted(buffer.bytes)
    case .categories(let codes, let levels):
      writer.write(Kind.categories.rawValue)
      writer.writeCounted(missing)
      writer.write(UInt64(levels.count))
      for level in levels { writer.write(level) }
      writer.writeRaw(codes)
    }
  }

  private static func missingRows(_ column: Column) -> [Int64] {
    (0..<column.count).filter { !column.validity[$0] }.map(Int64.init)
  }

  private static func readFrame(from reader: inout ArchiveReader) throws(ArchiveFlaw) -> Frame {
    let rowCount = try reader.readCount(unit: 0, "the number of rows")
    let columnCount = try reader.readCount(unit: 10, "the number of columns")
    var columns: [(name: String, column: Column)] = []
    var names: Set<String> = []
    for _ in 0..<columnCount {
      let name = try reader.readString()
      guard names.insert(name).inserted else { throw .inconsistent("a column twice") }
      columns.append((name, try readColumn(rowCount, from: &reader)))
    }
    guard reader.rest == 0 else { throw .trailing(bytes: reader.rest) }
    return Frame(rowCount: rowCount, columns)
  }

  private static func readColumn(
    _ rowCount: Int, from reader: inout ArchiveReader
  ) throws(ArchiveFlaw) -> Column {
    guard let kind = Kind(rawValue: try reader.readInteger()) else {
      throw .inconsistent("the kind of a column")
    }
    let missing = try reader.readArray(of: Int64.self)
    guard missing.allSatisfy({ 0..<Int64(rowCount) ~= $0 }), isAscending(missing) else {
      throw .inconsistent("the list of missing rows")
    }
    let values: Column.Values
    switch kind {
    case .numbers: values = .numbers(try reader.readRaw(rowCount))
    case .wholes: values = .wholes(try reader.readRaw(rowCount))
    case .texts: values = .texts(try readTexts(rowCount, from: &reader))
    case .categories: values = try readCategories(rowCount, from: &reader)
    }
    return Column(values, validity: Validity(count: rowCount, missing: missing.map { Int($0) }))
  }

  private static func readTexts(
    _ rowCount: Int, from reader: inout ArchiveReader
  ) throws(ArchiveFlaw) -> TextBuffer {
    let ends: [Int64] = try reader.readRaw(rowCount)
    let bytes = try reader.readArray(of: UInt8.self)
    var start = 0
    for end in ends {
      guard let end = Int(exactly: end), start...bytes.count ~= end else {
        throw .inconsistent("the end of a text")
      }
      start = end
    }
    guard start == bytes.count, UTF8Check.firstBadByte(in: bytes.span) == nil else {
      throw .inconsistent("the bytes of the texts")
    }
    // A text may not begin within a character.
    for end in ends where Int(end) < bytes.count && bytes[Int(end)] & 0xC0 == 0x80 {
      throw .inconsistent("the end of a text")
    }
    return TextBuffer(bytes: bytes, ends: ends.map { Int($0) })
  }

  private static func readCategories(
    _ rowCount: Int, from reader: inout ArchiveReader
  ) throws(ArchiveFlaw) -> Column.Values {
    let count = try reader.readCount(unit: 8, "the number of names")
    var levels: [String] = []
    for _ in 0..<count { levels.append(try reader.readString()) }
    let codes: [Int32] = try reader.readRaw(rowCount)
    // Where every value is missing there may be no names; code 0 stands for nothing then.
    let bound = Int32(clamping: max(1, count))
    guard codes.allSatisfy({ 0..<bound ~= $0 }) else { throw .inconsistent("a category's code") }
    return .categories(codes: codes, levels: levels)
  }

  private static func isAscending(_ rows: [Int64]) -> Bool {
    zip(rows, rows.dropFirst()).allSatisfy { $0 < $1 }
  }
}
