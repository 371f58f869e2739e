import Dispatch
import Foundation
import Machine
import Synchronization
import Testing
import Workflow

@Suite("Product store")
struct StoreTests {
  private let bench = Workbench()

  init() throws { try bench.write("1\n2\n3\n", to: "in.txt") }

  private func run() throws -> RunOutcome { try bench.runner(Sample.stages(bench)).run() }

  private func files(_ stage: String, _ kind: String) throws -> [URL] {
    let folder = bench.storeFolder.appending(path: stage)
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      .map { folder.appending(path: $0) }.filter { $0.pathExtension == kind }
  }

  @Test("an entry that was damaged in any way is a miss", arguments: ["json", "product"])
  func damage(kind: String) throws {
    let harms: [@Sendable (Data) -> Data?] = [
      { _ in nil }, { _ in Data() }, { $0.dropLast() }, { $0 + [0] },
      { data in
        var data = data
        data[data.count / 2] ^= 1
        return data
      },
      { Data($0.map { _ in 0 }) }, { _ in Data("{\"stage\":".utf8) },
    ]
    for harm in harms {
      let good = try run()
      _ = bench.takeCalls()
      for file in try files("parse", kind) {
        if let data = harm(try Data(contentsOf: file)) {
          try data.write(to: file)
        } else {
          try FileManager.default.removeItem(at: file)
        }
      }
      #expect(try bench.runner(Sample.stages(bench)).plan().stale.first == "parse")
      let again = try run()
      #expect(again.fingerprints == good.fingerprints)
      #expect(bench.takeCalls() == ["parse": 1], "the next ones are found again")
      #expect(try again.value(of: Sample.numbers) == [1, 2, 3])
    }
  }

  @Test("a product that goes bad without a sign is found when it is read, and made again")
  func silentDamage() throws {
    _ = try run()
    _ = bench.takeCalls()
    let file = try #require(try files("parse", "product").first)
    let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
    let times = try #require(attributes[.modificationDate] as? Date)
    let handle = try FileHandle(forWritingTo: file)
    try handle.write(contentsOf: Data("[7,7,7]".utf8))
    try handle.close()
    try FileManager.default.setAttributes([.modificationDate: times], ofItemAtPath: file.path)
    let outcome = try bench.runner(Sample.stages(bench, version: 2)).run()
    #expect(try outcome.value(of: Sample.sum) == 6)
    #expect(bench.takeCalls()["parse"] == 1)
  }

  @Test("a damaged ledger of files is an empty one")
  func damagedLedger() throws {
    _ = try run()
    try Data("[[[".utf8).write(to: bench.storeFolder.appending(path: "files.json"))
    #expect(try bench.runner(Sample.stages(bench)).plan().stale == [])
  }

  @Test("only the last outputs of a stage are kept")
  func pruning() throws {
    for factor in 1...9 {
      var settings = Sample.Settings()
      settings.factor = factor
      _ = try bench.runner(Sample.stages(bench, settings: settings)).run()
    }
    #expect(try files("parse", "json").count == 4)
    #expect(try files("parse", "product").count == 4)
    #expect(try files("count", "json").count == 4)
    #expect(try files("count", "product").count == 1, "nine outputs with one content")
    _ = bench.takeCalls()
    var settings = Sample.Settings()
    settings.factor = 8
    _ = try bench.runner(Sample.stages(bench, settings: settings)).run()
    #expect(bench.takeCalls() == ["report": 1])
  }

  @Test("several runs at once over one store disturb nothing")
  func sideBySide() throws {
    let failures = Mutex<[String]>([])
    for round in 0..<5 {
      try bench.write("\(round)\n2\n3\n", to: "in.txt")
      DispatchQueue.concurrentPerform(iterations: 4) { place in
        do {
          let stages = Sample.stages(bench, promise: "out-\(place).txt")
          let outcome = try bench.runner(stages).run(RunOptions(force: place % 2 == 0))
          let sum = try outcome.value(of: Sample.sum)
          if sum != round + 5 { failures.withLock { $0.append("sum \(sum)") } }
        } catch {
          failures.withLock { $0.append("\(error)") }
        }
      }
      #expect(failures.withLock { $0 } == [])
      #expect(
        try bench.runner(Sample.stages(bench, promise: "out-9.txt")).plan().stale == ["report"])
    }
    let litter = try FileManager.default.subpathsOfDirectory(atPath: bench.storeFolder.path)
      .filter { $0.hasSuffix(".unfinished") }
    #expect(litter == [])
  }

  @Test("values are let go when nobody reads them any more")
  func memory() throws {
    let first = Product<Guarded>("first", codec: .guarded)
    let second = Product<Int>("second")
    let third = Product<Bool>("third")
    let witness = Witness()
    let stages = [
      Stage("make", title: "makes", writing: first) { _ in Guarded(Burden(witness)) },
      Stage("use", title: "uses", reading: first, writing: second) { _, _ in 1 },
      Stage("look", title: "looks", reading: second, writing: third) { _, _ in witness.isAlive },
    ]
    #expect(try bench.runner(stages).run().value(of: third) == false)
  }
}

private final class Witness: Sendable {
  private let alive = Atomic<Int>(0)
  var isAlive: Bool { alive.load(ordering: .acquiring) > 0 }
  func change(_ step: Int) { alive.wrappingAdd(step, ordering: .acquiringAndReleasing) }
}

private final class Burden: Sendable {
  let witness: Witness
  init(_ witness: Witness) {
    self.witness = witness
    witness.change(1)
  }
  deinit { witness.change(-1) }
}

private struct Guarded: Sendable {
  let burden: Burden?
  init(_ burden: Burden?) { self.burden = burden }
}

extension ProductCodec<Guarded> {
  fileprivate static var guarded: Self {
    Self(encode: { _ in Data([1]) }, decode: { _ in Guarded(nil) })
  }
}
