import Machine

/// Reads the records that begin in one block of a window.
struct BlockReader {
  /// Where a record begins.
  struct Position: Equatable {
    var place: Int
    var line: Int
  }

  /// A block and what its forerunners say about it.
  struct Block {
    let range: Range<Int>
    /// The line of its first byte.
    let line: Int
    /// Whether its first byte stands between quotes, if all quotes are in order.
    let isQuoted: Bool
    /// No more rows than this begin in it.
    let rowCapacity: Int
    /// Whether a record is known to begin at its first byte.
    let isFirst: Bool
  }

  /// What came out of a block.
  struct Result {
    var store: BlockStore
    var start: Position?
    var end: Position
    /// Whether the record at `end` goes on behind the window.
    var isIncomplete = false
    /// Whether the rest of a line is to be passed over.
    var endsInLine = false
  }

  let window: Window
  let plan: ReadPlan
  let dialect: CSVDialect
  let recordLimit: Int
  /// Where the window stands in the file.
  let offset: Int
  /// Whether plain rows are read the fast way; what is read is the same.
  let isFast: Bool

  /// Cuts the window into blocks and counts quotes and line feeds before each.
  func blocks(from start: Int, line: Int, size: Int, on workers: WorkerPool) -> [Block] {
    let starts = Array(stride(from: start, to: window.count, by: size))
    let counts = workers.map(count: starts.count) { index in
      window.withSpan(starts[index]..<min(starts[index] + size, window.count)) { bytes in
        (
          lineFeeds: LineCount.lineFeeds(in: bytes),
          quotes: dialect.quote.map { LineCount.count(of: $0, in: bytes) } ?? 0
        )
      }
    }
    var line = line
    var quotes = 0
    return zip(starts, counts).map { start, count in
      defer {
        line += count.lineFeeds
        quotes += count.quotes
      }
      return Block(
        range: start..<min(start + size, window.count), line: line, isQuoted: quotes % 2 == 1,
        rowCapacity: count.lineFeeds + 2, isFirst: start == starts.first)
    }
  }

  /// Reads a block from where its first record seems to begin.
  func read(_ block: Block, into store: BlockStore) -> Result {
    guard let start = firstRecord(of: block) else {
      return Result(
        store: store, end: Position(place: block.range.upperBound, line: block.line))
    }
    return read(block, from: start, into: store)
  }

  /// A store with room for a block.
  func makeStore(for block: Block) -> BlockStore {
    // Some more rows than are needed, so that the store also fits the next blocks.
    BlockStore(
      plan: plan, rowCapacity: block.rowCapacity + block.rowCapacity / 4,
      textCapacity: block.range.count)
  }

  /// Reads the records of a block from one that begins at `start`.
  func read(_ block: Block, from start: Position, into store: BlockStore) -> Result {
    var careful = RecordReader(
      RecordScanner(window, dialect: dialect, recordLimit: recordLimit), plan: plan, offset: offset)
    var result = Result(store: store, start: start, end: start)
    var fast = unsafe FastRows(
      window, store, dialect: dialect, recordLimit: recordLimit, offset: offset)
    while true {
      if isFast { unsafe fast.read(&result.end, until: block.range.upperBound) }
      guard result.end.place < block.range.upperBound else { break }
      let place = result.end.place
      if case .incomplete = careful.read(from: place, line: result.end.line, into: store) {
        result.isIncomplete = true
        break
      }
      result.end.place = careful.end
      result.end.line += window.withSpan(place..<careful.end) { LineCount.lineFeeds(in: $0) }
      if careful.endsInLine {
        result.endsInLine = true
        break
      }
    }
    return result
  }

  /// Where the first record of a block seems to begin: behind a line feed outside of quotes.
  private func firstRecord(of block: Block) -> Position? {
    if block.isFirst { return Position(place: block.range.lowerBound, line: block.line) }
    var isQuoted = block.isQuoted
    if !isQuoted, window[block.range.lowerBound - 1] == 0x0A {
      return Position(place: block.range.lowerBound, line: block.line)
    }
    var line = block.line
    for place in block.range.lowerBound..<block.range.upperBound - 1 {
      let byte = window[place]
      if byte == dialect.quote { isQuoted.toggle() }
      guard byte == 0x0A else { continue }
      line += 1
      if !isQuoted { return Position(place: place + 1, line: line) }
    }
    return nil
  }
}
