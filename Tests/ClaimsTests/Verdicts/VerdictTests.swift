import Claims
import Foundation
import Learning
import Machine
import ModelArtifacts
import Tabular
import Testing
import _TestSupport

@Suite("Verdicts")
struct VerdictTests {
  private let workers = WorkerPool(threadCount: 2)

  private func reading(rows: Int, for classifier: ClaimClassifier) throws -> Reading {
    let complete = Videos.completeBytes(rows: rows, seed: 77)
    return try CSVReader(schema: classifier.schema).read(bytes: complete, on: workers)
  }

  private func verdicts(
    rows: Int, of classifier: ClaimClassifier, reasons: Int = 0, threads: Int = 2
  ) throws -> VerdictBatch {
    let reading = try reading(rows: rows, for: classifier)
    return try classifier.verdicts(
      on: reading.frame, lines: reading.lines, reasons: reasons,
      on: WorkerPool(threadCount: threads))
  }

  @Test("base and all contributions sum to the score", arguments: Models.Kind.allCases)
  func sums(kind: Models.Kind) throws {
    let batch = try verdicts(rows: 120, of: kind.classifier(), reasons: .max)
    #expect(batch.explanations.count == batch.count && batch.count > 100)
    for place in 0..<batch.count {
      let verdict = batch[place]
      let why = try #require(verdict.explanation)
      let sum = why.reasons.reduce(why.base) { $0 + $1.contribution }
      expectClose(sum, why.score, absolute: 1e-9)
      let probability =
        why.scale == .probability ? why.score : 1 / (1 + exp(-why.score))
      expectClose(probability, verdict.probability, absolute: 1e-9)
    }
  }

  @Test("the K reasons are the K largest, in order", arguments: Models.Kind.allCases)
  func largest(kind: Models.Kind) throws {
    let classifier = try kind.classifier()
    let all = try verdicts(rows: 60, of: classifier, reasons: .max)
    let three = try verdicts(rows: 60, of: classifier, reasons: 3)
    for (full, short) in zip(all.explanations, three.explanations) {
      #expect(short.reasons == Array(full.reasons.prefix(3)))
      let sizes = full.reasons.map { abs($0.contribution) }
      #expect(sizes == sizes.sorted(by: >) && sizes.allSatisfy { $0 > 0 })
      #expect(short.base == full.base && short.score == full.score)
    }
  }

  @Test("the same verdicts on any number of threads", arguments: Models.Kind.allCases)
  func threads(kind: Models.Kind) throws {
    let classifier = try kind.classifier()
    let expected = try verdicts(rows: 700, of: classifier, reasons: 4, threads: 1)
    for threads in [2, 3, 8] {
      let batch = try verdicts(rows: 700, of: classifier, reasons: 4, threads: threads)
      #expect(batch.explanations == expected.explanations)
      #expect(
        batch.probabilities.map(\.bitPattern) == expected.probabilities.map(\.bitPattern))
    }
  }

  @Test("a verdict is its record's own")
  func alone() throws {
    let classifier = try Models.logistic()
    let reading = try reading(rows: 50, for: classifier)
    let all = try classifier.verdicts(
      on: reading.frame, lines: reading.lines, reasons: 5, on: workers)
    for row in [0, 17, 40] {
      let one = try classifier.verdicts(
        on: reading.frame.subset([row]), lines: [reading.lines[row]], reasons: 5, on: workers)
      #expect(one[0] == all[row])
    }
    let none = try classifier.verdicts(
      on: reading.frame.subset([]), lines: [], reasons: 5, on: workers)
    #expect(none.count == 0)
  }

  @Test("values are shown as they stood in the record, not scaled")
  func shown() throws {
    let classifier = try Models.logistic()
    let reading = try reading(rows: 40, for: classifier)
    let batch = try classifier.verdicts(
      on: reading.frame, lines: reading.lines, reasons: .max, on: workers)
    let frame = reading.frame
    for row in 0..<batch.count {
      let reasons = try #require(batch[row].explanation).reasons
      let values = Dictionary(uniqueKeysWithValues: reasons.map { ($0.feature, $0.value) })
      #expect(values["video_view_count"] == frame["video_view_count"]?.text(at: row))
      let text = try #require(frame["video_transcription_text"]?.text(at: row))
      #expect(
        values["video_transcription_text_length"] == String(text.unicodeScalars.count))
      let likes = try #require(frame["video_like_count"]?.doubles)[row]
      let views = try #require(frame["video_view_count"]?.doubles)[row]
      let ratio = try #require(values["video_like_count_per_view"] ?? nil)
      expectClose(try #require(Double(ratio)), likes / views, absolute: 1e-12, relative: 1e-5)
      for (name, value) in values where name.hasPrefix("text:") { #expect(value == "present") }
      if let level = values["author_ban_status=banned"] { #expect(level == "banned") }
    }
  }

  @Test("label, threshold, identity and line")
  func fields() throws {
    var artifact = try Models.logistic().artifact
    artifact.threshold = 0.9
    let strict = try ClaimClassifier(artifact)
    let batch = try verdicts(rows: 300, of: strict)
    #expect(batch.explanations.isEmpty && batch[0].explanation == nil)
    #expect((1..<batch.count) ~= batch.positiveCount)
    for place in 0..<batch.count {
      let verdict = batch[place]
      #expect(verdict.isPositive == (verdict.probability >= 0.9))
      #expect(verdict.label == (verdict.isPositive ? "claim" : "opinion"))
      #expect(verdict.line == place + 2)
      #expect(verdict.identity?.count == 13)
    }
  }

  @Test("a model whose contract does not fit is refused with a sentence")
  func contractInModel() throws {
    var artifact = try Models.majority().artifact
    artifact.contract = "{"
    #expect(throws: ClaimsError.contractInModel(reason: "it is not the JSON of a contract")) {
      try ClaimClassifier(artifact)
    }
    artifact.contract = try DataContract(yaml: DataContractTests.particles).json()
    let reason = "it has no feature “video_duration_sec”, which the recipe reads"
    let error = ClaimsError.contractInModel(reason: reason)
    #expect(throws: error) { try ClaimClassifier(artifact) }
    #expect(
      "\(error)" == "the data contract inside the model cannot be used: \(reason); "
        + "train the model again")
  }

  @Test("a model that was written and read gives the same verdicts")
  func roundTrip() throws {
    let classifier = try Models.logistic()
    let data = try classifier.artifact.encoded()
    let again = try ClaimClassifier(ModelArtifact(reading: data))
    #expect(again.contract == classifier.contract)
    let one = try verdicts(rows: 100, of: classifier, reasons: 3)
    let other = try verdicts(rows: 100, of: again, reasons: 3)
    #expect(one.explanations == other.explanations)
    #expect(one.probabilities == other.probabilities)
  }
}
