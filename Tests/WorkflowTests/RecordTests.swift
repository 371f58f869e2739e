import Foundation
import Machine
import Testing
import Workflow

@Suite("Fingerprints, settings, records")
struct RecordTests {
  @Test("SHA-256 of known texts")
  func digests() throws {
    let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    #expect(Fingerprint.of(Data("abc".utf8)).hex == abc)
    #expect(Fingerprint.of(Data()).hex == empty)
    #expect(
      try Fingerprint.of(encoding: ["b": 1, "a": 2]) == .of(Data("{\"a\":2,\"b\":1}".utf8)))
  }

  @Test("a file has the fingerprint of its bytes, however long it is", arguments: [0, 5, 3 << 20])
  func files(count: Int) throws {
    let bench = Workbench()
    let text = String(repeating: "x", count: count)
    try bench.write(text, to: "file")
    #expect(try Fingerprint.of(file: bench.file("file")) == .of(Data(text.utf8)))
    #expect(throws: (any Error).self) { try Fingerprint.of(file: bench.file("none")) }
  }

  @Test("the order of parts counts, and joins cannot be confused")
  func combining() {
    let a = Fingerprint.of(Data("a".utf8))
    let b = Fingerprint.of(Data("b".utf8))
    #expect(Fingerprint.combining([a, b]) != .combining([b, a]))
    #expect(Fingerprint.combining([a]) != a)
  }

  @Test("a fingerprint is read back, and nothing else is taken for one")
  func coding() throws {
    let value = Fingerprint.of(Data("abc".utf8))
    #expect(try JSONDecoder().decode(Fingerprint.self, from: JSONEncoder().encode(value)) == value)
    for text in ["\"\"", "\"ab\"", "\"\(String(repeating: "G", count: 64))\"", "3"] {
      #expect(throws: (any Error).self) {
        try JSONDecoder().decode(Fingerprint.self, from: Data(text.utf8))
      }
    }
  }

  @Test("any JSON goes there and back")
  func json() throws {
    struct Settings: Codable, Equatable {
      var seed = UInt64.max
      var small = Int64.min
      var rate = 0.1
      var limit = Double.infinity
      var name = "ü\"\\/\n"
      var list = [1, 2, 3]
      var nothing: Int?
      var inner = ["yes": true]
    }
    let value = try JSONValue(of: Settings())
    let data = try CanonicalJSON.data(of: value)
    #expect(data == (try CanonicalJSON.data(of: Settings())))
    #expect(try CanonicalJSON.value(of: Settings.self, in: data) == Settings())
    guard case .object(let members) = value else {
      Issue.record("settings are an object")
      return
    }
    #expect(members["seed"] == .unsigned(.max))
    #expect(members["list"]?.text == "[1, 2, 3]")
    #expect(members["inner"]?.text == "{yes: true}")
    #expect(JSONValue.null.text == "null")
  }

  @Test("a record goes there and back")
  func record() throws {
    let bench = Workbench()
    try bench.write("1\n2\n", to: "in.txt")
    let outcome = try bench.runner(Sample.stages(bench)).run()
    let record = RunRecord(
      toolVersion: "1.0", toolchain: "Swift 6.3", threads: 2, seed: .max, startedAt: "today",
      settings: try JSONValue(of: Sample.Settings()),
      inputs: [.init(name: "in.txt", sha256: try .of(file: bench.file("in.txt")), bytes: 4)],
      stages: outcome.recordLines, products: outcome.fingerprints, peakMemoryBytes: 1 << 20,
      metrics: ["recall": 0.9948])
    let data = try CanonicalJSON.data(of: record)
    #expect(try CanonicalJSON.value(of: RunRecord.self, in: data) == record)
    #expect(record.stages.map(\.status) == Array(repeating: .ran, count: 5))
    #expect(String(decoding: data, as: UTF8.self).contains("\"status\":\"ran\""))
  }

  @Test("faults say what is wrong in one sentence")
  func sentences() {
    let sentences: [(WorkflowFault, String)] = [
      (.unknownStage("x", known: ["a", "b"]), "there is no stage `x`; the stages are a, b"),
      (
        .missingSource(stage: "read", path: "/in.csv"),
        "stage `read` reads /in.csv, which is not a file that can be read; check the path"
      ),
      (
        .inputNotReady(stage: "add", product: "numbers", reason: "never run"),
        "stage `add` cannot run alone: its input `numbers` is not up to date (never run); "
          + "run the stages before it first"
      ),
      (
        .brokenPromise(stage: "report", path: "/out.html"),
        "stage `report` ended without writing /out.html, which it promises"
      ),
      (.unknownProduct("x"), "no stage of this run writes a product `x`"),
      (
        .productNotMade("x"),
        "product `x` was not made in this run and is not in the store; run its stage"
      ),
      (
        .cancelled,
        "the run was stopped; what was finished is kept, and the next run goes on from there"
      ),
    ]
    for (fault, sentence) in sentences { #expect("\(fault)" == sentence) }
    #expect("\(StaleReason.damaged)" == "what the store holds is damaged")
    #expect("\(StaleReason.inputsDiffer)" == "it reads other products than before")
    #expect("\(StaleReason.inputChanged("a"))" == "input `a` changed")
  }
}
