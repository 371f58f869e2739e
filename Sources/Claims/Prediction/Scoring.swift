public import Foundation
public import Machine
public import Tabular

/// How records are scored.
public struct ScoringOptions: Hashable, Sendable, Codable {
  /// How many reasons are given with each verdict; 0 to 1000, 0 explains nothing.
  public var reasons = 0
  /// Whether the verdicts come with the highest probability first instead of in the order of the
  /// records.
  public var isRanked = false
  /// How verdicts are written.
  public var format = VerdictFormat.csv
  /// Whether records with a fault are set aside and the others scored, instead of refusing all.
  public var setsFaultyAside = false

  /// In order, unexplained, as CSV, and strict.
  public init() {}

  /// The options, if they can be used.
  ///
  /// - Throws: `ClaimsError.badSetting`.
  public func checked() throws(ClaimsError) -> ScoringOptions {
    guard 0...1000 ~= reasons else {
      throw .badSetting("reasons", value: reasons, expected: "within 0 … 1000")
    }
    return self
  }
}

/// What came out of scoring.
public struct ScoringOutcome: Hashable, Sendable {
  /// How many records there were.
  public var read = 0
  /// How many verdicts were written.
  public var scored = 0
  /// How many of them are positive.
  public var positive = 0
  /// How many records have a fault.
  public var rejected = 0
  /// What is wrong with the records, in the order of the lines; the first 100,000.
  public var faults: [Fault] = []
  /// How many faults there are in all.
  public var faultCount = 0
  /// Whether the records are refused: what was written until then must be thrown away.
  public var isRefused = false

  /// Nothing read yet.
  public init() {}

  static let faultsKept = 100_000
}

/// Scores a stream of records in memory that does not depend on how many there are.
///
/// Each chunk is read, scored and written before the next is read. Ranked verdicts are the exception
/// that stays bounded too: their lines are sorted in runs that are spilled to a file without a name.
public struct Scoring: Sendable {
  /// What gives the verdicts.
  public let classifier: ClaimClassifier
  /// How.
  public let options: ScoringOptions
  /// Where ranked verdicts are spilled to.
  public let temporaryFolder: URL
  /// How many bytes of ranked lines are held in memory.
  package var runBytes = 64 << 20

  /// A way to score.
  ///
  /// - Parameters:
  ///   - classifier: What gives the verdicts.
  ///   - options: How.
  ///   - temporaryFolder: Where ranked verdicts are spilled to; nothing is left there.
  /// - Throws: `ClaimsError.badSetting`.
  public init(
    _ classifier: ClaimClassifier, options: ScoringOptions = ScoringOptions(),
    temporaryFolder: URL = FileManager.default.temporaryDirectory
  ) throws(ClaimsError) {
    self.classifier = classifier
    self.options = try options.checked()
    self.temporaryFolder = temporaryFolder
  }

  /// Scores all records of a stream.
  ///
  /// A strict scoring that meets a fault writes nothing from then on, reads on to find all faults,
  /// and says that the records are refused. A fault of the header always refuses.
  ///
  /// - Parameters:
  ///   - stream: Records, read by `classifier.schema`.
  ///   - quarantine: Takes the records that are set aside.
  ///   - workers: The threads to run on; the bytes do not depend on them.
  ///   - progress: Told the number of records read, now and then.
  ///   - output: Takes the verdicts as bytes, in order.
  /// - Returns: What was counted and what was wrong.
  /// - Throws: What the stream, the quarantine, the output or the temporary file throw.
  public func run(
    _ stream: consuming RecordStream, quarantine: ((Reading) throws -> Void)? = nil,
    on workers: WorkerPool, progress: (Int) -> Void = { _ in },
    output: ([UInt8]) throws -> Void
  ) throws -> ScoringOutcome {
    var outcome = ScoringOutcome()
    let lines = VerdictLines(classifier, options)
    var ranked: RankedLines? = nil
    if options.isRanked {
      ranked = try RankedLines(spillingTo: temporaryFolder, runBytes: runBytes)
    }
    var isBegun = false
    while let reading = try stream.next(on: workers) {
      outcome.add(reading, strict: !options.setsFaultyAside)
      if reading.unreadable { break }
      progress(outcome.read)
      guard !outcome.isRefused else { continue }
      if options.setsFaultyAside { try quarantine?(reading) }
      let batch = try classifier.verdicts(
        on: reading.frame, lines: reading.lines, reasons: options.reasons, on: workers)
      outcome.scored += batch.count
      outcome.positive += batch.positiveCount
      if !isBegun { try output(lines.header) }
      isBegun = true
      try write(lines.lines(of: batch, on: workers), of: batch, to: &ranked, or: output)
    }
    if !isBegun, !outcome.isRefused { try output(lines.header) }
    if !outcome.isRefused { try ranked.take()?.finish(output) }
    return outcome
  }

  private func write(
    _ blocks: [VerdictLines.Lines], of batch: VerdictBatch, to ranked: inout RankedLines?,
    or output: ([UInt8]) throws -> Void
  ) throws {
    guard options.isRanked else {
      for block in blocks { try output(block.bytes) }
      return
    }
    var place = 0
    for block in blocks {
      var start = 0
      for end in block.ends {
        try ranked?.add(block.bytes[start..<end], probability: batch.probabilities[place])
        start = end
        place += 1
      }
    }
  }
}

extension ScoringOutcome {
  fileprivate mutating func add(_ reading: Reading, strict: Bool) {
    read += reading.rowsRead
    rejected += reading.rejected.count
    faultCount += reading.faults.count
    faults += reading.faults.prefix(Self.faultsKept - faults.count)
    if reading.unreadable || strict && !reading.faults.isEmpty { isRefused = true }
  }
}

extension VerdictLines {
  fileprivate init(_ classifier: ClaimClassifier, _ options: ScoringOptions) {
    let identity = classifier.contract.columns(.identity).first
    self.init(
      format: options.format, identityName: identity?.name,
      identityIsWhole: identity?.isWhole ?? false, reasons: options.reasons)
  }
}
