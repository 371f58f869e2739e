import Foundation
import Machine
import Testing
import Workflow

/// Checks what every pipeline promises.
///
/// The same fingerprints on 1, 2 and 8 threads, in other folders, and when all is made again; a
/// second run does nothing; each stage made again alone gives what it gave, from inputs that went
/// to the store and back; each promised file is written again when it is removed. `prepare` puts
/// the sources in place, `stages` makes the stages over the files of a bench.
func checkPipeline(
  prepare: (Workbench) throws -> Void, _ stages: (Workbench) -> [Stage],
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  var expected: [String: Fingerprint]?
  for threads in [1, 2, 8] {
    let bench = Workbench()
    try prepare(bench)
    let runner = try bench.runner(stages(bench), threads: threads)
    let first = try runner.run()
    #expect(expected ?? first.fingerprints == first.fingerprints, sourceLocation: sourceLocation)
    expected = first.fingerprints
    #expect(try runner.plan().stale == [], sourceLocation: sourceLocation)
    let forced = try runner.run(RunOptions(force: true))
    #expect(forced.fingerprints == expected, sourceLocation: sourceLocation)
    for stage in stages(bench) {
      let alone = try runner.run(RunOptions(only: [stage.name], force: true))
      let output = alone.fingerprints[stage.output]
      #expect(output == expected?[stage.output], "\(stage.name)", sourceLocation: sourceLocation)
      for file in stage.promises {
        try FileManager.default.removeItem(at: file)
        #expect(try runner.plan().stale == [stage.name], sourceLocation: sourceLocation)
        _ = try runner.run()
        #expect(
          FileManager.default.fileExists(atPath: file.path), sourceLocation: sourceLocation)
      }
    }
  }
}

@Suite("Pipeline contract")
struct PipelineContractTests {
  @Test("the sample keeps it")
  func sample() throws {
    try checkPipeline(prepare: { try $0.write("1\n2\n3\n", to: "in.txt") }) { Sample.stages($0) }
  }

  @Test("a chain of bytes keeps it")
  func chain() throws {
    let links = (0..<5).map { Product<Data>("link-\($0)", codec: .bytes) }
    try checkPipeline(prepare: { _ in }) { _ in
      links.indices.map { place in
        place == 0
          ? Stage("link-0", title: "begins", writing: links[0]) { _ in Data([1, 2, 3]) }
          : Stage(
            "link-\(place)", title: "goes on", reading: links[place - 1], writing: links[place]
          ) { _, data in Data(data.reversed()) + [UInt8(place)] }
      }
    }
  }
}
