import Machine
import Testing
import Workflow

@Suite("Stage graph")
struct GraphTests {
  private let a = Product<Int>("a")
  private let b = Product<Int>("b")
  private let c = Product<Int>("c")

  private func stage(_ name: String, _ input: Product<Int>, _ output: Product<Int>) -> Stage {
    Stage(name, title: name, reading: input, writing: output) { _, value in value }
  }

  private func source(_ name: String, _ output: Product<Int>) -> Stage {
    Stage(name, title: name, writing: output) { _ in 0 }
  }

  @Test("orders stages, keeping the given order where it can")
  func order() throws {
    let graph = try StageGraph([
      stage("three", b, c), source("other", Product("d")), stage("two", a, b), source("one", a),
    ])
    #expect(graph.stages.map(\.name) == ["other", "one", "two", "three"])
    #expect(graph.stages.map(\.output) == ["d", "a", "b", "c"])
    #expect(graph.stages[3].inputs == ["b"])
    #expect(try StageGraph([]).stages.isEmpty)
  }

  @Test("refuses what is no pipeline, before anything runs")
  func faults() {
    #expect(throws: GraphFault.missingInput(product: "a", stage: "two")) {
      try StageGraph([stage("two", a, b)])
    }
    #expect(throws: GraphFault.twoWriters(product: "a", "one", "uno")) {
      try StageGraph([source("one", a), source("uno", a)])
    }
    #expect(throws: GraphFault.duplicateName("one")) {
      try StageGraph([source("one", a), source("one", b)])
    }
    #expect(throws: GraphFault.cycle(["x", "y"])) {
      try StageGraph([source("one", a), stage("x", c, b), stage("y", b, c)])
    }
    #expect(throws: GraphFault.cycle(["x"])) { try StageGraph([stage("x", b, b)]) }
    #expect(throws: GraphFault.twoTypes(product: "a", "Int", "String")) {
      try StageGraph([
        source("one", a),
        Stage("two", title: "", reading: Product<String>("a"), writing: b) { _, _ in 0 },
      ])
    }
  }

  @Test("says what is wrong in one sentence")
  func sentences() {
    let sentences: [(GraphFault, String)] = [
      (.duplicateName("one"), "two stages are called `one`; give each stage a name of its own"),
      (
        .twoWriters(product: "a", "one", "uno"),
        "product `a` is written by `one` and by `uno`; only one stage may write it"
      ),
      (
        .missingInput(product: "a", stage: "two"),
        "stage `two` reads `a`, which no stage writes; add the stage that does"
      ),
      (
        .twoTypes(product: "a", "Int", "String"),
        "product `a` is written as Int and read as String; use one declaration"
      ),
      (.cycle(["x", "y"]), "the stages `x`, `y` wait for one another"),
    ]
    for (fault, sentence) in sentences { #expect("\(fault)" == sentence) }
  }

  @Test("products are the same when their names are")
  func products() {
    #expect(a == Product<Int>("a"))
    #expect(Set([a, b, Product("a")]).count == 2)
  }
}
