import Synchronization

/// Working memory of one thread that counts rows into histograms.
final class CountingScratch: @unchecked Sendable {
  /// Rows that are gathered at a time: they stay in the first-level cache beside the histogram.
  static let chunk = 512

  let words = FixedBuffer<UInt64>(count: CountingScratch.chunk, repeating: 0)
  let sums = FixedBuffer<Int64>(count: CountingScratch.chunk, repeating: 0)
  /// Sums over the bins up to each, for the scan.
  let prefix = FixedBuffer<Int64>(count: 256, repeating: 0)
}

/// Scratch that is handed from turn to turn.
final class CountingScratchPool: Sendable {
  private let spare = Mutex<[CountingScratch]>([])

  /// Runs `body` with scratch that no other thread has.
  func with<Value>(_ body: (CountingScratch) -> Value) -> Value {
    let scratch = spare.withLock { $0.popLast() } ?? CountingScratch()
    defer { spare.withLock { $0.append(scratch) } }
    return body(scratch)
  }
}
