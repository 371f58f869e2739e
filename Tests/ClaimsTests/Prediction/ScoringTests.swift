import Claims
import Foundation
import Machine
import ModelArtifacts
import Tabular
import Testing

@Suite("Scoring a stream")
struct ScoringTests {
  private let workers = WorkerPool(threadCount: 2)

  /// What one scoring wrote and counted.
  private struct Scored {
    var text = ""
    var outcome = ScoringOutcome()
    var quarantine = ""
  }

  private func score(
    _ bytes: [UInt8], _ classifier: ClaimClassifier, format: RecordFormat = .csv(.comma),
    chunkBytes: Int = 4 << 20, runBytes: Int = 64 << 20, threads: Int = 2,
    _ change: (inout ScoringOptions) -> Void = { _ in }
  ) throws -> Scored {
    var options = ScoringOptions()
    change(&options)
    var scoring = try Scoring(classifier, options: options)
    scoring.runBytes = runBytes
    var rest = bytes[...]
    let stream = try RecordStream(format: format, schema: classifier.schema, chunkBytes: chunkBytes)
    {
      count in
      let part = Array(rest.prefix(count))
      rest = rest.dropFirst(count)
      return part
    }
    var written: [UInt8] = []
    var aside: [UInt8] = []
    var quarantine = Quarantine { aside += $0 }
    let outcome = try scoring.run(
      stream, quarantine: { try quarantine.add($0) }, on: WorkerPool(threadCount: threads)
    ) { written += $0 }
    return Scored(
      text: String(decoding: written, as: UTF8.self), outcome: outcome,
      quarantine: String(decoding: aside, as: UTF8.self))
  }

  private func lines(_ text: String) -> [Substring] { text.split(separator: "\n") }

  @Test("the stream gives what scoring in memory gives, whatever the chunks and threads")
  func sameAsInMemory() throws {
    let classifier = try Models.logistic()
    let bytes = Videos.completeBytes(rows: 3000, seed: 5)
    let reading = try CSVReader(schema: classifier.schema).read(bytes: bytes, on: workers)
    let batch = try classifier.verdicts(
      on: reading.frame, lines: reading.lines, reasons: 2, on: workers)
    let expected = try score(bytes, classifier) { $0.reasons = 2 }
    let rows = lines(expected.text)
    #expect(rows.count == batch.count + 1 && expected.outcome.scored == batch.count)
    #expect(expected.outcome.positive == batch.positiveCount)
    #expect(
      rows[0] == "video_id,line,probability,label,score,base,feature_1,value_1,contribution_1,"
        + "feature_2,value_2,contribution_2")
    for place in 0..<batch.count {
      let verdict = batch[place]
      let start =
        "\(verdict.identity ?? ""),\(verdict.line),\(verdict.probability),\(verdict.label),"
      #expect(rows[place + 1].hasPrefix(start))
    }
    for (chunk, threads) in [(997, 1), (20_000, 3), (100_000, 8)] {
      let again = try score(bytes, classifier, chunkBytes: chunk, threads: threads) {
        $0.reasons = 2
      }
      #expect(again.text == expected.text)
    }
  }

  @Test("ranked: the same lines, highest first, equal ones in order, spilled or not")
  func ranked() throws {
    let classifier = try Models.threshold()
    let bytes = Videos.completeBytes(rows: 4000, seed: 6)
    let plain = lines(try score(bytes, classifier).text)
    let expected =
      [plain[0]]
      + plain.dropFirst().enumerated().sorted { one, other in
        let (a, b) = (probability(one.element), probability(other.element))
        return a != b ? a > b : one.offset < other.offset
      }.map(\.element)
    for runBytes in [64 << 20, 20_000, 500, 1] {
      let ranked = try score(bytes, classifier, chunkBytes: 50_000, runBytes: runBytes) {
        $0.isRanked = true
      }
      #expect(lines(ranked.text) == expected, "runs of \(runBytes) bytes")
    }
  }

  @Test("nothing is left in the temporary folder")
  func noLeftovers() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "scoring-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let classifier = try Models.majority()
    var options = ScoringOptions()
    options.isRanked = true
    let scoring = try Scoring(classifier, options: options, temporaryFolder: folder)
    var parts = [Videos.completeBytes(rows: 50), []]
    let stream = try RecordStream(format: .csv(.comma), schema: classifier.schema) { _ in
      parts.isEmpty ? [] : parts.removeFirst()
    }
    var seen: [String] = ["unset"]
    _ = try scoring.run(stream, on: workers) { _ in
      seen = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? ["unreadable"]
    }
    #expect(seen == [])
  }

  @Test("strict: a fault refuses, all faults are told, nothing is written after it")
  func strict() throws {
    let classifier = try Models.logistic()
    let scored = try score(Self.broken, classifier, chunkBytes: 200)
    #expect(scored.outcome.isRefused)
    #expect(scored.outcome.faults.map(\.line) == [3, 5])
    #expect(scored.outcome.faults.map(\.column) == ["video_view_count", "author_ban_status"])
    #expect(scored.outcome.read == 5 && scored.outcome.rejected == 2)
    #expect(!scored.text.contains("7000000005"))
    #expect(scored.quarantine.isEmpty)
  }

  @Test("with a quarantine faulty records are set aside and the others scored")
  func quarantine() throws {
    let classifier = try Models.logistic()
    let scored = try score(Self.broken, classifier) { $0.setsFaultyAside = true }
    #expect(!scored.outcome.isRefused)
    #expect(scored.outcome.scored == 3 && scored.outcome.rejected == 2)
    #expect(
      lines(scored.text).dropFirst().map { $0.split(separator: ",")[1] } == ["2", "4", "6"])
    let aside = lines(scored.quarantine)
    #expect(aside.count == 3 && aside[0] == "line,problem,record")
    #expect(aside[1].hasPrefix("3,") && aside[1].contains("video_view_count"))
    #expect(aside[1].contains("7000000002"))
    #expect(aside[2].hasPrefix("5,") && aside[2].contains("author_ban_status"))
  }

  @Test("a header that lacks a column refuses, quarantine or not")
  func badHeader() throws {
    let classifier = try Models.logistic()
    let bytes = Array("video_id,video_duration_sec\n1,2\n".utf8)
    for setsAside in [false, true] {
      let scored = try score(bytes, classifier) { $0.setsFaultyAside = setsAside }
      #expect(scored.outcome.isRefused && scored.text.isEmpty)
      #expect(scored.outcome.faults.count > 3)
    }
  }

  @Test("NDJSON in and out, without label and identity")
  func ndjson() throws {
    let classifier = try Models.logistic()
    let record = """
      {"video_duration_sec": 30, "video_transcription_text": "my \\"take\\", \\u00e9 is", \
      "verified_status": "verified", "author_ban_status": "active", "video_view_count": 12.0, \
      "video_like_count": 3, "video_share_count": 1, "video_download_count": 0, \
      "video_comment_count": 0}
      """
    let scored = try score(Array((record + "\n" + record + "\n").utf8), classifier, format: .ndjson)
    {
      $0.format = .ndjson
      $0.reasons = 3
    }
    #expect(scored.outcome.faults == [])
    #expect(scored.outcome.scored == 2)
    struct Line: Decodable {
      struct Reason: Decodable {
        let feature: String
        let value: String?
        let contribution: Double
      }
      let video_id: Int?
      let line: Int
      let probability: Double
      let label: String
      let scale: String
      let base: Double
      let score: Double
      let reasons: [Reason]
    }
    let verdicts = try lines(scored.text).map {
      try JSONDecoder().decode(Line.self, from: Data($0.utf8))
    }
    #expect(verdicts.map(\.line) == [1, 2])
    #expect(verdicts[0].probability == verdicts[1].probability)
    #expect(verdicts.allSatisfy { $0.video_id == nil && $0.reasons.count == 3 })
    #expect(verdicts.allSatisfy { $0.scale == "log-odds" })
  }

  @Test("an empty input is refused, not taken for a job well done")
  func empty() throws {
    let classifier = try Models.majority()
    for format in [RecordFormat.ndjson, .csv(.comma)] {
      let scored = try score([], classifier, format: format)
      #expect(scored.outcome.isRefused && scored.text.isEmpty && scored.outcome.scored == 0)
      #expect(scored.outcome.faults.map(\.problem) == [.emptyFile])
    }
  }

  @Test("settings outside their range are named")
  func settings() throws {
    let classifier = try Models.majority()
    let error = ClaimsError.badSetting("reasons", value: -1, expected: "within 0 … 1000")
    #expect(throws: error) { try score([], classifier) { $0.reasons = -1 } }
  }

  private func probability(_ line: Substring) -> Double {
    Double(line.split(separator: ",")[2]) ?? .nan
  }

  /// Five records without a label, the second and the fourth with a fault.
  private static let broken = Array(
    """
    video_id,video_duration_sec,video_transcription_text,verified_status,author_ban_status,\
    video_view_count,video_like_count,video_share_count,video_download_count,video_comment_count
    7000000001,10,a word,verified,active,10,1,1,1,1
    7000000002,10,a word,verified,active,-10,1,1,1,1
    7000000003,10,a word,verified,active,10,1,1,1,1
    7000000004,10,a word,verified,asleep,10,1,1,1,1
    7000000005,10,a word,verified,active,10,1,1,1,1

    """.utf8)
}
