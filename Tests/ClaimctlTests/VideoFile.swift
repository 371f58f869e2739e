import Foundation
import _TestSupport

/// A file of videos, line by line, in which faults are planted.
///
/// No record of the files used here spans lines, so that line *n* holds one record.
struct VideoFile: Sendable {
  /// The bytes of each line; the first is the header.
  var lines: [[UInt8]]

  init(_ data: Data) {
    lines = data.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
    if lines.last == [] { lines.removeLast() }
  }

  /// Generated videos.
  init(generatedRows rows: Int, seed: Int = 1) throws {
    let run = try CommandLineRun(["synthesize", "--rows", "\(rows)", "--seed", "\(seed)"])
    self.init(Data(run.output.utf8))
  }

  /// The bytes of the file.
  var data: Data { Data(lines.joined(separator: [0x0A])) + [0x0A] }

  /// The fields of a line as they stand, with their quotes.
  func fields(ofLine line: Int) -> [[UInt8]] {
    var fields: [[UInt8]] = [[]]
    var isQuoted = false
    for byte in lines[line - 1] {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if byte == UInt8(ascii: ","), !isQuoted {
        fields.append([])
      } else {
        fields[fields.count - 1].append(byte)
      }
    }
    return fields
  }

  /// The place of a column in the header.
  func place(of column: String) -> Int? {
    fields(ofLine: 1).firstIndex(of: Array(column.utf8))
  }

  /// A cell as it stands.
  func cell(_ column: String, line: Int) -> [UInt8] {
    place(of: column).map { fields(ofLine: line)[$0] } ?? []
  }

  /// Puts bytes into a cell as they are.
  mutating func set(_ column: String, line: Int, to bytes: [UInt8]) {
    guard let place = place(of: column) else { return }
    var fields = fields(ofLine: line)
    fields[place] = bytes
    lines[line - 1] = Array(fields.joined(separator: [UInt8(ascii: ",")]))
  }

  /// Puts a text into a cell as it is.
  mutating func set(_ column: String, line: Int, to text: String) {
    set(column, line: line, to: Array(text.utf8))
  }

  /// Gives a column of the header another name.
  mutating func rename(_ column: String, to name: String) {
    set(column, line: 1, to: name)
  }

  /// The header and the records without an empty cell at the end: those that can be scored.
  var complete: VideoFile {
    var file = self
    file.lines.removeAll { $0.last == UInt8(ascii: ",") }
    return file
  }

  /// The header with some of the records.
  func records(_ range: Range<Int>) -> VideoFile {
    var file = self
    file.lines = [lines[0]] + lines[1...][(range.lowerBound + 1)..<(range.upperBound + 1)]
    return file
  }

  /// Without some columns, named in the header.
  func without(_ columns: [String]) -> VideoFile {
    let dropped = Set(columns.compactMap(place))
    var file = self
    for line in 1...lines.count {
      let kept = fields(ofLine: line).enumerated().filter { !dropped.contains($0.offset) }
      file.lines[line - 1] = Array(kept.map(\.element).joined(separator: [UInt8(ascii: ",")]))
    }
    return file
  }
}
