import Synchronization

/// Remembers what a fit said about its progress.
final class Told: Sendable {
  private let numbers = Mutex<[Double]>([])

  func add(_ number: Double) { numbers.withLock { $0.append(number) } }

  var values: [Double] { numbers.withLock { $0 } }
}
