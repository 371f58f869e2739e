import Foundation
import Learning
import Tabular
import Testing
import _TestSupport

/// Shape, missing values, counts and repeated rows.
extension ReferenceTable {
  mutating func checkShape(_ videos: ReferenceVideos) throws {
    let (all, complete) = (videos.all, videos.frame)
    let header = try String(
      contentsOf: SharedMaterial.file("data/tiktok/tiktok_dataset.csv"), encoding: .utf8
    ).prefix { $0 != "\n" }
    compare("shape/rows", .count(all.rowCount))
    compare("shape/cols_named", .count(all.columns.count))
    compare(
      "shape/cols_raw", .count(header.split(separator: ",", omittingEmptySubsequences: false).count)
    )
    compare("shape/complete_rows", .count(complete.rowCount))
    compare("shape/incomplete_rows", .count(all.rowCount - complete.rowCount))
    let missing = zip(all.names, all.columns.map(\.validity.missingCount))
    compare("nulls", .counts(Dictionary(uniqueKeysWithValues: missing)))
    for name in ["claim_status", "verified_status", "author_ban_status"] {
      compare("counts/\(name)/all", .counts(try levelCounts(name, all)))
      compare("counts/\(name)/complete", .counts(try levelCounts(name, complete)))
    }
    let rows = Double(complete.rowCount)
    compare("proportion/claim", .number(Double(videos.labels.positiveCount) / rows))
    let verified = try levelCounts("verified_status", complete)["verified"] ?? 0
    compare("proportion/verified", .number(Double(verified) / rows))
    try checkRepeats(videos)
  }

  private func levelCounts(_ name: String, _ frame: Frame) throws -> [String: Int] {
    let column = try #require(frame[name])
    return (0..<frame.rowCount).compactMap(column.text).reduce(into: [:]) {
      $0[$1, default: 0] += 1
    }
  }

  private mutating func checkRepeats(_ videos: ReferenceVideos) throws {
    let all = videos.all
    let rows = (0..<all.rowCount).map { row in all.columns.map { $0.text(at: row) } }
    compare("duplicates/full_rows", .count(rows.count - Set(rows).count))
    let identities = try #require(all["video_id"]?.doubles)
    compare("duplicates/video_id", .count(identities.count - Set(identities).count))

    let texts = try videos.texts("video_transcription_text")
    let byText = Dictionary(grouping: texts.indices) { Array(texts[$0].utf8) }
    let shared = byText.values.filter { $0.count > 1 }
    let conflicts = shared.filter { rows in
      Set(rows.map { videos.labels.values[$0] }).count > 1
    }
    compare(
      "duplicates/text",
      .counts([
        "unique": byText.count, "rows_sharing_text": shared.reduce(0) { $0 + $1.count },
        "extra_rows": texts.count - byText.count, "label_conflicts": conflicts.count,
      ]))
  }
}
