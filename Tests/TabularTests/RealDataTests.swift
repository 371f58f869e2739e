import Foundation
import Machine
import Tabular
import Testing
import _TestSupport

@Suite(
  "Real data", .enabled(if: SharedMaterial.isPresent, Comment(rawValue: SharedMaterial.hint)))
struct RealDataTests {
  static let counts = ["view", "like", "share", "download", "comment"].map { "video_\($0)_count" }
  static let videos = Schema(
    [
      ColumnSchema("#", .whole, isUnique: true),
      ColumnSchema("claim_status", .category, mayBeMissing: true, allowed: ["claim", "opinion"]),
      ColumnSchema("video_id", .whole, isUnique: true),
      ColumnSchema(
        "video_duration_sec", .whole, range: NumberRange(minimum: 5, maximum: 60)),
      ColumnSchema("video_transcription_text", .text, mayBeMissing: true),
      ColumnSchema("verified_status", .category), ColumnSchema("author_ban_status", .category),
    ]
      + counts.map {
        ColumnSchema($0, .whole, mayBeMissing: true, range: NumberRange(minimum: 0))
      })

  @Test func `the videos are read without a fault`() throws {
    let file = SharedMaterial.file("data/tiktok/tiktok_dataset.csv")
    let reading = try CSVReader(schema: Self.videos).read(file, on: WorkerPool(threadCount: 2))
    #expect(reading.faults == [])
    #expect(reading.frame.rowCount == 19_382)
    for name in ["claim_status", "video_transcription_text"] + Self.counts {
      #expect(reading.frame[name]?.validity.missingCount == 298)
    }
    let views = try #require(reading.frame["video_view_count"]?.doubles)
    #expect(views.filter { !$0.isNaN }.reduce(0, +) == 4_860_858_134)
    guard case .texts(let texts) = reading.frame["video_transcription_text"]?.values,
      case .categories(let codes, let levels) = reading.frame["author_ban_status"]?.values
    else { return }
    let codePoints = texts.bytes.count { $0 & 0xC0 != 0x80 }
    #expect(codePoints == 1_700_261)
    #expect(levels == ["active", "banned", "under review"])
    #expect(codes.count == 19_382)
  }

  @Test func `the tweets are read without quoting`() throws {
    let file = SharedMaterial.file(
      "data/claims_text/ct22_1b_claim_tweets/CT22_english_1B_claim_train.tsv")
    let schema = Schema(
      [ColumnSchema("tweet_text", .text), ColumnSchema("class_label", .category)],
      allowsOtherColumns: true)
    let reading = try CSVReader(schema: schema, dialect: .tab).read(
      file, on: WorkerPool(threadCount: 2))
    #expect(reading.faults == [])
    #expect(reading.frame.rowCount == reading.rowsRead && reading.rowsRead > 1000)
  }
}
