import Claims
import Foundation
import Learning
import Machine
import Tabular
import Testing
import _TestSupport

@Suite("Template audit")
struct TemplateAuditTests {
  private let workers = WorkerPool(threadCount: 2)

  @Test("finds that the label is the template")
  func planted() throws {
    let planted = PlantedSentences(claims: 12, opinions: 8, facts: 50)
    let audit = TemplateAudit(of: planted.buffer, planted.labelled, seed: Seed(1), on: workers)
    #expect(audit.rows == 1_000 && audit.explainedRows == 1_000 && audit.separator == "that")
    #expect(audit.isTemplated && audit.labelIsTemplate)
    let (templates, facts) = (audit.templates, audit.facts)
    #expect(templates.count == 20 && templates.positiveOnly == 12 && templates.negativeOnly == 8)
    #expect(templates.mixed == 0 && templates.accuracy == 1)
    #expect(templates.fewestRows == 50 && templates.mostRows == 50)
    #expect(facts.count == 50 && facts.mixed == 50 && facts.positiveOnly == 0)
    #expect(facts.fewestRows == 20 && facts.mostRows == 20)
    // "source 0 told me that" is longer than "i feel 0 that" whatever the number.
    #expect(templates.lengthAUC == 1)
    expectClose(facts.lengthAUC ?? 0, 0.5, absolute: 1e-12)
    let vote = try #require(audit.vote)
    #expect(vote.rows == 1_000 && vote.permutations == 1_000)
  }

  @Test("means of lengths are means over rows, in code points")
  func lengths() throws {
    let texts = ["été that b", "été that b", "x that b", "y that ccc", "z that ccc", "?"]
    let sentences = SentenceTemplates(
      of: TextBuffer(texts), separator: "that", minimumRepeats: 2, on: workers)
    let labels = Labels([1, 1, 0, 1, 0, 1], names: PlantedSentences.names)
    let audit = TemplateAudit(sentences, labels, on: workers)
    #expect(audit.rows == 6 && audit.explainedRows == 5)
    expectClose(audit.templates.meanLength.positive ?? 0, (8 + 8 + 6) / 3.0, relative: 1e-15)
    expectClose(audit.templates.meanLength.negative ?? 0, 6, relative: 1e-15)
    expectClose(audit.facts.meanLength.positive ?? 0, (1 + 1 + 3) / 3.0, relative: 1e-15)
    // Lengths 8, 8, 6 of the positives beside 6, 6: two pairs of six are ties.
    expectClose(audit.templates.lengthAUC ?? 0, 5.0 / 6, relative: 1e-15)
    #expect(!audit.isTemplated && !audit.labelIsTemplate)
  }

  @Test("templates that both classes share are templates, and say nothing of the label")
  func mixed() {
    let planted = PlantedSentences(claims: 10, opinions: 10, facts: 40)
    var stream = Seed(9).stream
    let labels = Labels(
      planted.labels.map { _ in UInt8(stream.below(2)) }, names: PlantedSentences.names)
    let audit = TemplateAudit(of: planted.buffer, labels, seed: Seed(1), on: workers)
    #expect(audit.isTemplated && !audit.labelIsTemplate)
    #expect(audit.templates.mixed == 20)
    expectClose(audit.templates.accuracy ?? 0, 0.5, absolute: 0.08)
  }

  @Test("generated videos are sentences, not templates and facts")
  func synthetic() throws {
    let frame = try Videos.cleaned(rows: 3_000).frame
    guard case .texts(let texts)? = frame["video_transcription_text"]?.values else {
      Issue.record("no texts")
      return
    }
    let audit = TemplateAudit(
      of: texts, try DataContract.videos.labels(of: frame), seed: Seed(1), on: workers)
    #expect(!audit.isTemplated && !audit.labelIsTemplate)
  }

  @Test("no texts, empty texts and one class are nothing to worry about")
  func empty() {
    for texts in [[], ["", " ", "\t"]] {
      let labels = Labels(texts.map { _ in 1 }, names: PlantedSentences.names)
      let audit = TemplateAudit(of: TextBuffer(texts), labels, seed: Seed(1), on: workers)
      #expect(audit.rows == texts.count && audit.explainedShare == 0 && audit.vote == nil)
      #expect(audit.templates.accuracy == nil && audit.templates.lengthAUC == nil)
      #expect(audit.templates.meanLength.positive == nil && !audit.isTemplated)
    }
  }

  @Test("labels are those of training rows, test rows are only compared")
  func parts() throws {
    let planted = PlantedSentences(claims: 6, opinions: 6, facts: 30)
    let rows = planted.texts.indices
    let (train, test) = (rows.filter { $0 % 4 != 0 }, rows.filter { $0 % 4 == 0 })
    let audit = TemplateAudit(
      of: planted.buffer, labelsOfTraining: planted.labelled.subset(train), train: train,
      test: test, seed: Seed(1), on: workers)
    #expect(audit.rows == train.count)
    let overlap = try #require(audit.overlap)
    #expect(overlap.testRows == test.count && overlap.sameTemplate == test.count)
    #expect(overlap.sameFact == test.count && overlap.sameText == 0)
    let data = try JSONEncoder().encode(audit)
    #expect(try JSONDecoder().decode(TemplateAudit.self, from: data) == audit)
  }

  @Test("what test rows share is counted part by part; a text is shared byte by byte")
  func overlap() {
    let texts = [
      "x that b", "x that b", "y that b", "z that c", "x  that b", "x that c", "w that c", "", "",
    ]
    let buffer = TextBuffer(texts)
    let sentences = SentenceTemplates(
      of: buffer, separator: "that", minimumRepeats: 2, on: workers)
    let overlap = TemplateOverlap(
      buffer, sentences, train: [0, 2, 7], test: [1, 3, 4, 5, 6, 8], on: workers)
    #expect(overlap.testRows == 6)
    #expect(overlap.sameText == 1, "row 1; the two spaces of row 4 are another text")
    #expect(overlap.sameTemplate == 3, "rows 1, 4 and 5")
    #expect(overlap.sameFact == 2, "rows 1 and 4")
  }
}
