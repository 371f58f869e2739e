import Dispatch
import Machine
import Synchronization
import Testing

@Suite("Worker pool")
struct WorkerPoolTests {
  @Test("takes every turn once", arguments: [1, 2, 3, 8])
  func everyTurnOnce(threads: Int) {
    let pool = WorkerPool(threadCount: threads)
    for count in [0, 1, 2, 7, 1_000] {
      var turns = [Int](repeating: 0, count: count)
      pool.forEachBlock(of: &turns, size: 3) { indices, block in
        for place in block.indices { block[place] += indices.lowerBound + place + 1 }
      }
      #expect(turns == Array(0..<count).map { $0 + 1 })
    }
  }

  @Test("runs a loop inside a loop, and loops of several threads at once")
  func nested() {
    let pool = WorkerPool(threadCount: 3)
    let total = Total()
    DispatchQueue.concurrentPerform(iterations: 4) { _ in
      pool.forEach(count: 20) { outer in
        pool.forEach(count: 10) { inner in total.sum.add(outer * inner, ordering: .relaxed) }
      }
    }
    #expect(total.sum.load(ordering: .relaxed) == 4 * 190 * 45)
  }

  private final class Total: Sendable { let sum = Atomic<Int>(0) }

  @Test("gives the error of the lowest index")
  func lowestError() {
    struct Failure: Error, Equatable { let index: Int }
    let pool = WorkerPool(threadCount: 2)
    #expect(throws: Failure(index: 30)) {
      try pool.map(count: 100) { index -> Int in
        if index % 30 == 0 && index > 0 { throw Failure(index: index) }
        return index
      }
    }
  }

  @Test func `survives thousands of short loops, whose bodies end with the call`() {
    let workers = WorkerPool(threadCount: 3)
    var sum = 0
    for round in 0..<20_000 {
      let parts = workers.map(count: 4) { round + $0 }
      sum += parts.reduce(0, +)
    }
    #expect(sum == 4 * (20_000 * 19_999 / 2) + 6 * 20_000)
  }

  @Test("does two things at once, and says what went wrong in the first", arguments: [1, 2])
  func both(threads: Int) throws {
    struct Failure: Error, Equatable { let side: Int }
    let pool = WorkerPool(threadCount: threads)
    let (words, total) = try pool.both {
      ["a", "b"]
    } and: {
      pool.map(count: 100) { $0 }.reduce(0, +)
    }
    #expect(words == ["a", "b"])
    #expect(total == 4_950)
    #expect(throws: Failure(side: 1)) {
      try pool.both {
        throw Failure(side: 1)
      } and: {
        throw Failure(side: 2)
      }
    }
    #expect(throws: Failure(side: 2)) {
      try pool.both {
        0
      } and: {
        throw Failure(side: 2)
      }
    }
  }
}
