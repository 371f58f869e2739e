public import Foundation
public import Machine
public import Tabular

/// Where records come from and verdicts go to.
public struct ScoringFiles {
  /// Where records come from.
  public enum Input {
    /// A file.
    case file(URL)
    /// Something that is open already, such as standard input.
    case handle(FileHandle)
  }

  /// Where verdicts go to.
  public enum Output {
    /// A file that appears whole when all is done, or not at all.
    case file(URL)
    /// Something that is open already, such as standard output; what was written stays written.
    case handle(FileHandle)
  }

  /// Where records come from.
  public var input: Input
  /// The form of the records.
  public var inputFormat: RecordFormat
  /// Where verdicts go to.
  public var output: Output
  /// Where faulty records are set aside; made only if there are any.
  public var quarantine: URL?

  /// Where records come from and verdicts go to.
  public init(
    input: Input, inputFormat: RecordFormat = .csv(.comma), output: Output, quarantine: URL? = nil
  ) {
    self.input = input
    self.inputFormat = inputFormat
    self.output = output
    self.quarantine = quarantine
  }

  /// How many bytes are read at a time.
  static let chunkBytes = 4 << 20
}

extension Scoring {
  /// Scores a file or a pipe.
  ///
  /// When the records are refused, no file of verdicts appears, nor one of records set aside. What
  /// went to a handle before the fault was met cannot be taken back.
  ///
  /// - Parameters:
  ///   - files: Where records come from and verdicts go to.
  ///   - workers: The threads to run on; the bytes do not depend on them.
  ///   - progress: Told the number of records read, now and then.
  /// - Returns: What was counted and what was wrong.
  /// - Throws: A `TabularError` when the input cannot be opened, and what the file system says.
  public func run(
    _ files: ScoringFiles, on workers: WorkerPool, progress: (Int) -> Void = { _ in }
  ) throws -> ScoringOutcome {
    let input = try files.input.opened()
    let stream = try RecordStream(
      format: files.inputFormat, schema: classifier.schema, chunkBytes: ScoringFiles.chunkBytes
    ) { count in
      [UInt8](try input.read(upToCount: count) ?? Data())
    }
    let aside = try files.quarantine.map { try AtomicFile($0) }
    var quarantine = Quarantine { try aside?.write($0) }
    let (file, write) = try files.output.opened()
    let outcome = try run(
      stream, quarantine: { try quarantine.add($0) }, on: workers, progress: progress, output: write
    )
    guard !outcome.isRefused else { return outcome }
    try file?.commit()
    if quarantine.count > 0 { try aside?.commit() }
    return outcome
  }
}

extension ScoringFiles.Input {
  fileprivate func opened() throws -> FileHandle {
    switch self {
    case .handle(let handle): return handle
    case .file(let file):
      let values = try? file.resourceValues(forKeys: [.isDirectoryKey])
      if values?.isDirectory == true { throw TabularError.folder(file.path) }
      guard FileManager.default.fileExists(atPath: file.path) else {
        throw TabularError.missingFile(file.path)
      }
      do {
        return try FileHandle(forReadingFrom: file)
      } catch {
        throw TabularError.unreadableFile(file.path, reason: error.localizedDescription)
      }
    }
  }
}

extension ScoringFiles.Output {
  fileprivate func opened() throws -> (file: AtomicFile?, write: ([UInt8]) throws -> Void) {
    switch self {
    case .handle(let handle): return (nil, { try handle.write(contentsOf: $0) })
    case .file(let destination):
      let file = try AtomicFile(destination)
      return (file, { try file.write($0) })
    }
  }
}
