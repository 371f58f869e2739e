import Machine

/// The memory in which a file passes by: what is left of the last window, and what came since.
@safe
struct WindowBuffer: ~Copyable {
  private var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private(set) var count = 0
  private let step: Int

  /// A buffer that takes in about `capacity` bytes at a time.
  init(capacity: Int) {
    step = max(1, capacity)
    self.capacity = step
    unsafe base = .allocate(capacity: step)
  }

  deinit { unsafe base.deallocate() }

  /// Fills the free memory from a place of a file on; the memory grows if more than half of it
  /// holds a record that goes on.
  ///
  /// - Returns: How many bytes there were; 0 at the end of the file.
  mutating func fill(from file: FileSource, at offset: Int, on workers: WorkerPool) throws -> Int {
    if capacity - count < (step + 1) / 2 { grow(to: capacity * 2) }
    let space = unsafe UnsafeMutableBufferPointer(start: base + count, count: capacity - count)
    let added = try unsafe file.read(at: offset, into: space, on: workers)
    count += added
    return added
  }

  /// Adds bytes.
  mutating func append(_ bytes: [UInt8]) {
    if capacity - count < bytes.count { grow(to: max(capacity * 2, count + bytes.count)) }
    unsafe bytes.withUnsafeBufferPointer { source in
      guard let address = source.baseAddress else { return }
      unsafe (base + count).update(from: address, count: source.count)
    }
    count += bytes.count
  }

  /// Lends what the buffer holds.
  func withWindow<Result>(isLast: Bool, _ body: (Window) -> Result) -> Result {
    unsafe body(Window(UnsafeBufferPointer(start: base, count: count), isLast: isLast))
  }

  /// Forgets bytes that were used up.
  mutating func removeFirst(_ used: Int) {
    precondition(used <= count, "no more than there is")
    unsafe base.update(from: base + used, count: count - used)
    count -= used
  }

  private mutating func grow(to wanted: Int) {
    capacity = wanted
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    unsafe larger.update(from: base, count: count)
    unsafe base.deallocate()
    unsafe base = larger
  }
}

extension [UInt8] {
  /// Lends the array.
  func withWindow<Result>(isLast: Bool, _ body: (Window) -> Result) -> Result {
    unsafe withUnsafeBufferPointer { unsafe body(Window($0, isLast: isLast)) }
  }
}
