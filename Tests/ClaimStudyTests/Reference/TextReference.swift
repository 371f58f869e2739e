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
    try checkOverlap(videos)
    try checkVote(videos)
  }

  private mutating func checkLengths(_ videos: ReferenceVideos) throws {
    func means(_ values: [Double], by column: String) throws -> ReferenceValue {
      .numbers(try videos.grouped(values, by: column).mapValues { Moments($0).mean })
    }
    let lengths = try videos.feature(.textLength(TextLength("video_transcription_text")))
    for column in ["claim_status", "verified_status", "author_ban_status"] {
      compare("text_length/mean_by_\(column)", try means(lengths, by: column))
    }
    for part in ["body", "template"] {
      let lengths = try videos.feature(.textLength(TextLength(part)))
      compare("length/\(part)_mean", try means(lengths, by: "claim_status"))
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

  private mutating func checkTemplates(_ videos: ReferenceVideos) throws {
    /// The rows and the classes of each different text in a column.
    func groups(_ column: String) throws -> [(rows: Int, classes: Set<UInt8>)] {
      let texts = try videos.texts(column)
      return Dictionary(grouping: texts.indices) { texts[$0] }.values.map { rows in
        (rows.count, Set(rows.map { videos.labels.values[$0] }))
      }
    }
    let (templates, bodies) = (try groups("template"), try groups("body"))
    compare(
      "text/template_structure",
      .counts([
        "n_templates": templates.count,
        "claim_templates": templates.count { $0.classes == [1] },
        "opinion_templates": templates.count { $0.classes == [0] },
        "mixed_templates": templates.count { $0.classes.count > 1 },
        "n_bodies": bodies.count, "bodies_in_both_classes": bodies.count { $0.classes.count > 1 },
        "rows_min_per_body": bodies.map(\.rows).min() ?? 0,
        "rows_max_per_body": bodies.map(\.rows).max() ?? 0,
        "rows_min_per_template": templates.map(\.rows).min() ?? 0,
        "rows_max_per_template": templates.map(\.rows).max() ?? 0,
      ]))
  }

  private mutating func checkOverlap(_ videos: ReferenceVideos) throws {
    let split = videos.split
    func shared(_ column: String) throws -> Int {
      let texts = try videos.texts(column)
      let known = Set(split.train.map { texts[$0] })
      return split.test.count { known.contains(texts[$0]) }
    }
    compare(
      "leak/mod5_overlap",
      .counts([
        "n_test": split.test.count,
        "exact_text_in_train": try shared("video_transcription_text"),
        "template_in_train": try shared("template"), "body_in_train": try shared("body"),
      ]))
  }

  /// Calls a fact a claim when its share of claims in training is not below that of all rows.
  private mutating func checkVote(_ videos: ReferenceVideos) throws {
    let facts = try videos.texts("body")
    let claims = videos.labels.values.map(Double.init)
    let folds = try videos.folds("mod5_row")
    let accuracies = (0..<folds.count).map { fold in
      let split = folds[fold]
      let base = Moments(split.train.map { claims[$0] }).mean
      let rates = Dictionary(grouping: split.train) { facts[$0] }
        .mapValues { rows in Moments(rows.map { claims[$0] }).mean }
      let votes = split.test.map { rates[facts[$0]].map { $0 >= base } ?? false ? 1.0 : 0 }
      return ConfusionMatrix(
        probabilities: votes, labels: videos.labels.subset(split.test), threshold: 0.5
      ).accuracy
    }
    compare(
      "text/body_vote_mod5",
      .numbers(["actual": accuracies.reduce(0, +) / Double(accuracies.count)]))
  }
}
