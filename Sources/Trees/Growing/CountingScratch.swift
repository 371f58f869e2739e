import Synchronization

/// Working memory of one thread that counts rows into histograms.
final class CountingScratch: @unchecked Sendable {
  /// Rows that are counted at a time, all columns of them: what is gathered stays in the cache
  /// while the groups of columns take their turns.
  static let chunk = 1_024

  /// The words of the rows of a chunk, gathered; as many a row as there are groups.
  let words: FixedBuffer<UInt64>
  let sums = FixedBuffer<Int64>(count: CountingScratch.chunk, repeating: 0)
  /// Sums over the bins up to each, for the scan.
  let prefix = FixedBuffer<Int64>(count: 256, repeating: 0)

  init(groupCount: Int) {
    words = FixedBuffer(count: groupCount * Self.chunk, repeating: 0)
  }
}

/// Scratch that is handed from turn to turn.
final class CountingScratchPool: Sendable {
  private let groupCount: Int
  private let spare = Mutex<[CountingScratch]>([])

  init(groupCount: Int) { self.groupCount = groupCount }

  /// Runs `body` with scratch that no other thread has.
  func with<Value>(_ body: (CountingScratch) -> Value) -> Value {
    let scratch = spare.withLock { $0.popLast() } ?? CountingScratch(groupCount: groupCount)
    defer { spare.withLock { $0.append(scratch) } }
    return body(scratch)
  }
}
