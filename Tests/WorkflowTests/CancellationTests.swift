import Foundation
import Machine
import Synchronization
import Testing
import Workflow

@Suite("Cancellation")
struct CancellationTests {
  private let bench = Workbench()

  init() throws { try bench.write("1\n2\n3\n", to: "in.txt") }

  @Test("nothing starts once a run is told to stop, and the next run goes on")
  func betweenStages() throws {
    let flag = Flag()
    var stages = Sample.stages(bench)
    stages.removeAll { $0.name == "parse" }
    stages.append(
      Stage("parse", title: "reads numbers", reading: Sample.lines, writing: Sample.numbers) {
        _, lines in
        bench.called("parse")
        flag.raise()
        return lines.compactMap { Int($0) }
      })
    let runner = try bench.runner(stages, isCancelled: { flag.isUp })
    #expect(throws: WorkflowFault.cancelled) { try runner.run() }
    #expect(bench.takeCalls() == ["read": 1, "parse": 1])
    let outcome = try bench.runner(stages).run()
    #expect(bench.takeCalls() == ["add": 1, "count": 1, "report": 1])
    #expect(try outcome.value(of: Sample.report) == "sum 6, count 3")
  }

  @Test("a stage can ask, and what it would have given is not kept")
  func withinAStage() throws {
    let flag = Flag()
    let stage = Stage("long", title: "takes long", writing: Product<Int>("end")) { context in
      try context.checkCancellation()
      flag.raise()
      try context.checkCancellation()
      return 1
    }
    let runner = try bench.runner([stage], isCancelled: { flag.isUp })
    #expect(throws: WorkflowFault.cancelled) { try runner.run() }
    #expect(try bench.reasons([stage]) == ["long": "never run"])
  }

  @Test("a run that was told to stop before it began runs nothing")
  func beforeTheStart() throws {
    let runner = try bench.runner(Sample.stages(bench), isCancelled: { true })
    #expect(throws: WorkflowFault.cancelled) { try runner.run() }
    #expect(bench.takeCalls() == [:])
  }
}

private final class Flag: Sendable {
  private let up = Atomic<Bool>(false)
  var isUp: Bool { up.load(ordering: .acquiring) }
  func raise() { up.store(true, ordering: .releasing) }
}
