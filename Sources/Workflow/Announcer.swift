import Foundation
import Synchronization

/// Tells the observer one event at a time, and of progress only what is news.
final class Announcer: Sendable {
  private let observer: @Sendable (RunEvent) -> Void
  private let told = Mutex<[String: Int]>([:])
  private let lock = NSLock()

  init(_ observer: @escaping @Sendable (RunEvent) -> Void) { self.observer = observer }

  func tell(_ event: RunEvent) { lock.withLock { observer(event) } }

  /// Tells of progress in steps of half a percent; a step back or NaN is not told.
  func tell(_ fraction: Double, of stage: String) {
    guard fraction > 0 else { return }
    let step = Int(min(fraction, 1) * 200)
    let isNews = told.withLock { told in
      guard step > told[stage, default: 0] else { return false }
      told[stage] = step
      return true
    }
    if isNews { tell(.progress(stage: stage, fraction: min(fraction, 1))) }
  }
}
