import BenchmarkData
import Foundation
import Learning
import Machine
import Tabular
import Testing

private let header =
  "#,claim_status,video_id,video_duration_sec,video_transcription_text,verified_status,author_ban_status,"
  + "video_view_count,video_like_count,video_share_count,video_download_count,video_comment_count\n"

/// Seven videos, the second without a label.
private let text =
  header
  + [
    "1,claim,7,59,Überall,verified,banned,100.0,1.0,2.0,3.0,4.0", "2,,8,10,,verified,active,,,,,",
    "3,opinion,9,20,\"a, b\",not verified,under review,5,0,0,0,0",
    "4,claim,10,21,abc,not verified,active,6,0,0,0,0",
    "5,claim,11,22,abcd,not verified,active,7,0,0,0,0",
    "6,opinion,12,23,abcde,not verified,active,8,0,0,0,0",
    "7,opinion,13,24,abcdef,verified,active,9,0,0,0,0",
  ].joined(separator: "\n") + "\n"

private func withFile<Value>(_ text: String, _ body: (URL) throws -> Value) throws -> Value {
  let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).csv")
  try Data(text.utf8).write(to: file)
  defer { try? FileManager.default.removeItem(at: file) }
  return try body(file)
}

@Suite struct ClaimsTests {
  private let workers = WorkerPool(threadCount: 2)

  @Test func makesTheTenColumnsOfThePeers() throws {
    let data = try withFile(text) { try HeldOut(claims: $0, on: workers) }
    let columns = data.train.features.columns
    #expect(
      columns.map(\.name) == ClaimsFile.numbers + [
        "text_length", "verified", "banned", "under_review",
      ])
    #expect(data.train.labels.values == [1, 0, 1, 1, 0])
    #expect(data.test.labels.values == [0])
    #expect(columns[1].values == [100, 5, 6, 7, 9])
    // Code points, not bytes.
    #expect(columns[6].values == [7, 4, 3, 4, 6])
    #expect(columns[7].values == [1, 0, 0, 0, 1])
    #expect(columns[8].values == [1, 0, 0, 0, 0])
    #expect(columns[9].values == [0, 1, 0, 0, 0])
    #expect(data.test.features.columns[6].values == [5])
  }

  @Test func leavesOutRowsThatLackAnything() throws {
    let frame = try withFile(text) { try VideoFrame.read($0, on: workers) }
    #expect(frame.rowCount == 6)
    let (train, test) = VideoFrame.split(frame)
    #expect((train.rowCount, test.rowCount) == (5, 1))
    #expect(
      VideoFrame.rows(of: frame, "claim_status", "claim") == [
        true, false, true, true, false, false,
      ])
    #expect(VideoFrame.rows(of: frame, "claim_status", "neither").allSatisfy { !$0 })
  }

  @Test func stopsAtTheRowsAskedFor() throws {
    let data = try withFile(text) { try HeldOut(claims: $0, rows: 2, on: workers) }
    #expect(data.train.rowCount == 2)
  }

  @Test func refusesAnotherFile() throws {
    #expect(throws: NotVideos.self) {
      try withFile("a,b\n1,2\n") { try HeldOut(claims: $0, on: workers) }
    }
  }
}
