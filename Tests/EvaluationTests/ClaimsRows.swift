import Evaluation
import Foundation
import Learning
import _TestSupport

/// The complete rows of the real data with the columns that this room's references speak of, read
/// by the simplest means: this room does not know the room that reads files.
struct ClaimsRows {
  let features: FeatureTable
  let labels: Labels
  let split: RowSplit

  static func read() throws -> ClaimsRows {
    let rows = try table("data/tiktok/tiktok_dataset.csv").filter {
      !$0["claim_status", ""].isEmpty
    }
    let texts = try table("data/tiktok/text_folds.csv")
    let isTest = try table("data/tiktok/split_mod5.csv").map { $0["is_test", ""] == "1" }
    let columns = ["video_view_count", "video_duration_sec"].map { name in
      FeatureColumn(name, rows.map { Double($0[name, ""]) ?? .nan })
    }
    let lengths = [
      ("text_length", rows.map { $0["video_transcription_text", ""] }),
      ("template_length", texts.map { $0["template", ""] }),
      ("body_length", texts.map { $0["body", ""] }),
    ].map { FeatureColumn($0.0, $0.1.map { Double($0.unicodeScalars.count) }) }
    return ClaimsRows(
      features: FeatureTable(rowCount: rows.count, columns: columns + lengths),
      labels: .claims(rows.map { $0["claim_status", ""] == "claim" ? 1 : 0 }),
      split: try RowSplit(isTest: isTest))
  }

  private static func table(_ path: String) throws -> [[String: String]] {
    let text = try String(contentsOf: SharedMaterial.file(path), encoding: .utf8)
    let lines = text.split(whereSeparator: \.isNewline).map(cells)
    guard let header = lines.first else { return [] }
    return lines.dropFirst().map { Dictionary(zip(header, $0)) { first, _ in first } }
  }

  /// The cells of a line; a quoted cell may hold commas, and quotes written twice.
  private static func cells(_ line: Substring) -> [String] {
    var cells = [""]
    var isQuoted = false
    var justClosed = false
    for character in line {
      defer { justClosed = character == "\"" && !isQuoted }
      if character == "\"" {
        if justClosed { cells[cells.count - 1].append("\"") }
        isQuoted.toggle()
      } else if character == ",", !isQuoted {
        cells.append("")
      } else {
        cells[cells.count - 1].append(character)
      }
    }
    return cells
  }
}

extension [String: String] {
  fileprivate subscript(name: String, fallback: String) -> String { self[name] ?? fallback }
}

/// One entry of the reference file: a number or a table of numbers; others are left out.
struct ReferenceValue: Decodable {
  let name: String
  let number: Double?
  let table: [String: Double]?

  private enum Key: String, CodingKey { case name, value }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    name = try container.decode(String.self, forKey: .name)
    number = try? container.decode(Double.self, forKey: .value)
    table = try? container.decode([String: Double].self, forKey: .value)
  }

  static func all() throws -> [String: ReferenceValue] {
    let data = try Data(contentsOf: SharedMaterial.file("reference/tiktok.json"))
    let values = try JSONDecoder().decode([ReferenceValue].self, from: data)
    return Dictionary(values.map { ($0.name, $0) }) { first, _ in first }
  }
}
