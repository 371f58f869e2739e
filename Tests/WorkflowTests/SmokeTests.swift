import Foundation
import Machine
import Testing
import Workflow

@Suite("Smoke")
struct SmokeTests {
  @Test func works() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "wf-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let a = Product<Int>("a")
    let b = Product<Int>("b")
    let c = Product<String>("c")
    let graph = try StageGraph([
      Stage("join", title: "joins", reading: a, b, writing: c) { _, a, b in "\(a + b)" },
      Stage("one", title: "makes one", writing: a) { _ in 1 },
      Stage("two", title: "makes two", settings: ["seed": 3], reading: a, writing: b) { _, a in
        a + 1
      },
    ])
    let runner = Runner(
      graph: graph, store: ProductStore(folder: folder), workers: WorkerPool(threadCount: 2),
      clock: { 0 }, observer: { print($0) })
    let outcome = try runner.run()
    #expect(try outcome.value(of: c) == "3")
    print(try runner.plan())
    let again = try runner.run()
    #expect(try again.value(of: c) == "3")
  }
}
