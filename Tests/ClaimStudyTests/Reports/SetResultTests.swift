import ClaimStudy
import Evaluation
import Explanation
import Testing
import _TestSupport

/// What is kept of the models for the pages.
@Suite("The result of a feature set")
struct SetResultTests {
  private func results() throws -> [SetResult] { try SmallStudy.findings().results }

  @Test("keeps curves that begin and end where they must, and few points of them")
  func curves() throws {
    for line in try results().flatMap(\.lines) {
      let roc = try #require(line.curves.roc?.points)
      #expect(roc.count <= ModelCurves.pointLimit)
      #expect(roc.first?.falsePositiveRate == 0 && roc.first?.truePositiveRate == 0)
      #expect(roc.last?.falsePositiveRate == 1 && roc.last?.truePositiveRate == 1)
      for (before, after) in zip(roc, roc.dropFirst()) {
        #expect(before.falsePositiveRate <= after.falsePositiveRate)
        #expect(before.truePositiveRate <= after.truePositiveRate)
      }
      let recall = try #require(line.curves.precisionRecall?.points)
      #expect(recall.count <= ModelCurves.pointLimit)
      #expect(recall.last?.recall == 1)
      // The area that thinning costs is not visible.
      let area = zip(roc, roc.dropFirst()).reduce(0) { sum, pair in
        let width = pair.1.falsePositiveRate - pair.0.falsePositiveRate
        return sum + width * (pair.0.truePositiveRate + pair.1.truePositiveRate) / 2
      }
      expectClose(area, try #require(line.test.rocAUC), absolute: 2e-3)
    }
  }

  @Test("counts every test video once in reliability, thresholds and capacities")
  func counts() throws {
    for line in try results().flatMap(\.lines) {
      let n = line.test.rowCount
      #expect(line.curves.reliability.bins.reduce(0) { $0 + $1.rowCount } == n)
      #expect(line.curves.thresholds.rows.allSatisfy { $0.confusion.rowCount == n })
      let used = line.curves.thresholds.rows.first { $0.threshold == line.test.threshold }
      #expect(used?.confusion == line.test.confusion)
      for (before, after) in zip(line.curves.capacities, line.curves.capacities.dropFirst()) {
        #expect(before.confusion.calledPositive <= after.confusion.calledPositive)
      }
      for row in line.curves.capacities {
        #expect(row.confusion.calledPositive <= row.capacity)
        #expect(row.confusion.recall <= row.bestRecall + 1e-12)
      }
      #expect(line.curves.capacities.last?.confusion.recall == 1)
    }
  }

  @Test("splits the test part into groups that add up to it")
  func groups() throws {
    for result in try results() {
      let whole = try #require(result.champion?.test.confusion)
      for column in ["verified_status", "author_ban_status"] {
        let groups = result.groups.filter { $0.column == column }
        #expect(groups.count > 1)
        #expect(groups.reduce(0) { $0 + $1.confusion.rowCount } == whole.rowCount)
        #expect(groups.reduce(0) { $0 + $1.confusion.truePositives } == whole.truePositives)
        #expect(groups.reduce(0) { $0 + $1.confusion.falsePositives } == whole.falsePositives)
      }
    }
  }

  @Test("finds the planted column first: views after publication, the text at upload")
  func weights() throws {
    let planted = [
      "after-publication": ["video_view_count", "video_like_count"],
      "at-upload": ["video_transcription_text"],
    ]
    for result in try results() {
      let weights = try #require(result.weights)
      let first = try #require(weights.shuffled.first)
      #expect(planted[result.featureSet]?.contains(first.feature) == true, "\(result.featureSet)")
      #expect(first.mean > 0.05)
      #expect(weights.shuffled.map(\.mean) == weights.shuffled.map(\.mean).sorted(by: >))
      let own = weights.own.map { abs($0.weight) }
      #expect(!own.isEmpty && own == own.sorted(by: >))
    }
  }

  @Test("sets every model but the rule itself beside the rule")
  func contrast() throws {
    for result in try results() {
      for line in result.lines {
        #expect((line.contrast == nil) == (line.entrant.name == "single-threshold"))
        guard let verdicts = line.contrast?.verdicts else { continue }
        let right = line.test.confusion.truePositives + line.test.confusion.trueNegatives
        #expect(verdicts.bothRight + verdicts.onlyFirstRight == right)
      }
    }
  }

  @Test("shows examples whose reasons add up to their score, each text short")
  func examples() throws {
    for result in try results() {
      let champion = try #require(result.champion)
      #expect(!result.examples.isEmpty)
      for example in result.examples {
        let sum = example.base + example.rest + example.reasons.reduce(0) { $0 + $1.contribution }
        expectClose(sum, example.score, absolute: 1e-9)
        #expect((example.text ?? "").unicodeScalars.count <= 241)
        let called = example.probability >= champion.test.threshold
        switch example.kind {
        case .surePositive: #expect(called && example.isPositive)
        case .sureNegative: #expect(!called && !example.isPositive)
        case .falseAlarm: #expect(called && !example.isPositive)
        case .missed: #expect(!called && example.isPositive)
        case .unsure: break
        }
      }
      let wrong = result.examples.count { $0.kind == .falseAlarm || $0.kind == .missed }
      let mistakes =
        champion.test.confusion.falsePositives + champion.test.confusion.falseNegatives
      #expect(wrong <= mistakes)
      if mistakes > 0 { #expect(wrong > 0) }
    }
  }
}
