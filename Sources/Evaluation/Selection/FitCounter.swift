import Synchronization

/// Counts fits that end on any thread, and tells each count once, in rising order.
final class FitCounter: Sendable {
  private let total: Int
  private let done = Mutex(0)
  private let progress: @Sendable (Int, Int) -> Void

  init(total: Int, _ progress: @escaping @Sendable (Int, Int) -> Void) {
    self.total = total
    self.progress = progress
  }

  func countOne() {
    // Told inside the lock: a listener that saw 7 before 6 would draw a bar that jumps back.
    done.withLock { done in
      done += 1
      progress(done, total)
    }
  }
}
