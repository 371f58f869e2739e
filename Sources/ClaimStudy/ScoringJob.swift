public import Claims
public import Foundation
public import Machine
import Tabular

/// Records from a file or standard input, scored into a file or standard output.
public struct ScoringJob: Sendable {
  let scoring: Scoring
  let input: URL?
  let format: VerdictFormat
  let output: URL?
  let quarantine: URL?

  /// A job.
  ///
  /// - Parameters:
  ///   - scoring: What gives the verdicts, and how.
  ///   - input: The records; nil is standard input.
  ///   - format: How the records are written.
  ///   - output: Where verdicts go, whole or not at all; nil is standard output, to which verdicts
  ///     go as they come.
  ///   - quarantine: Where records with faults are set aside.
  public init(
    scoring: Scoring, input: URL?, format: VerdictFormat, output: URL?, quarantine: URL?
  ) {
    self.scoring = scoring
    self.input = input
    self.format = format
    self.output = output
    self.quarantine = quarantine
  }

  /// Scores all records.
  ///
  /// - Throws: `DataRefused` when a record has a fault that is not set aside, or what reading and
  ///   writing throw. No output or quarantine file appears then.
  public func run(on workers: WorkerPool) throws -> ScoringOutcome {
    let source = try input.map { try FileHandle(forReadingFrom: $0) } ?? .standardInput
    let stream = try RecordStream(
      format: format == .csv ? .csv(.comma) : .ndjson, schema: scoring.classifier.schema
    ) { count in
      try [UInt8](source.read(upToCount: count) ?? Data())
    }
    let verdicts = try output.map { try AtomicFile($0) }
    let aside = try quarantine.map { try AtomicFile($0) }
    var records = aside.map { file in Quarantine { try file.write(Data($0)) } }
    let outcome = try scoring.run(
      stream, quarantine: { try records?.add($0) }, on: workers
    ) { bytes in
      if let verdicts {
        try verdicts.write(Data(bytes))
      } else {
        try FileHandle.standardOutput.write(contentsOf: Data(bytes))
      }
    }
    guard !outcome.isRefused else { throw DataRefused(file: name, outcome.faults) }
    try verdicts?.commit()
    try aside?.commit()
    return outcome
  }

  private var name: String { input?.relativeToHere ?? "standard input" }
}
