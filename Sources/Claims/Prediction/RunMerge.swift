/// Merges sorted runs of a spill file into one order.
struct RunMerge {
  private var readers: [RunReader]
  /// Places in `readers`, a binary heap with the next line of all at its top.
  private var heap: [Int] = []

  init(_ runs: [Range<UInt64>], in file: SpillFile) {
    readers = runs.map { RunReader($0, in: file) }
  }

  /// Hands out all lines in order, some of them at a time.
  consuming func write(to sink: ([UInt8]) throws -> Void) throws {
    for place in readers.indices where try readers[place].advance() { push(place) }
    var block: [UInt8] = []
    while let top = heap.first {
      block.append(contentsOf: readers[top].line)
      if block.count >= SpillBuffer.size {
        try sink(block)
        block.removeAll(keepingCapacity: true)
      }
      if try readers[top].advance() { settle(0) } else { removeTop() }
    }
    if !block.isEmpty { try sink(block) }
  }

  /// Whether a reader's line comes before another's; earlier runs came earlier.
  private func precedes(_ one: Int, _ other: Int) -> Bool {
    let (a, b) = (readers[one].probability, readers[other].probability)
    return a != b ? a > b : one < other
  }

  private mutating func push(_ reader: Int) {
    heap.append(reader)
    var place = heap.count - 1
    while place > 0, precedes(heap[place], heap[(place - 1) / 2]) {
      heap.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  private mutating func removeTop() {
    heap.swapAt(0, heap.count - 1)
    heap.removeLast()
    settle(0)
  }

  /// Lets the entry at a place sink to where it belongs.
  private mutating func settle(_ start: Int) {
    var place = start
    while true {
      var first = place
      for child in [2 * place + 1, 2 * place + 2]
      where child < heap.count && precedes(heap[child], heap[first]) { first = child }
      guard first != place else { return }
      heap.swapAt(place, first)
      place = first
    }
  }
}

/// Reads the lines of one run, one after the other.
private struct RunReader {
  /// The line that is next.
  private(set) var line: ArraySlice<UInt8> = []
  /// Its probability.
  private(set) var probability = 0.0

  private let file: SpillFile
  private var rest: Range<UInt64>
  private var buffer: [UInt8] = []
  private var place = 0

  private static let headBytes = 16

  init(_ run: Range<UInt64>, in file: SpillFile) {
    self.file = file
    rest = run
  }

  /// Goes to the next line; false at the end of the run.
  mutating func advance() throws -> Bool {
    try hold(Self.headBytes)
    guard buffer.count - place >= Self.headBytes else { return false }
    probability = Double(bitPattern: buffer.littleEndian(at: place))
    let length = Int(buffer.littleEndian(at: place + 8))
    place += Self.headBytes
    try hold(length)
    line = buffer[place..<place + length]
    place += length
    return true
  }

  /// Makes sure that so many bytes are in the buffer, if the run has them.
  private mutating func hold(_ count: Int) throws {
    guard buffer.count - place < count, !rest.isEmpty else { return }
    let wanted = UInt64(max(SpillBuffer.size, count))
    let next = rest.lowerBound..<min(rest.upperBound, rest.lowerBound + wanted)
    buffer = Array(buffer[place...]) + (try file.read(next))
    place = 0
    rest = next.upperBound..<rest.upperBound
  }
}
