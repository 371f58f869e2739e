import Claims
import Evaluation
import Foundation
import Learning
public import Machine
package import Reporting
public import Workflow

/// What only the door knows: clocks, versions, and how much memory was used.
public struct Door: Sendable {
  /// Seconds that never go back.
  public let clock: @Sendable () -> Double
  /// When the run began, in words.
  public let startedAt: String
  /// The version of the tool.
  public let toolVersion: String
  /// The compiler that built it.
  public let toolchain: String

  /// A door.
  public init(
    clock: @escaping @Sendable () -> Double, startedAt: String, toolVersion: String,
    toolchain: String
  ) {
    self.clock = clock
    self.startedAt = startedAt
    self.toolVersion = toolVersion
    self.toolchain = toolchain
  }
}

/// A run that ended well.
public struct StudyOutcome: Sendable {
  /// What it found about models.
  public let findings: StudyFindings
  /// What it found in the data.
  public let exploration: Exploration
  /// The pages of hypotheses and regression, each with its summary.
  package let statistics: [ReportPage]
  /// How many stages ran; 0 when everything was there already.
  public let stagesRun: Int
  /// How many stages there are.
  public let stageCount: Int
}

extension Study {
  /// Which stages a run would do, and why; nothing is done.
  ///
  /// - Throws: `SettingsFault`, `WorkflowFault`.
  public func plan(_ options: RunOptions, on workers: WorkerPool, at door: Door) throws -> RunPlan {
    try runner(on: workers, at: door) { _ in }.plan(options)
  }

  /// Does every stage that is not up to date and leaves a record beside the models.
  ///
  /// - Parameters:
  ///   - options: Which stages to run whatever the store says.
  ///   - workers: The threads; the results do not depend on them.
  ///   - door: Clocks and versions.
  ///   - observer: Told what happens, from any thread.
  /// - Returns: What was found, and how much had to be done.
  /// - Throws: `StageFailure` with what a stage threw, `SettingsFault`, `WorkflowFault`.
  public func run(
    _ options: RunOptions, on workers: WorkerPool, at door: Door,
    observer: @escaping @Sendable (RunEvent) -> Void
  ) throws -> StudyOutcome {
    let outcome = try runner(on: workers, at: door, observer).run(options)
    let findings = try Self.findings(of: outcome)
    let stagesRun = outcome.timings.count { $0.status == .ran }
    if stagesRun > 0 { try writeRecords(of: outcome, findings, workers, door) }
    return StudyOutcome(
      findings: findings, exploration: try outcome.value(of: Products.exploration),
      statistics: try outcome.value(of: Products.hypothesisPages)
        + outcome.value(of: Products.regressionPages),
      stagesRun: stagesRun, stageCount: outcome.timings.count)
  }

  private func runner(
    on workers: WorkerPool, at door: Door, _ observer: @escaping @Sendable (RunEvent) -> Void
  ) throws -> Runner {
    Runner(
      graph: try graph(), store: ProductStore(folder: folders.cache), workers: workers,
      clock: door.clock, observer: observer)
  }

  /// One record a feature set, with the scores of its champion.
  private func writeRecords(
    of outcome: RunOutcome, _ findings: StudyFindings, _ workers: WorkerPool, _ door: Door
  ) throws {
    let size = try FileManager.default.attributesOfItem(atPath: data.path)[.size] as? Int
    for result in findings.results {
      let record = RunRecord(
        toolVersion: door.toolVersion, toolchain: door.toolchain, threads: workers.threadCount,
        seed: settings.seed.value, startedAt: door.startedAt,
        settings: try JSONValue(of: settings),
        inputs: [
          RunRecord.Input(
            name: data.lastPathComponent, sha256: findings.sourceFingerprint, bytes: size ?? 0)
        ],
        stages: outcome.recordLines, products: outcome.fingerprints,
        peakMemoryBytes: PeakMemory.residentBytes(), metrics: result.champion?.test.byName ?? [:],
        ledger: try JSONValue(of: findings.ledger))
      let file = folders.models(of: result.featureSet).appending(path: "run.json")
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      try AtomicFile.write(try encoder.encode(record), to: file)
    }
  }
}
