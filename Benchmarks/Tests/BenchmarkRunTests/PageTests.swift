import BenchmarkRun
import Reporting
import Testing

@Suite struct PageTests {
  @Test func everyRenderingTellsTheVerdicts() throws {
    let page = BenchmarkPage(try RunLines(RunText.whole)).page
    for text in [
      ReportRenderer.markdown(page.document), ReportRenderer.html(page.document),
      String(decoding: ReportRenderer.json(page.document), as: UTF8.self),
      ReportRenderer.terminal(page.document, width: 200, color: false),
    ] {
      #expect(text.contains("goal met"))
      #expect(text.contains("A fit: peak memory"))
      #expect(text.contains("floor met, goal missed"))
      #expect(text.contains("lleaves"))
      #expect(text.contains("A processor"))
    }
    #expect(ReportRenderer.markdown(page.document).contains("2 meet their goal, 1 meets the floor"))
  }

  @Test func aBusyMachineIsSaidOnTop() throws {
    let busy = (0..<3).map { RunText.peer("Fast", run: $0, fit: 3, memory: 1, rate: 1, others: 1) }
    let page = BenchmarkPage(
      try RunLines(([RunText.whole] + busy).joined(separator: "\n"))
    ).page
    #expect(page.document.banners.first?.title == "A busy machine")
    #expect(BenchmarkPage(try RunLines(RunText.whole)).page.document.banners.isEmpty)
  }

  @Test func aucIsComparedWithTheBestOfTheSameSettings() throws {
    func text(_ ours: Double) throws -> String {
      let run = try RunLines(
        [
          RunText.contest, RunText.peer("Fast", run: 0, fit: 3, memory: 1, rate: 1, auc: 0.9),
          RunText.ours(run: 0, fit: 1, memory: 1, rate: 1, auc: ours),
        ].joined(separator: "\n"))
      return ReportRenderer.markdown(BenchmarkPage(run).page.document)
    }
    #expect(try text(0.8995).contains("within 0.001 of the best"))
    #expect(try text(0.8985).contains("more than 0.001 below"))
  }

  @Test func theTableGoesBetweenItsMarks() throws {
    let page = BenchmarkPage(try RunLines(RunText.whole))
    let before = "Words.\n\n<!-- benchmarks -->\nold\n<!-- /benchmarks -->\n\nMore words.\n"
    let after = try #require(MarkedTable.replaced(in: before, by: page))
    #expect(after.hasPrefix("Words.\n\n<!-- benchmarks -->\n| work |"))
    #expect(after.hasSuffix("|\n<!-- /benchmarks -->\n\nMore words.\n"))
    #expect(!after.contains("old"))
    #expect(after.contains("| A rate | 310"))
    #expect(MarkedTable.replaced(in: after, by: page) == after)
    #expect(MarkedTable.replaced(in: "no marks", by: page) == nil)
  }

  @Test func nothingMeasuredIsNoError() throws {
    let page = BenchmarkPage(try RunLines("")).page
    #expect(page.document.sections.isEmpty)
  }
}
