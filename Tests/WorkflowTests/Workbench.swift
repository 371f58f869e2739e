import Foundation
import Machine
import Synchronization
import Workflow

/// A store in a folder of its own, a log of what happened, and stages that count their calls.
final class Workbench: Sendable {
  let folder = FileManager.default.temporaryDirectory.appending(
    path: "workflow-\(UUID().uuidString)")
  private let log = Mutex<[RunEvent]>([])
  private let calls = Mutex<[String: Int]>([:])

  deinit { try? FileManager.default.removeItem(at: folder) }

  var storeFolder: URL { folder.appending(path: "store") }
  var events: [RunEvent] { log.withLock { $0 } }

  func file(_ name: String) -> URL { folder.appending(path: name) }

  func write(_ text: String, to name: String) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file(name))
  }

  /// How often each stage was called since this was last asked.
  func takeCalls() -> [String: Int] {
    calls.withLock { calls in
      defer { calls = [:] }
      return calls
    }
  }

  func called(_ stage: String) { calls.withLock { $0[stage, default: 0] += 1 } }

  func runner(
    _ stages: [Stage], threads: Int = 2, isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws -> Runner {
    let clock = Ticks()
    return Runner(
      graph: try StageGraph(stages), store: ProductStore(folder: storeFolder),
      workers: WorkerPool(threadCount: threads), clock: { clock.next() },
      observer: { [self] event in log.withLock { $0.append(event) } }, isCancelled: isCancelled)
  }

  /// The reasons of a plan, by stage; what is fresh is not listed.
  func reasons(_ stages: [Stage], _ options: RunOptions = RunOptions()) throws -> [String: String] {
    var reasons: [String: String] = [:]
    for entry in try runner(stages).plan(options).entries {
      if case .stale(let reason) = entry.status { reasons[entry.stage] = "\(reason)" }
    }
    return reasons
  }
}

/// A clock that goes on by one second each time it is read.
final class Ticks: Sendable {
  private let ticks = Atomic<Int>(0)
  func next() -> Double { Double(ticks.wrappingAdd(1, ordering: .relaxed).newValue) }
}

/// Lets threads wait until so many of them are here.
final class Latch: Sendable {
  private let missing: Mutex<Int>
  private let bell = NSCondition()

  init(_ count: Int) { missing = Mutex(count) }

  /// True when all came; false when they did not within half a minute.
  func arriveAndWait() -> Bool {
    bell.lock()
    defer { bell.unlock() }
    missing.withLock { $0 -= 1 }
    bell.broadcast()
    let limit = Date(timeIntervalSinceNow: 30)
    while missing.withLock({ $0 > 0 }) {
      if !bell.wait(until: limit) { return false }
    }
    return true
  }
}

struct Trouble: Error, Hashable, CustomStringConvertible {
  let description: String
}

/// The products of the pipeline that most tests run: lines → numbers → (sum, count) → report.
enum Sample {
  static let lines = Product<[String]>("lines")
  static let numbers = Product<[Int]>("numbers")
  static let sum = Product<Int>("sum")
  static let count = Product<Int>("count")
  static let report = Product<String>("report")

  struct Settings: Codable {
    var factor = 1
    var nested = ["depth": 3]
  }

  /// The stages, given in the wrong order.
  static func stages(
    _ bench: Workbench, source: String = "in.txt", settings: Settings = Settings(),
    version: Int = 1, promise: String = "out.txt", failing: String? = nil
  ) -> [Stage] {
    let input = bench.file(source)
    let promised = bench.file(promise)
    return [
      Stage(
        "report", title: "writes the report", promises: [promised], reading: sum, count,
        writing: report
      ) { context, sum, count in
        bench.called("report")
        let text = "sum \(sum), count \(count)"
        try Data(text.utf8).write(to: promised)
        return text
      },
      Stage("add", title: "adds", version: version, reading: numbers, writing: sum) {
        context, numbers in
        bench.called("add")
        if failing == "add" { throw Trouble(description: "out of paper") }
        return numbers.reduce(0, +)
      },
      Stage("count", title: "counts", reading: numbers, writing: count) { context, numbers in
        bench.called("count")
        return numbers.count
      },
      Stage(
        "parse", title: "reads numbers", settings: settings, reading: lines, writing: numbers
      ) { context, lines in
        bench.called("parse")
        return lines.compactMap { Int($0) }.map { $0 * settings.factor }
      },
      Stage("read", title: "reads lines", sources: [input], writing: lines) { context in
        bench.called("read")
        return try String(contentsOf: input, encoding: .utf8).split(separator: "\n").map(
          String.init)
      },
    ]
  }
}
