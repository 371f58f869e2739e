import Foundation

/// Lines sorted by probability, the highest first, in bounded memory.
///
/// Lines are gathered until they fill `runBytes`, sorted, and put at the end of a temporary file; in
/// the end the runs are merged. The file has no name from the moment it is open, so nothing is left
/// behind whatever happens. Lines of equal probability stay in the order in which they came.
struct RankedLines: ~Copyable {
  private let runBytes: Int
  private let file: SpillFile
  private var runs: [Range<UInt64>] = []
  private var bytes: [UInt8] = []
  private var entries: [Entry] = []

  fileprivate struct Entry {
    let probability: Double
    let start: Int
    let end: Int
  }

  /// No lines yet.
  ///
  /// - Parameters:
  ///   - folder: Where the temporary file is made.
  ///   - runBytes: How many bytes of lines are held in memory.
  /// - Throws: What the file system says.
  init(spillingTo folder: URL, runBytes: Int = 64 << 20) throws {
    self.runBytes = runBytes
    file = try SpillFile(in: folder)
  }

  /// Adds a line, its line feed included.
  mutating func add(_ line: ArraySlice<UInt8>, probability: Double) throws {
    let start = bytes.count
    bytes.append(contentsOf: line)
    entries.append(Entry(probability: probability, start: start, end: bytes.count))
    if bytes.count >= runBytes { try spill() }
  }

  /// Hands out all lines in their order, some of them at a time.
  consuming func finish(_ sink: ([UInt8]) throws -> Void) throws {
    guard !runs.isEmpty else {
      return try SpillBuffer.write(Self.sorted(entries), of: bytes, to: sink)
    }
    try spill()
    try RunMerge(runs, in: file).write(to: sink)
  }

  private mutating func spill() throws {
    guard !entries.isEmpty else { return }
    let start = file.size
    var block: [UInt8] = []
    for entry in Self.sorted(entries) {
      let length = UInt64(entry.end - entry.start)
      block.append(littleEndian: entry.probability.bitPattern)
      block.append(littleEndian: length)
      block.append(contentsOf: bytes[entry.start..<entry.end])
      if block.count >= SpillBuffer.size {
        try file.append(block)
        block.removeAll(keepingCapacity: true)
      }
    }
    try file.append(block)
    runs.append(start..<file.size)
    bytes.removeAll(keepingCapacity: true)
    entries.removeAll(keepingCapacity: true)
  }

  private static func sorted(_ entries: [Entry]) -> [Entry] {
    // The start tells the order of arrival, which makes the sort stable.
    entries.sorted {
      $0.probability != $1.probability
        ? $0.probability > $1.probability : $0.start < $1.start
    }
  }
}

extension SpillBuffer {
  fileprivate static func write(
    _ entries: [RankedLines.Entry], of bytes: [UInt8], to sink: ([UInt8]) throws -> Void
  ) throws {
    var block: [UInt8] = []
    for entry in entries {
      block.append(contentsOf: bytes[entry.start..<entry.end])
      if block.count >= size {
        try sink(block)
        block.removeAll(keepingCapacity: true)
      }
    }
    if !block.isEmpty { try sink(block) }
  }
}
