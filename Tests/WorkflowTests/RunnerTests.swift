import Foundation
import Machine
import Testing
import Workflow

@Suite("Runner")
struct RunnerTests {
  private let bench = Workbench()
  private let all = ["add", "count", "parse", "read", "report"]

  init() throws { try bench.write("1\n2\n3\n", to: "in.txt") }

  @Test("runs each stage once, after those that it reads from, and gives values")
  func firstRun() throws {
    let outcome = try bench.runner(Sample.stages(bench)).run()
    #expect(bench.takeCalls() == Dictionary(uniqueKeysWithValues: all.map { ($0, 1) }))
    #expect(try outcome.value(of: Sample.report) == "sum 6, count 3")
    #expect(try outcome.value(of: Sample.numbers) == [1, 2, 3])
    #expect(outcome.timings.map(\.stage) == ["read", "parse", "add", "count", "report"])
    #expect(outcome.timings.allSatisfy { $0.status == .ran && $0.seconds > 0 })
    #expect(outcome.fingerprints.count == 5)
    #expect(try String(contentsOf: bench.file("out.txt"), encoding: .utf8) == "sum 6, count 3")
  }

  @Test("a second run does nothing, says so, and still has the values")
  func secondRun() throws {
    let first = try bench.runner(Sample.stages(bench)).run()
    _ = bench.takeCalls()
    let again = try bench.runner(Sample.stages(bench)).run()
    #expect(bench.takeCalls() == [:])
    #expect(again.timings.allSatisfy { $0.status == .cached && $0.seconds == 0 })
    #expect(again.fingerprints == first.fingerprints)
    #expect(try again.value(of: Sample.sum) == 6)
    #expect(try bench.runner(Sample.stages(bench)).plan().stale == [])
  }

  @Test("a stage that gives the same as before leaves the next ones fresh")
  func earlyCutOff() throws {
    _ = try bench.runner(Sample.stages(bench)).run()
    _ = bench.takeCalls()
    try bench.write("1\n2\nnot a number\n3\n", to: "in.txt")
    let plan = try bench.runner(Sample.stages(bench)).plan()
    #expect(plan.stale.count == 5)
    let outcome = try bench.runner(Sample.stages(bench)).run()
    #expect(bench.takeCalls() == ["read": 1, "parse": 1])
    #expect(
      outcome.timings.map(\.status) == [.ran, .ran, .cached, .cached, .cached])
  }

  @Test("what finished before a failure is kept, and the next run goes on from there")
  func resumes() throws {
    let failing = try bench.runner(Sample.stages(bench, failing: "add"))
    let error = #expect(throws: StageFailure.self) { try failing.run() }
    #expect(error?.stage == "add")
    #expect(error?.reason as? Trouble == Trouble(description: "out of paper"))
    #expect(error.map { "\($0)" } == "stage `add` failed: out of paper")
    #expect(bench.events.contains(.failed(stage: "add", message: "out of paper")))
    #expect(bench.takeCalls()["report"] == nil)
    let outcome = try bench.runner(Sample.stages(bench)).run()
    let calls = bench.takeCalls()
    #expect(calls["read"] == nil && calls["parse"] == nil)
    #expect(calls["add"] == 1 && calls["report"] == 1)
    #expect(try outcome.value(of: Sample.report) == "sum 6, count 3")
  }

  @Test("stages that do not depend on one another run at the same time")
  func overlap() throws {
    let latch = Latch(3)
    let parts = (0..<3).map { Product<Bool>("part-\($0)") }
    let stages = parts.map { part in
      Stage(part.name, title: "waits for the others", writing: part) { _ in latch.arriveAndWait() }
    }
    let outcome = try bench.runner(stages, threads: 3).run()
    for part in parts { #expect(try outcome.value(of: part)) }
  }

  @Test("no more stages run at once than the pool has threads", arguments: [1, 2])
  func limit(threads: Int) throws {
    let gauge = Gauge()
    let stages = (0..<6).map { number in
      Stage("part-\(number)", title: "counts", writing: Product<Int>("part-\(number)")) { _ in
        gauge.enter()
        defer { gauge.leave() }
        return (0..<20_000).reduce(0) { ($0 &* 31) ^ $1 }
      }
    }
    _ = try bench.runner(stages, threads: threads).run()
    #expect(gauge.highest <= threads)
    #expect(gauge.highest >= 1)
  }

  @Test("the same outputs on any number of threads")
  func threads() throws {
    var seen: Set<[String: Fingerprint]> = []
    for threads in [1, 2, 8] {
      let bench = Workbench()
      try bench.write("4\n5\n", to: "in.txt")
      seen.insert(try bench.runner(Sample.stages(bench), threads: threads).run().fingerprints)
    }
    #expect(seen.count == 1)
  }

  @Test("a stage reads a list of products and others beside it")
  func lists() throws {
    let items = (0..<4).map { Product<Int>("item-\($0)") }
    let name = Product<String>("name")
    let line = Product<String>("line")
    var stages = items.enumerated().map { place, item in
      Stage("make-\(place)", title: "makes", writing: item) { _ in place * place }
    }
    stages.append(Stage("name", title: "names", writing: name) { _ in "squares" })
    stages.append(
      Stage("join", title: "joins", readingAll: items, reading: name, writing: line) {
        _, values, name in "\(name) \(values)"
      })
    #expect(try bench.runner(stages).run().value(of: line) == "squares [0, 1, 4, 9]")
  }

  @Test("events come in order: plan, start, progress forwards, note, end")
  func events() throws {
    let stage = Stage("walk", title: "walks", writing: Product<Int>("end")) { context in
      for fraction in [0.25, 0.2501, 0.1, .nan, 0.5, 1, 7] { context.progress(fraction) }
      context.note("half way is behind us")
      return 1
    }
    let runner = try bench.runner([stage])
    let plan = try runner.plan()
    _ = try runner.run()
    #expect(
      bench.events == [
        .planned(plan), .started(stage: "walk"), .progress(stage: "walk", fraction: 0.25),
        .progress(stage: "walk", fraction: 0.5), .progress(stage: "walk", fraction: 1),
        .note(stage: "walk", "half way is behind us"),
        .finished(stage: "walk", seconds: 1, cached: false),
      ])
  }

  @Test("a store that cannot be written costs the cache, not the run")
  func unwritableStore() throws {
    try bench.write("in the way", to: "store")
    let outcome = try bench.runner(Sample.stages(bench)).run()
    #expect(try outcome.value(of: Sample.report) == "sum 6, count 3")
    let notes = bench.events.filter { if case .note = $0 { true } else { false } }
    #expect(notes.count == 5)
  }
}

/// Counts who is inside.
private final class Gauge: Sendable {
  private let state = NSLock()
  nonisolated(unsafe) private var inside = 0
  nonisolated(unsafe) private var most = 0

  var highest: Int { state.withLock { unsafe most } }
  func enter() {
    state.withLock {
      unsafe inside += 1
      unsafe most = max(most, inside)
    }
  }
  func leave() { state.withLock { unsafe inside -= 1 } }
}
