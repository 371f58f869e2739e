package import Foundation
import Learning
package import Machine
package import Tabular

/// The columns of a file of videos that the peers' scripts learn from.
package enum ClaimsFile {
  /// The numbers, in the order of the peers' scripts.
  package static let numbers = [
    "video_duration_sec", "video_view_count", "video_like_count", "video_share_count",
    "video_download_count", "video_comment_count",
  ]
  /// What is made of the other columns.
  static let made = ["text_length", "verified", "banned", "under_review"]

  /// What the file must look like; a row that lacks a value is left out.
  package static let schema = Schema(
    [ColumnSchema("#", .whole), ColumnSchema("video_id", .whole)]
      + numbers.map { ColumnSchema($0, .whole, mayBeMissing: true) }
      + ["claim_status", "verified_status", "author_ban_status"].map {
        ColumnSchema($0, .category, mayBeMissing: true)
      } + [ColumnSchema("video_transcription_text", .text, mayBeMissing: true)])
}

/// A file that holds something else than videos.
package struct NotVideos: Error, CustomStringConvertible {
  /// What the reader says.
  package let description: String
}

extension HeldOut {
  /// Reads a file of videos: six numbers, the length of the text, and three indicators.
  ///
  /// - Parameters:
  ///   - file: Videos in CSV.
  ///   - rows: How many of the first complete rows are wanted; nil for all.
  ///   - workers: The threads to read on.
  /// - Throws: `NotVideos`, and what the file system says.
  package init(claims file: URL, rows: Int? = nil, on workers: WorkerPool) throws {
    let handle = try FileHandle(forReadingFrom: file)
    defer { try? handle.close() }
    let size = Int(try handle.seekToEnd())
    try handle.seek(toOffset: 0)
    // A record has more than 64 bytes, so there is room for all of them.
    var builder = HeldOutBuilder(names: ClaimsFile.numbers + ClaimsFile.made, rows: size / 64 + 1)
    var stream = try RecordStream(format: .csv(CSVDialect()), schema: ClaimsFile.schema) { count in
      Array(try handle.read(upToCount: count) ?? Data())
    }
    while builder.rowCount < rows ?? Int.max, let reading = try stream.next(on: workers) {
      guard reading.faults.isEmpty else {
        throw NotVideos(description: FaultReport(reading.faults).rendered(file: file.path))
      }
      builder.append(VideoChunk(reading.frame), upTo: rows ?? Int.max)
    }
    self = builder.finished(categories: [])
  }
}

extension HeldOutBuilder {
  fileprivate mutating func append(_ chunk: VideoChunk, upTo limit: Int) {
    for row in 0..<chunk.rowCount where chunk.isComplete(row) && rowCount < limit {
      append(label: chunk.isClaim[row] ? 1 : 0) { chunk.columns[$0][row] }
    }
  }
}

/// The features of some records.
private struct VideoChunk {
  let rowCount: Int
  let columns: [[Double]]
  let isClaim: [Bool]
  private let validities: [Validity]

  init(_ frame: Frame) {
    rowCount = frame.rowCount
    validities = frame.columns.map(\.validity)
    isClaim = Self.indicator(frame["claim_status"], "claim").map { $0 == 1 }
    columns =
      ClaimsFile.numbers.map { frame[$0]?.doubles ?? [] } + [
        Self.lengths(frame["video_transcription_text"]),
        Self.indicator(frame["verified_status"], "verified"),
        Self.indicator(frame["author_ban_status"], "banned"),
        Self.indicator(frame["author_ban_status"], "under review"),
      ]
  }

  func isComplete(_ row: Int) -> Bool { validities.allSatisfy { $0[row] } }

  private static func indicator(_ column: Column?, _ level: String) -> [Double] {
    guard let column, case .categories(let codes, let levels) = column.values else { return [] }
    let code = levels.firstIndex(of: level) ?? -1
    return codes.map { Int($0) == code ? 1 : 0 }
  }

  /// Unicode code points, as Python's `len` counts them.
  private static func lengths(_ column: Column?) -> [Double] {
    guard let column, case .texts(let texts) = column.values else { return [] }
    return (0..<texts.count).map { row in
      texts.range(of: row).reduce(0.0) { $0 + (texts.bytes[$1] & 0xC0 == 0x80 ? 0 : 1) }
    }
  }
}
