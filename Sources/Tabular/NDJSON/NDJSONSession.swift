import Machine

/// NDJSON on its way through windows.
///
/// A line feed always ends a record, so blocks are cut there.
struct NDJSONSession: RecordSession {
  let schema: Schema
  let recordLimit: Int
  let blockBytes: Int
  private let plan: ReadPlan
  private var builder: ReadingBuilder
  private var line = 1
  private var offset = 0
  private var rowsRead = 0
  private var isPassingOver = false
  private var isEmpty = false

  init(schema: Schema, recordLimit: Int, blockBytes: Int) {
    self.schema = schema
    self.recordLimit = recordLimit
    self.blockBytes = blockBytes
    plan = ReadPlan(
      columns: schema.columns, names: schema.columns.map(\.name),
      columnOfField: Array(schema.columns.indices))
    builder = ReadingBuilder(plan)
  }

  mutating func read(_ window: Window, on workers: WorkerPool) -> Int {
    let used = readLines(window, on: workers)
    offset += used
    if window.isLast, rowsRead == 0 { isEmpty = true }
    return used
  }

  private mutating func readLines(_ window: Window, on workers: WorkerPool) -> Int {
    var start = 0
    if offset == 0, window.count >= 3, window[0] == 0xEF, window[1] == 0xBB, window[2] == 0xBF {
      start = 3
    }
    if isPassingOver {
      guard let lineFeed = window.lineFeed(from: 0) else { return window.count }
      isPassingOver = false
      line += 1
      start = lineFeed + 1
    }
    let end = window.isLast ? window.count : lastLineEnd(in: window, from: start)
    let ranges = blocks(window, start..<end)
    let counts = workers.map(count: ranges.count) { index in
      window.withSpan(ranges[index]) { LineCount.lineFeeds(in: $0) }
    }
    var firstLines: [Int] = []
    for count in counts {
      firstLines.append(line)
      line += count
    }
    let (lines, plan, schema, limit, offset) = (
      firstLines, self.plan, self.schema, recordLimit, self.offset
    )
    let read = workers.map(count: ranges.count) { index in
      let store = BlockStore(
        plan: plan, rowCapacity: counts[index] + 1, textCapacity: ranges[index].count)
      var reader = NDJSONReader(
        window: window, plan: plan, schema: schema, recordLimit: limit, offset: offset)
      reader.read(ranges[index], line: lines[index], into: store)
      return store
    }
    keep(read, on: workers)
    return rejectEndless(window, from: end, on: workers)
  }

  mutating func takeReading(on workers: WorkerPool) -> Reading {
    let fileFaults =
      isEmpty
      ? [Fault(line: 1, problem: .emptyFile, expected: "one JSON object a line")] : []
    return builder.take(fileFaults: fileFaults, isUnreadable: isEmpty, on: workers)
  }

  private mutating func keep(_ stores: [BlockStore], on workers: WorkerPool) {
    for store in stores { rowsRead += store.rowsRead }
    builder.append(stores, keepsRows: true, expected: 1, on: workers)
  }

  /// Sets a line aside that is longer than the limit before it has ended.
  private mutating func rejectEndless(
    _ window: Window, from start: Int, on workers: WorkerPool
  ) -> Int {
    guard !window.isLast, window.count - start > recordLimit + 2 else { return start }
    let store = BlockStore(plan: plan, rowCapacity: 0, textCapacity: 0)
    NDJSONReader.rejectTooLong(
      window.bytes(start..<start + recordLimit), line: line, limit: recordLimit, into: store)
    keep([store], on: workers)
    isPassingOver = true
    return window.count
  }

  /// Behind the last line feed.
  private func lastLineEnd(in window: Window, from start: Int) -> Int {
    var place = window.count
    while place > start, window[place - 1] != 0x0A { place -= 1 }
    return place
  }

  /// Blocks of about `blockBytes` that end behind a line feed.
  private func blocks(_ window: Window, _ range: Range<Int>) -> [Range<Int>] {
    var blocks: [Range<Int>] = []
    var start = range.lowerBound
    while start < range.upperBound {
      var end = min(start + blockBytes, range.upperBound)
      if end < range.upperBound {
        end = min(
          window.lineFeed(from: end - 1).map { $0 + 1 } ?? range.upperBound, range.upperBound)
      }
      blocks.append(start..<end)
      start = end
    }
    return blocks
  }
}
