import Foundation
import Learning
import _TestSupport

/// The complete rows of the shared claims data, read as plainly as a test can.
struct SharedVideos {
  var number: [Int] = []
  var isClaim: [Bool] = []
  var isVerified: [Bool] = []
  var ban: [String] = []
  var textLength: [Double] = []
  var columns: [String: [Double]] = [:]

  static let counts = [
    "video_view_count", "video_like_count", "video_share_count", "video_download_count",
    "video_comment_count",
  ]

  init() throws {
    let file = SharedMaterial.file("data/tiktok/tiktok_dataset.csv")
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst() {
      let cells = Self.cells(of: line)
      guard cells.count == 13, !cells.contains("") || cells[2] != "" else { continue }
      number.append(Int(cells[1]) ?? 0)
      isClaim.append(cells[2] == "claim")
      textLength.append(Double(cells[5].unicodeScalars.count))
      isVerified.append(cells[6] == "verified")
      ban.append(cells[7])
      columns["video_duration_sec", default: []].append(Double(cells[4]) ?? .nan)
      for (place, name) in Self.counts.enumerated() {
        columns[name, default: []].append(Double(cells[8 + place]) ?? .nan)
      }
    }
    columns["text_length"] = textLength
    columns["verified"] = isVerified.map { $0 ? 1 : 0 }
    columns["claim_status_opinion"] = isClaim.map { $0 ? 0 : 1 }
    columns["banned"] = ban.map { $0 == "banned" ? 1 : 0 }
    columns["under_review"] = ban.map { $0 == "under review" ? 1 : 0 }
  }

  /// The cells of a line; within quotes a comma is text and two quotes are one.
  private static func cells(of line: Substring) -> [String] {
    var result = [""]
    var isQuoted = false
    var closedBefore = false
    for character in line {
      if character == "\"" {
        if closedBefore { result[result.count - 1].append(character) }
        isQuoted.toggle()
        closedBefore = !isQuoted
        continue
      }
      closedBefore = false
      if character == "," && !isQuoted {
        result.append("")
      } else {
        result[result.count - 1].append(character)
      }
    }
    return result
  }

  /// Columns of some rows with labels; `standardised` columns are z-scored by the rows of `fitted`.
  func dataset(
    _ names: [String], standardised: [String] = [], label: [Bool], rows: [Int], fitted: [Int]? = nil
  ) -> Dataset {
    let features = names.map { name -> FeatureColumn in
      let all = columns[name] ?? []
      let values = rows.map { all[$0] }
      guard standardised.contains(name) else { return FeatureColumn(name, values) }
      let known = (fitted ?? rows).map { all[$0] }
      let mean = known.reduce(0, +) / Double(known.count)
      let squares = known.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      let deviation = (squares / Double(known.count)).squareRoot()
      return FeatureColumn(name, values.map { ($0 - mean) / deviation })
    }
    return Dataset(
      features: FeatureTable(rowCount: rows.count, columns: features),
      labels: Labels(
        rows.map { label[$0] ? 1 : 0 }, names: LabelNames(positive: "yes", negative: "no")))
  }

  /// The lines of a row list beside the data, without its header.
  static func rowList(_ name: String) throws -> [[Int]] {
    let text = try String(contentsOf: SharedMaterial.file("data/tiktok/\(name)"), encoding: .utf8)
    return text.split(whereSeparator: \.isNewline).dropFirst().map { line in
      line.split(separator: ",").map { Int($0) ?? -1 }
    }
  }
}

/// The reference values beside the project, by name.
struct SharedReference {
  private let values: [String: Any]

  init() throws {
    let data = try Data(contentsOf: SharedMaterial.file("reference/tiktok.json"))
    let entries = try JSONSerialization.jsonObject(with: data) as? [[String: Any]] ?? []
    values = Dictionary(
      entries.compactMap { entry in
        guard let name = entry["name"] as? String, let value = entry["value"] else { return nil }
        return (name, value)
      }, uniquingKeysWith: { first, _ in first })
  }

  subscript(name: String) -> [String: Any] { values[name] as? [String: Any] ?? [:] }
}
