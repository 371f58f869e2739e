import Foundation
import Synchronization

/// One loop that is being run: the next turn to take, and how many threads are at it.
///
/// A helper may still hold the loop for a moment after it has signed off, so the body, which lives
/// no longer than the call that started the loop, is taken out when the loop retires.
final class Loop: @unchecked Sendable {
  let count: Int
  private var body: (@Sendable (Int) -> Void)?
  private let nextTurn = Atomic<Int>(0)
  /// Threads of the crew that are at it.
  let helpers = Atomic<Int>(0)

  init(count: Int, body: @escaping @Sendable (Int) -> Void) {
    self.count = count
    self.body = body
  }

  var hasTurns: Bool { nextTurn.load(ordering: .relaxed) < count }

  /// Never inlined: its hold on the body must end before the helper signs off.
  @inline(never)
  func takeTurns() {
    guard let body else { return }
    while true {
      let turn = nextTurn.wrappingAdd(1, ordering: .acquiringAndReleasing).oldValue
      guard turn < count else { return }
      body(turn)
    }
  }

  /// Lets go of the body; only when no thread is at the loop any more.
  func close() { body = nil }
}

/// The threads of a pool and the loops they are at.
///
/// A thread that runs out of work looks again for some microseconds before it sleeps: loops that
/// grow trees follow one another closely, and waking a thread costs more than such a loop.
final class Crew: Sendable {
  private struct Board {
    var loops: [Loop] = []
    var dismissed = false
  }

  private let board = Mutex(Board())
  private let posted = Atomic<Int>(0)
  private let sleepers = Atomic<Int>(0)
  private let bell = NSCondition()

  func post(_ loop: Loop) {
    board.withLock { $0.loops.append(loop) }
    ring()
  }

  /// Takes `loop` off the board and waits until no helper is at it any more.
  func retire(_ loop: Loop) {
    board.withLock { $0.loops.removeAll { $0 === loop } }
    var looks = 0
    while loop.helpers.load(ordering: .acquiring) > 0 {
      looks += 1
      if looks > Self.looksBeforeSleep { Thread.sleep(forTimeInterval: 20e-6) }
    }
    loop.close()
  }

  func dismiss() {
    board.withLock { $0.dismissed = true }
    ring()
  }

  func serve() {
    while true {
      let seen = posted.load(ordering: .acquiring)
      while help() {}
      if board.withLock({ $0.dismissed }) { return }
      waitForNews(since: seen)
    }
  }

  /// Takes turns at the newest loop that has some; false if there is none.
  private func help() -> Bool {
    let found = board.withLock { board -> Loop? in
      guard let loop = board.loops.last(where: \.hasTurns) else { return nil }
      loop.helpers.wrappingAdd(1, ordering: .relaxed)
      return loop
    }
    guard let loop = found else { return false }
    loop.takeTurns()
    loop.helpers.wrappingSubtract(1, ordering: .releasing)
    return true
  }

  /// How often a thread looks for news, or for the end of a loop, before it sleeps: about the
  /// time that waking it would take.
  private static let looksBeforeSleep = 20_000

  /// Says that there is news.
  ///
  /// The bell is rung only if somebody sleeps: either the sleeper sees the news before it sleeps,
  /// or it is seen here.
  private func ring() {
    posted.wrappingAdd(1, ordering: .sequentiallyConsistent)
    guard sleepers.load(ordering: .sequentiallyConsistent) > 0 else { return }
    bell.lock()
    bell.broadcast()
    bell.unlock()
  }

  private func waitForNews(since seen: Int) {
    for _ in 0..<Self.looksBeforeSleep where posted.load(ordering: .acquiring) == seen {
      spinPause()
    }
    bell.lock()
    sleepers.wrappingAdd(1, ordering: .sequentiallyConsistent)
    while posted.load(ordering: .sequentiallyConsistent) == seen { bell.wait() }
    sleepers.wrappingSubtract(1, ordering: .relaxed)
    bell.unlock()
  }

  @inline(never) private func spinPause() {}
}
