import Learning
import Tabular

/// Random rows of all kinds of columns, written without the writer.
enum MixedRows {
  static let schema = Schema(
    [
      ColumnSchema("id", .whole, isUnique: true),
      ColumnSchema("count", .whole, mayBeMissing: true, range: NumberRange(minimum: 0)),
      ColumnSchema("share", .number, mayBeMissing: true),
      ColumnSchema("kind", .category, mayBeMissing: true),
      ColumnSchema("state", .category, allowed: ["on", "off"]),
      ColumnSchema("text", .text, mayBeMissing: true),
    ], ignored: ["#"])

  static func csv(rows: Int, seed: UInt64, faults: Bool) -> String {
    var stream = Seed(seed).stream
    var csv = ",#,text,state,kind,share,count,id\n"
    for row in 0..<rows {
      let isBad = faults && stream.below(8) == 0
      let id = isBad && stream.below(3) == 0 ? stream.below(rows) : row * 7919 % 1_000_003
      let count = isBad && stream.below(3) == 0 ? "1.5" : "\(stream.below(2_000_000)).0"
      let share = stream.below(9) == 0 ? "" : "\(stream.normal())"
      let kind = ["", "a", "bb", "ccc ccc ccc ccc", "é"][stream.below(5)]
      let state = isBad && stream.below(3) == 0 ? "maybe" : ["on", "off"][stream.below(2)]
      csv += "\(row),\(row),\(text(&stream, isBad: isBad)),\(state),\(kind),\(share),"
      csv += (stream.below(9) == 0 ? "" : count) + ",\(id)" + (stream.below(4) == 0 ? "\r\n" : "\n")
    }
    return csv
  }

  private static func text(_ stream: inout RandomStream, isBad: Bool) -> String {
    if isBad, stream.below(4) == 0 { return "\"open" }
    switch stream.below(6) {
    case 0: return ""
    case 1: return "\"a, \"\"quoted\"\"\nand broken\""
    case 2: return "naïve “text” 😀"
    case 3: return "\"\""
    default: return "plain words number \(stream.below(1000)) in a row that is longer than a vector"
    }
  }
}
