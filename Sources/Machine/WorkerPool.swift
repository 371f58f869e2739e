import Foundation

/// A fixed crew of threads that runs loops whose turns do not depend on one another.
///
/// The pool is made once, at the door, and handed inwards. A loop is cut into turns by the caller,
/// never by the number of threads, so what is computed does not depend on how many threads there
/// are; only which thread takes which turn does. The calling thread takes turns too, so a loop may
/// be started from inside another loop, and several threads may start loops at the same time.
public final class WorkerPool: Sendable {
  /// How many threads take turns, the calling one included; at least 1.
  public let threadCount: Int

  private let crew: Crew

  /// Starts `threadCount - 1` threads that wait for work.
  ///
  /// - Parameter threadCount: From 1 upwards.
  public init(threadCount: Int = 1) {
    precondition(threadCount >= 1, "a pool needs a thread")
    self.threadCount = threadCount
    let crew = Crew()
    self.crew = crew
    for _ in 1..<threadCount {
      let thread = Thread { crew.serve() }
      thread.stackSize = 8 << 20
      thread.start()
    }
  }

  deinit { crew.dismiss() }

  /// Runs `body(0)` … `body(count - 1)`, each exactly once, in any order, and returns when all
  /// have ended.
  ///
  /// - Complexity: O(`count`) hand-overs; a turn should be worth some microseconds.
  public func forEach(count: Int, _ body: @Sendable (Int) -> Void) {
    guard count > 1, threadCount > 1 else {
      for turn in 0..<max(count, 0) { body(turn) }
      return
    }
    withoutActuallyEscaping(body) { body in
      let loop = Loop(count: count, body: body)
      crew.post(loop)
      loop.takeTurns()
      crew.retire(loop)
    }
  }

  /// Runs `transform` for each index and returns the values in the order of the indices.
  ///
  /// - Throws: The error of the lowest index that threw, after every turn has ended.
  public func map<Value: Sendable>(
    count: Int, _ transform: @Sendable (Int) throws -> Value
  ) throws -> [Value] {
    var results = [Result<Value, any Error>?](repeating: nil, count: max(count, 0))
    forEachBlock(of: &results, size: 1) { indices, block in
      block[0] = Result { try transform(indices.lowerBound) }
    }
    return try results.compactMap { try $0?.get() }
  }

  /// Runs `transform` for each index and returns the values in the order of the indices.
  public func map<Value: Sendable>(
    count: Int, _ transform: @Sendable (Int) -> Value
  ) -> [Value] {
    var results = [Value?](repeating: nil, count: max(count, 0))
    forEachBlock(of: &results, size: 1) { indices, block in
      block[0] = transform(indices.lowerBound)
    }
    return results.compactMap { $0 }
  }

  /// Runs two different pieces of work at the same time, if there is a thread for the second one.
  ///
  /// - Returns: What both give.
  /// - Throws: The error of the first, or else that of the second, after both have ended.
  public func both<One: Sendable, Other: Sendable>(
    _ one: @Sendable () throws -> One, and other: @Sendable () throws -> Other
  ) throws -> (One, Other) {
    let results = try map(count: 2) { turn -> (one: One?, other: Other?) in
      turn == 0 ? (try one(), nil) : (nil, try other())
    }
    return (results.compactMap(\.one)[0], results.compactMap(\.other)[0])
  }

  /// Hands out `array` in blocks of `size` elements, the last one shorter; each turn may change
  /// its own block and nothing else.
  ///
  /// - Parameters:
  ///   - array: What is filled or changed.
  ///   - size: Elements a block, at least 1. Blocks do not depend on the number of threads.
  ///   - body: Receives the indices of the block within the array, and the block.
  public func forEachBlock<Element>(
    of array: inout [Element], size: Int,
    _ body: @Sendable (Range<Int>, inout MutableSpan<Element>) -> Void
  ) {
    precondition(size >= 1, "a block holds at least one element")
    let count = array.count
    unsafe array.withUnsafeMutableBufferPointer { buffer in
      let base = unsafe SharedBuffer(buffer)
      forEach(count: (count + size - 1) / size) { turn in
        let indices = turn * size..<min((turn + 1) * size, count)
        var block = unsafe base.elements.extracting(indices).mutableSpan
        body(indices, &block)
      }
    }
  }
}

/// A buffer whose blocks are handed to different threads; `forEachBlock` keeps them apart.
@unsafe
private struct SharedBuffer<Element>: @unchecked Sendable {
  let elements: UnsafeMutableBufferPointer<Element>
  init(_ elements: UnsafeMutableBufferPointer<Element>) { unsafe self.elements = elements }
}
