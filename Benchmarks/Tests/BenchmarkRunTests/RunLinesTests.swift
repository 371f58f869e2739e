import BenchmarkRun
import Testing

@Suite struct RunLinesTests {
  @Test func readsEveryKind() throws {
    let run = try RunLines(RunText.whole)
    #expect(run.machine?.cores == 2)
    #expect(run.versions.count == 1)
    #expect(run.missing.first?.contest == nil)
    #expect((run.contests.count, run.works.count, run.samples.count) == (1, 3, 9))
    #expect(run.samples[0].value("bin_s+grow_s") == 2)
    #expect(run.samples[0].value("none") == nil)
    #expect(run.samples[0].value("bin_s+absent") == nil)
  }

  @Test func runsMayFollowOneAnother() throws {
    let run = try RunLines(RunText.whole + "\n\n" + RunText.whole)
    #expect((run.versions.count, run.contests.count, run.works.count) == (1, 1, 3))
    #expect(run.samples.count == 18)
  }

  @Test(arguments: [
    ("{", 2, "it is no JSON object"), ("{\"kind\": \"poem\"}", 2, "“poem” is no kind of line"),
    ("{\"kind\": \"version\", \"name\": \"x\"}", 2, "“version” is missing"),
    ("{\"kind\": \"version\", \"name\": 1, \"version\": \"x\"}", 2, "“name” has another type"),
  ])
  func saysWhichLineIsWrong(line: String, number: Int, problem: String) {
    #expect(throws: UnreadableLine(line: number, problem: problem)) {
      try RunLines("{\"kind\": \"version\", \"name\": \"x\", \"version\": \"1\"}\n" + line)
    }
  }
}
