import Foundation
import Testing
import _TestSupport

/// Verdicts on new records, from every kind of input to every kind of output.
@Suite("claimctl predict", .study(rows: 400))
struct PredictTests {
  private func study() throws -> TrainedStudy { try #require(TrainedStudy.current) }

  /// Scores records from standard input.
  private func predict(
    _ data: Data, model: String = "logistic-regression", _ more: String...
  ) throws -> CommandLineRun {
    let study = try study()
    return try CommandLineRun(["predict", "--model", study.model(model)] + more, input: data)
  }

  /// The cells of each line, header first; no verdict has a comma in a cell here.
  private func table(_ run: CommandLineRun) -> [[String]] {
    #expect(run.status == 0, "\(run.errors)")
    return run.output.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  @Test("keeps the order and gives identity, line, probability and label")
  func order() throws {
    let videos = try study().videos.complete
    let run = try predict(videos.data)
    let rows = table(run)
    #expect(rows[0] == ["video_id", "line", "probability", "label"])
    #expect(rows.count == videos.lines.count)
    for (line, row) in rows.enumerated().dropFirst() {
      #expect(row[0] == String(decoding: videos.cell("video_id", line: line + 1), as: UTF8.self))
      #expect(row[1] == "\(line + 1)")
      let probability = try #require(Double(row[2]))
      #expect(0...1 ~= probability)
      #expect(row[3] == (probability >= 0.5 ? "claim" : "opinion"))
    }
    let positive = rows.count { $0[3] == "claim" }
    let count = rows.count - 1
    #expect(run.errors == "\(count) of \(count) records scored, \(positive) called positive\n")
  }

  @Test("a file gives what standard input gives, into a file too")
  func files() throws {
    let folder = try TemporaryFolder()
    let videos = try study().videos.complete
    try folder.write(videos.data, to: "new.csv")
    let model = try study().model("champion")
    let expected = try predict(videos.data, model: "champion").output
    let printed = try folder.claimctl(["predict", "--model", model, "new.csv"])
    #expect(printed.output == expected)
    let written = try folder.claimctl(
      ["predict", "--model", model, "new.csv", "--output", "out.csv"])
    #expect(written.output == "")
    #expect(try String(contentsOf: folder.file("out.csv"), encoding: .utf8) == expected)
    #expect(try folder.url.contents().count == 2)
  }

  @Test("two halves give what the whole gives", arguments: ["random-forest", "boosted-trees"])
  func halves(model: String) throws {
    let videos = try study().videos.complete
    let count = videos.lines.count - 1
    func verdicts(_ records: Range<Int>, _ options: String) throws -> [[String]] {
      let run = try predict(videos.records(records).data, model: model, "--explain", options)
      // Lines are counted anew in each half.
      return table(run).dropFirst().map { Array($0[..<1] + $0[2...]) }
    }
    let whole = try verdicts(0..<count, "2")
    #expect(whole.count == count)
    #expect(try verdicts(0..<100, "2") + verdicts(100..<count, "2") == whole)
  }

  @Test("needs no label, ignores other columns and takes columns in any order")
  func columns() throws {
    let videos = try study().videos.complete
    let expected = try predict(videos.data).output
    let fewer = videos.without(["", "#", "claim_status", "video_view_count", "video_like_count"])
    #expect(try predict(fewer.data).output == expected)
    var more = videos
    more.lines[0] += Array(",mood".utf8)
    for line in more.lines.indices.dropFirst() { more.lines[line] += Array(",odd \u{1F642}".utf8) }
    #expect(try predict(more.data).output == expected)
    var turned = videos
    for line in 1...videos.lines.count {
      let fields = videos.fields(ofLine: line).reversed()
      turned.lines[line - 1] = Array(fields.joined(separator: [UInt8(ascii: ",")]))
    }
    // The column without a name is only known as the first.
    turned.lines[0] += Array("row".utf8)
    #expect(try predict(turned.data).output == expected)
    let nameless = table(try predict(videos.without(["video_id"]).data))
    #expect(nameless[1][0] == "")
  }

  @Test("--rank puts the most urgent first and loses none", arguments: ["champion", "majority"])
  func rank(model: String) throws {
    let data = try study().videos.complete.data
    let plain = table(try predict(data, model: model)).dropFirst()
    let ranked = table(try predict(data, model: model, "--rank")).dropFirst()
    let probabilities = ranked.compactMap { Double($0[2]) }
    #expect(probabilities == probabilities.sorted(by: >))
    // Equal probabilities keep the order of the records.
    let expected = plain.enumerated().sorted { first, second in
      let (left, right) = (Double(first.element[2]) ?? 0, Double(second.element[2]) ?? 0)
      return left == right ? first.offset < second.offset : left > right
    }
    #expect(ranked == expected.map(\.element)[...])
  }

  @Test(
    "--explain names the features that moved a verdict most, the largest first",
    arguments: ["logistic-regression", "random-forest", "boosted-trees", "single-threshold"])
  func explain(model: String) throws {
    let rows = table(
      try predict(study().videos.complete.records(0..<40).data, model: model, "--explain", "3"))
    let reasons = (1...3).flatMap { ["feature_\($0)", "value_\($0)", "contribution_\($0)"] }
    #expect(
      rows[0] == ["video_id", "line", "probability", "label", "score", "base"] + reasons)
    for row in rows.dropFirst() {
      #expect(row.count == rows[0].count)
      let sizes = [8, 11, 14].compactMap { Double(row[$0]) }.map(abs)
      #expect(sizes == sizes.sorted(by: >))
    }
  }

  @Test("all contributions sum to the score", arguments: ["logistic-regression", "boosted-trees"])
  func contributionsSum(model: String) throws {
    let data = try study().videos.complete.records(0..<20).data
    let rows = table(try predict(data, model: model, "--explain", "1000"))
    for row in rows.dropFirst() {
      let (score, base) = (try #require(Double(row[4])), try #require(Double(row[5])))
      let sum = stride(from: 8, to: row.count, by: 3).compactMap { Double(row[$0]) }.reduce(0, +)
      expectClose(base + sum, score, absolute: 1e-9, relative: 1e-9)
      let probability = try #require(Double(row[2]))
      expectClose(1 / (1 + exp(-score)), probability, absolute: 1e-12)
    }
  }

  @Test("NDJSON in and out says the same as CSV")
  func ndjson() throws {
    let videos = try study().videos.complete.records(0..<30)
    let rows = table(try predict(videos.data)).dropFirst()
    let folder = try TemporaryFolder()
    try folder.write(try json(of: videos), to: "new.ndjson")
    let model = try study().model("logistic-regression")
    let run = try folder.claimctl(["predict", "--model", model, "new.ndjson", "--format", "ndjson"])
    #expect(run.status == 0, "\(run.errors)")
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let verdicts = try run.output.split(separator: "\n").map {
      try decoder.decode(JSONVerdict.self, from: Data($0.utf8))
    }
    #expect(verdicts.map(\.line) == Array(1...30))
    #expect(verdicts.map(\.videoId.description) == rows.map { $0[0] })
    #expect(verdicts.map(\.probability) == rows.compactMap { Double($0[2]) })
    #expect(verdicts.map(\.label) == rows.map { $0[3] })
  }

  private struct JSONVerdict: Decodable {
    let videoId: Int
    let line: Int
    let probability: Double
    let label: String
  }

  private func json(of videos: VideoFile) throws -> Data {
    var lines = Data()
    for line in 2...videos.lines.count {
      func text(_ column: String) -> String {
        let field = String(decoding: videos.cell(column, line: line), as: UTF8.self)
        guard field.hasPrefix("\"") else { return field }
        return String(field.dropFirst().dropLast()).replacing("\"\"", with: "\"")
      }
      let object: [String: Any] = [
        "video_id": Int(text("video_id")) ?? 0, "claim_status": NSNull(),
        "video_duration_sec": Int(text("video_duration_sec")) ?? 0,
        "video_transcription_text": text("video_transcription_text"),
        "verified_status": text("verified_status"),
        "author_ban_status": text("author_ban_status"), "tags": ["not", "read"],
      ]
      lines += try JSONSerialization.data(withJSONObject: object) + Data("\n".utf8)
    }
    return lines
  }
}
