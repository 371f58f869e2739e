import Claims
import Learning
import Machine
import Tabular
import Testing
import _TestSupport

@Suite("Opening audit")
struct OpeningAuditTests {
  private let names = LabelNames(positive: "claim", negative: "opinion")
  private let workers = WorkerPool(threadCount: 2)

  private func audit(_ rows: [(String, UInt8)]) -> OpeningAudit {
    OpeningAudit(TextBuffer(rows.map(\.0)), Labels(rows.map(\.1), names: names), on: workers)
  }

  @Test("finds text whose openings give the class away")
  func templated() {
    let rows = (0..<200).map { row -> (String, UInt8) in
      row % 2 == 0 ? ("I think \(row) is true", 0) : ("someone said \(row) is true", 1)
    }
    let audit = audit(rows)
    #expect(audit.openings == 2 && audit.pureOpenings == 2 && audit.judgedRows == 200)
    #expect(audit.accuracy == 1)
    #expect(audit.looksTemplated)
  }

  @Test("finds nothing in openings that say nothing")
  func honest() {
    var stream = Seed(3).stream
    let rows = (0..<2_000).map { row in
      ("word \(stream.below(40)) and more", UInt8(stream.below(2)))
    }
    let audit = audit(rows)
    #expect(!audit.looksTemplated)
    // Leaving one out makes chance a little worse than 0.5, never better.
    expectClose(audit.accuracy ?? 0, 0.5, absolute: 0.06)
  }

  @Test("judges no row by itself")
  func single() {
    let audit = audit([("only once", 1), ("never twice", 0)])
    #expect(audit.judgedRows == 0 && audit.accuracy == nil && !audit.looksTemplated)
  }

  @Test("counts a row right when most of the others agree, half when they tie")
  func leavingOneOut() {
    // Positives see (1 positive, 1 negative): a tie, half right each. The negative sees two
    // positives: wrong.
    let audit = audit([("a b c", 1), ("A  b d", 1), ("a b", 0)])
    #expect(audit.judgedRows == 3)
    expectClose(audit.accuracy ?? 0, 1.0 / 3, relative: 1e-15)
  }
}
