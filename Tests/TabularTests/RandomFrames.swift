import Learning
import Tabular

/// Frames with everything that a column may hold.
enum RandomFrames {
  static let levels = ["plain", "with, comma", "with \"quotes\"", "é", " edge ", "two\nlines"]

  static func frame(_ stream: inout RandomStream, rows: Int) -> Frame {
    let present = (0..<4).map { _ in (0..<rows).map { _ in stream.below(5) > 0 } }
    let numbers = present[0].map { $0 ? number(&stream) : 0 }
    let wholes = present[1].map { isPresent -> Int64 in
      guard isPresent else { return 0 }
      let word = Int64(bitPattern: stream.next())
      return stream.below(4) == 0 ? word : word % 1_000_000
    }
    let texts = present[2].map { $0 ? text(&stream) : "" }
    let codes = present[3].map { $0 ? Int32(stream.below(levels.count)) : 0 }
    let values: [(String, Column.Values)] = [
      ("numbers", .numbers(numbers)), ("wholes", .wholes(wholes)),
      ("texts", .texts(TextBuffer(texts))),
      ("names", .categories(codes: codes, levels: levels)),
    ]
    return Frame(
      rowCount: rows,
      zip(values, present).map { ($0.0, Column($0.1, validity: Validity($1))) })
  }

  /// Numbers of all sizes, those of few digits and those of seventeen.
  private static func number(_ stream: inout RandomStream) -> Double {
    switch stream.below(5) {
    case 0: return Double(stream.below(2_000_000)) - 1_000_000
    case 1: return Double(stream.below(1_000_000)) / 1000
    case 2: return stream.normal()
    case 3: return Double(Float(stream.normal()))
    default:
      let value = Double(bitPattern: stream.next())
      return value.isFinite ? value : 0.1
    }
  }

  private static func text(_ stream: inout RandomStream) -> String {
    let parts = ["word ", "\"", ",", "\n", "\r\n", "\r", "é", "😀", ";", "'", "\t", "", " "]
    return (0..<stream.below(12)).map { _ in parts[stream.below(parts.count)] }.joined()
  }
}
