import Foundation
import Machine
import Testing
import Workflow

@Suite("Plan")
struct PlanTests {
  private let bench = Workbench()

  init() throws { try bench.write("1\n2\n3\n", to: "in.txt") }

  private func prepare() throws { _ = try bench.runner(Sample.stages(bench)).run() }

  @Test("a first plan runs everything, in an order that works")
  func first() throws {
    let plan = try bench.runner(Sample.stages(bench)).plan()
    #expect(plan.stale == ["read", "parse", "add", "count", "report"])
    #expect(plan.entries.map(\.title).first == "reads lines")
    #expect(try Set(bench.reasons(Sample.stages(bench)).values) == ["never run"])
  }

  @Test("changed settings are named, key by key, with both values")
  func settings() throws {
    try prepare()
    var settings = Sample.Settings()
    settings.factor = 2
    settings.nested["depth"] = 4
    let reasons = try bench.reasons(Sample.stages(bench, settings: settings))
    #expect(
      reasons == [
        "parse": "settings changed: factor 1 → 2, nested.depth 3 → 4",
        "add": "input `numbers` is made anew", "count": "input `numbers` is made anew",
        "report": "input `sum` is made anew",
      ])
  }

  @Test("changed code is named")
  func version() throws {
    try prepare()
    let reasons = try bench.reasons(Sample.stages(bench, version: 2))
    #expect(reasons == ["add": "code version 1 → 2", "report": "input `sum` is made anew"])
  }

  @Test("a changed source is named; a moved one with the same content is none")
  func sources() throws {
    try prepare()
    try bench.write("1\n2\n3\n", to: "moved.txt")
    #expect(try bench.reasons(Sample.stages(bench, source: "moved.txt")) == [:])
    try bench.write("1\n2\n4\n", to: "in.txt")
    #expect(try bench.reasons(Sample.stages(bench))["read"] == "source file in.txt changed")
  }

  @Test("a source of the same length that changed within the clock's tick is seen")
  func sameTick() throws {
    for number in 0..<20 {
      try bench.write("\(100 + number)\n", to: "in.txt")
      let outcome = try bench.runner(Sample.stages(bench)).run()
      #expect(try outcome.value(of: Sample.numbers) == [100 + number])
    }
  }

  @Test("a promised file that is missing or changed makes its stage run again, and no other")
  func promises() throws {
    try prepare()
    try FileManager.default.removeItem(at: bench.file("out.txt"))
    #expect(try bench.reasons(Sample.stages(bench)) == ["report": "file out.txt is missing"])
    _ = bench.takeCalls()
    try prepare()
    #expect(bench.takeCalls() == ["report": 1])
    try bench.write("sum 9, count 3", to: "out.txt")
    let changed = "file out.txt was changed since it was written"
    #expect(try bench.reasons(Sample.stages(bench)) == ["report": changed])
    try prepare()
    #expect(try String(contentsOf: bench.file("out.txt"), encoding: .utf8) == "sum 6, count 3")
    #expect(
      try bench.reasons(Sample.stages(bench, promise: "other.txt"))
        == ["report": "file other.txt is missing"])
  }

  @Test("going back to earlier settings finds the earlier outputs")
  func toAndFro() throws {
    try prepare()
    var settings = Sample.Settings()
    settings.factor = 10
    let other = try bench.runner(Sample.stages(bench, settings: settings)).run()
    #expect(try other.value(of: Sample.sum) == 60)
    _ = bench.takeCalls()
    let back = try bench.runner(Sample.stages(bench)).run()
    #expect(try back.value(of: Sample.sum) == 6)
    #expect(bench.takeCalls() == ["report": 1], "only the promised file had changed")
  }

  @Test("from a stage: it and everything after it")
  func from() throws {
    try prepare()
    let options = RunOptions(from: "add")
    #expect(
      try bench.reasons(Sample.stages(bench), options) == ["add": "forced", "report": "forced"])
    _ = bench.takeCalls()
    _ = try bench.runner(Sample.stages(bench)).run(options)
    #expect(bench.takeCalls() == ["add": 1, "report": 1])
  }

  @Test("force: everything")
  func force() throws {
    try prepare()
    _ = bench.takeCalls()
    _ = try bench.runner(Sample.stages(bench)).run(RunOptions(force: true))
    #expect(bench.takeCalls().values.reduce(0, +) == 5)
  }

  @Test("only some stages: they run if stale, and the others are left out")
  func only() throws {
    try prepare()
    let stages = Sample.stages(bench, version: 2)
    let runner = try bench.runner(stages)
    let options = RunOptions(only: ["add"])
    let statuses = try runner.plan(options).entries.map(\.status)
    #expect(
      statuses == [
        .leftOut, .leftOut, .stale(.versionChanged(from: 1, to: 2)), .leftOut, .leftOut,
      ])
    _ = bench.takeCalls()
    let outcome = try runner.run(options)
    #expect(bench.takeCalls() == ["add": 1])
    #expect(outcome.timings.map(\.status) == [.leftOut, .leftOut, .ran, .leftOut, .leftOut])
    #expect(try outcome.value(of: Sample.numbers) == [1, 2, 3], "a fresh one can be asked for")
    #expect(try runner.plan(options).stale == [])
    #expect(try runner.plan(RunOptions(only: ["add"], force: true)).stale == ["add"])
  }

  @Test("only some stages: what they read must be up to date")
  func onlyWithoutInputs() throws {
    let fault = WorkflowFault.inputNotReady(stage: "add", product: "numbers", reason: "never run")
    #expect(throws: fault) {
      try bench.runner(Sample.stages(bench)).run(RunOptions(only: ["add"]))
    }
    #expect(bench.takeCalls() == [:])
    let two = try bench.runner(Sample.stages(bench)).run(RunOptions(only: ["read", "parse"]))
    #expect(bench.takeCalls() == ["read": 1, "parse": 1])
    #expect(throws: WorkflowFault.productNotMade("report")) {
      try two.value(of: Sample.report)
    }
    #expect(throws: WorkflowFault.unknownProduct("nothing")) {
      try two.value(of: Product<Int>("nothing"))
    }
  }

  @Test("unknown stages and missing sources are refused before anything runs")
  func refused() throws {
    let known = ["read", "parse", "add", "count", "report"]
    #expect(throws: WorkflowFault.unknownStage("ad", known: known)) {
      try bench.runner(Sample.stages(bench)).plan(RunOptions(from: "ad"))
    }
    #expect(throws: WorkflowFault.unknownStage("sum", known: known)) {
      try bench.runner(Sample.stages(bench)).run(RunOptions(only: ["sum"]))
    }
    let path = bench.file("gone.txt").path
    #expect(throws: WorkflowFault.missingSource(stage: "read", path: path)) {
      try bench.runner(Sample.stages(bench, source: "gone.txt")).run(RunOptions(force: true))
    }
    #expect(bench.takeCalls() == [:])
  }

  @Test("a stage that does not write what it promises fails")
  func brokenPromise() throws {
    let promised = bench.file("never.txt")
    let stage = Stage(
      "idle", title: "does nothing", promises: [promised], writing: Product<Int>("none")
    ) { _ in 0 }
    let error = #expect(throws: StageFailure.self) { try bench.runner([stage]).run() }
    #expect(
      error?.reason as? WorkflowFault == .brokenPromise(stage: "idle", path: promised.path))
  }

  @Test("a long list of changes is cut, and changes deep in a list are named")
  func manyChanges() throws {
    struct Rule: Codable { var name: String, limit: Double }
    struct Many: Codable {
      var numbers = Dictionary(uniqueKeysWithValues: (1...6).map { ("n\($0)", $0) })
      var rules = [Rule(name: "a", limit: 1), Rule(name: "b", limit: 2)]
      var order = [3, 1, 2]
      var text = String(repeating: "x", count: 100)
    }
    func stage(_ settings: Many) -> [Stage] {
      [Stage("s", title: "", settings: settings, writing: Product<Int>("s")) { _ in 1 }]
    }
    _ = try bench.runner(stage(Many())).run()
    var many = Many()
    many.rules[1].limit = 2.5
    many.order = [1, 2, 3]
    #expect(
      try bench.reasons(stage(many))["s"]
        == "settings changed: order [3, 1, 2] → [1, 2, 3], rules[1].limit 2 → 2.5")
    many.numbers = [:]
    let reason = try #require(try bench.reasons(stage(many))["s"])
    #expect(reason.hasPrefix("settings changed: numbers none → {}, numbers.n1 1 → none"))
    #expect(reason.hasSuffix("and 5 more"))
    var long = Many()
    long.text += "y"
    let shown = String(repeating: "x", count: 40) + "…"
    #expect(try bench.reasons(stage(long))["s"] == "settings changed: text \(shown) → \(shown)")
  }

  @Test("a stage that reads other products than before says so")
  func otherInputs() throws {
    let a = Product<Int>("a")
    let b = Product<Int>("b")
    let sources = [a, b].map { product in
      Stage("make-\(product.name)", title: "", writing: product) { _ in 1 }
    }
    func reader(_ product: Product<Int>) -> Stage {
      Stage("read", title: "", reading: product, writing: Product<Int>("c")) { $1 + 1 }
    }
    _ = try bench.runner(sources + [reader(a)]).run()
    #expect(
      try bench.reasons(sources + [reader(b)])
        == ["read": "it reads other products than before"])
  }

  @Test("an input that another run changed is named")
  func changedInput() throws {
    try prepare()
    var settings = Sample.Settings()
    settings.factor = 5
    let other = Sample.stages(bench, settings: settings)
    _ = try bench.runner(other).run(RunOptions(only: ["read", "parse"]))
    #expect(
      try bench.reasons(other)
        == [
          "add": "input `numbers` changed", "count": "input `numbers` changed",
          "report": "input `sum` is made anew",
        ])
  }
}
