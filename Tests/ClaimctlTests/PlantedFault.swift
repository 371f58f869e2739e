import Foundation
import Testing

/// One thing that is wrong with a file, planted in line 42, and all that must be said about it.
struct PlantedFault: Sendable, CustomTestStringConvertible {
  let name: String
  /// What is told, line by line, without the name of the file.
  let told: [String]
  /// Whether no record of the file can be read, so that nothing can be set aside.
  var isHopeless = false
  let plant: @Sendable (inout VideoFile) -> Void

  var testDescription: String { name }

  /// The line of every planted record.
  static let line = 42

  static let all = cells + records + bytes + headers + files
}

private let count = "a whole number of at least 0, such as 343296 or 343296.0"
private let columns =
  [
    "#", "claim_status", "video_id", "video_duration_sec", "video_transcription_text",
    "verified_status", "author_ban_status", "video_view_count", "video_like_count",
    "video_share_count", "video_download_count", "video_comment_count",
  ].map { "\"\($0)\"" }.joined(separator: ", ")

// MARK: - Cells

extension PlantedFault {
  private static func cell(
    _ name: String, _ text: String, _ problem: String, in column: String = "video_view_count",
    _ expected: String = count
  ) -> PlantedFault {
    PlantedFault(
      name: name, told: ["42:\(column): \"\(text)\" – \(problem) – \(expected)"]
    ) { $0.set(column, line: line, to: text) }
  }

  private static let cells = [
    cell("bad number", "12a", "this is not a number"),
    cell("fraction in a count", "12.5", "this is a fraction"),
    cell("negative count", "-3.0", "this is negative"),
    cell("negative duration", "-1", "this is negative", in: "video_duration_sec"),
    cell("infinity in words", "inf", "this is infinite"),
    cell("infinity in digits", "1e999", "this is infinite"),
    cell("NaN", "NaN", "this is NaN"),
    cell(
      "unknown category", "perhaps", "this name is unknown", in: "verified_status",
      "one of \"not verified\", \"verified\""),
    cell(
      "category in capitals", "Active", "this name is unknown", in: "author_ban_status",
      "one of \"active\", \"under review\", \"banned\""),
    cell(
      "unknown label", "maybe", "this name is unknown", in: "claim_status",
      "one of \"claim\", \"opinion\""),
    PlantedFault(
      name: "missing identity",
      told: [
        "42:video_id: the value is missing – a whole number, such as 343296 or 343296.0"
      ]
    ) { $0.set("video_id", line: line, to: "") },
    PlantedFault(
      name: "duplicate identity",
      told: [
        "42:video_id: \"4242424242\" – this value stands in line 40 already"
          + " – a value that no other row has"
      ]
    ) { file in
      for line in [40, line] { file.set("video_id", line: line, to: "4242424242") }
    },
  ]
}

// MARK: - Records

extension PlantedFault {
  private static func record(
    _ name: String, _ problem: String, _ plant: @escaping @Sendable (inout VideoFile) -> Void
  ) -> PlantedFault {
    // What is shown is the beginning of the record, for which this text is chosen.
    PlantedFault(
      name: name, told: ["42:\(problem)"],
      plant: { file in
        file.lines[line - 1] = Array(
          "40,41,claim,4242424242,25,short,verified,active,9.0,8.0,7.0,6.0,5.0".utf8)
        plant(&file)
      })
  }

  private static let start = "\"40,41,claim,4242424242,25,"
  private static let stray =
    "there is a quote inside an unquoted field – "
    + "quotes around the whole field, and each quote within it doubled"
  private static let afterQuote =
    "there is text after the closing quote – "
    + "a separator or a line end; write a quote within a quoted field twice"
  private static let text = "video_transcription_text"

  private static let records = [
    record(
      "one field more",
      " \(start)short,verified…\" – the record has 14 fields – 13 fields, as in the header"
    ) { $0.lines[line - 1] += Array(",9".utf8) },
    record(
      "one field fewer",
      " \(start)short,verified…\" – the record has 12 fields – 13 fields, as in the header"
    ) { $0.lines[line - 1].removeLast(4) },
    record(
      "an unquoted comma",
      " \(start)well, yes,veri…\" – the record has 14 fields – 13 fields, as in the header"
    ) { $0.set(text, line: line, to: "well, yes") },
    record("stray quote", "\(text): \(start)he \"said\" so,v…\" – \(stray)") {
      $0.set(text, line: line, to: "he \"said\" so")
    },
    record("text after a closing quote", "\(text): \(start)\"done\" now,ver…\" – \(afterQuote)") {
      $0.set(text, line: line, to: "\"done\" now")
    },
    record(
      "unclosed quote",
      "\(text): \(start)\"never ends,ve…\" – the quote that opens here is never closed"
        + " – a closing quote"
    ) { file in
      // Any quote after it would close it, so it stands in the last record.
      file.lines.removeSubrange(line...)
      file.set(text, line: line, to: "\"never ends")
    },
  ]

  private static let bytes = [
    record(
      "a byte that is not UTF-8",
      "\(text): \"caf\\xE9\" – byte 0xE9 at place 30 of the record is not UTF-8 – UTF-8"
    ) { $0.set(text, line: line, to: Array("caf".utf8) + [0xE9]) },
    record("NUL", "\(text): \"a\\0b\" – there is a NUL byte – text without NUL bytes") {
      $0.set(text, line: line, to: [0x61, 0, 0x62])
    },
  ]
}

// MARK: - Headers and files

extension PlantedFault {
  private static let unknown = "the header names a column that is not known – one of the columns"

  private static let headers = [
    PlantedFault(
      name: "missing header",
      told: [
        "1:likes: \(unknown) \(columns)",
        "1:video_like_count: the header lacks this column – "
          + "a column \"video_like_count\" that holds \(count)",
      ], isHopeless: true
    ) { $0.rename("video_like_count", to: "likes") },
    PlantedFault(
      name: "duplicate header",
      told: ["1:video_id: the header names this column twice – each column once"],
      isHopeless: true
    ) { $0.rename("#", to: "video_id") },
    PlantedFault(
      name: "unknown header", told: ["1:extra: \(unknown) \(columns)"], isHopeless: true
    ) { $0.rename("#", to: "extra") },
  ]

  private static let files = [
    PlantedFault(
      name: "empty file", told: ["1: the file is empty – a header and at least one row"],
      isHopeless: true
    ) { $0.lines = [] },
    PlantedFault(
      name: "header only", told: ["2: there are no rows after the header – at least one row"],
      isHopeless: true
    ) { $0.lines.removeSubrange(1...) },
  ]
}
