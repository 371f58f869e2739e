import BenchmarkRun
import Testing

@Suite struct WorkResultTests {
  private func results(_ text: String = RunText.whole) throws -> [WorkResult] {
    let run = try RunLines(text)
    return run.works.map { WorkResult($0, in: run) }
  }

  @Test func takesMediansAndRatios() throws {
    let fit = try results()[0]
    #expect(fit.contestants.map(\.name) == ["Fast", "claims", "Slow"])
    #expect(fit.ours?.spread.median == 1.2)
    #expect(fit.ours?.spread.least == 1)
    #expect(fit.ours?.spread.most == 5)
    #expect(fit.best?.name == "Fast")
    #expect(fit.ours.flatMap(fit.ratio) == 1.2 / 3)
    #expect(fit.verdict == .goalMet)
  }

  @Test func memoryReadsOursUnderItsOwnName() throws {
    let memory = try results()[1]
    #expect(memory.best?.name == "Slow")
    #expect(memory.ours?.spread.median == 61)
    #expect(memory.verdict == .goalMet)
  }

  @Test func ratesWantMore() throws {
    let rate = try results()[2]
    #expect(rate.best?.name == "Fast")
    // 310 is more than 1.5 × 205 and less than 1,000.
    #expect(rate.verdict == .floorMet)
  }

  @Test(arguments: [(2.9, Verdict.missed), (2.7, .floorMet), (1.5, .goalMet)])
  func verdictFollowsTheBounds(seconds: Double, expected: Verdict) throws {
    let text = [
      RunText.contest, RunText.peer("Fast", run: 0, fit: 3, memory: 1, rate: 1),
      RunText.ours(run: 0, fit: seconds, memory: 1, rate: 1),
    ].joined(separator: "\n")
    #expect(try results(text)[0].verdict == expected)
  }

  @Test func busyMachinesGetNoVerdict() throws {
    let text = [
      RunText.contest, RunText.peer("Fast", run: 0, fit: 30, memory: 100, rate: 1, others: 0.9),
      RunText.ours(run: 0, fit: 1, memory: 1, rate: 1),
    ].joined(separator: "\n")
    let found = try results(text)
    #expect(found[0].verdict == .disturbed)
    #expect(found[1].verdict == .goalMet)
  }

  @Test func aMissingPeerLeavesItsBoundOpen() throws {
    let text = [
      RunText.contest, RunText.peer("Fast", run: 0, fit: 3, memory: 1, rate: 100),
      RunText.ours(run: 0, fit: 1, memory: 1, rate: 900),
    ].joined(separator: "\n")
    // The floor names a peer that was not measured, and the goal is missed.
    #expect(try results(text)[2].verdict == .unknown)
  }

  @Test func withoutPeersNothingIsSaid() throws {
    let text = [RunText.contest, RunText.ours(run: 0, fit: 1, memory: 1, rate: 2000)]
      .joined(separator: "\n")
    let found = try results(text)
    #expect(found[0].verdict == .unknown)
    #expect(found[0].best == nil)
    #expect(found[2].verdict == .goalMet)
  }
}
