import Evaluation
import Features
import Learning
import Statistics
import Testing

/// Lengths of texts, their templates, and what training and test rows share.
extension ReferenceTable {
  mutating func checkTexts(_ videos: ReferenceVideos) throws {
    try checkLengths(videos)
    try checkUnits(videos)
    try checkTemplates(videos)
  }

  private mutating func checkLengths(_ videos: ReferenceVideos) throws {
    func means(_ values: [Double], by column: String) throws -> ReferenceValue {
      .numbers(try videos.grouped(values, by: column).mapValues { Moments($0).mean })
    }
    let lengths = try videos.feature(.textLength(TextLength("video_transcription_text")))
    for column in ["claim_status", "verified_status", "author_ban_status"] {
      compare("text_length/mean_by_\(column)", try means(lengths, by: column))
    }
    let words = try videos.texts("video_transcription_text").map { Double(Self.words($0)) }
    compare("word_count/mean_by_claim_status", try means(words, by: "claim_status"))
  }

  /// The runs of characters between white space.
  private static func words(_ text: String) -> Int {
    text.unicodeScalars.split { $0.properties.isWhitespace }.count
  }

  private mutating func checkUnits(_ videos: ReferenceVideos) throws {
    let texts = try videos.texts("video_transcription_text")
    func sum(_ size: (String) -> Int) -> Int { texts.reduce(0) { $0 + size($1) } }
    let lengths = try videos.feature(.textLength(TextLength("video_transcription_text")))
    compare(
      "text/length_units",
      .counts([
        "total_codepoints": Int(lengths.reduce(0, +)), "total_utf8": sum(\.utf8.count),
        "total_utf16": sum(\.utf16.count), "total_graphemes": sum(\.count),
        "rows_non_ascii": texts.count { !$0.utf8.allSatisfy { $0 < 0x80 } },
        "rows_double_space": texts.count { $0.contains("  ") }, "words_total": sum(Self.words),
      ]))
  }
}
