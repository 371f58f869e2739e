import Evaluation
import Features
import Learning
import Testing

/// The size of the texts, counted by the standard library.
extension ReferenceTable {
  mutating func checkTexts(_ videos: ReferenceVideos) throws {
    try checkUnits(videos)
    try checkTemplates(videos)
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
