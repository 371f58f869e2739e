import Foundation
import Synchronization

/// The values of a run, each held while some stage may still read it.
///
/// An output that is kept in the store is let go when its last reader has ended: the memory of a
/// run is that of what is in use. An output without readers is held, since the caller wants it.
final class RunValues: Sendable {
  private struct Shelf {
    var value: (any Sendable)?
    var readers: Int
    let hadReaders: Bool
    var isKept = true
  }

  private let shelves: Mutex<[Shelf]>
  private let locks: [NSLock]

  init(readers: [Int]) {
    shelves = Mutex(readers.map { Shelf(readers: $0, hadReaders: $0 > 0) })
    locks = readers.map { _ in NSLock() }
  }

  /// The value of a stage; made by `load` if it is not here, and only once if two ask.
  func value(at index: Int, load: () throws -> any Sendable) throws -> any Sendable {
    try locks[index].withLock {
      if let value = shelves.withLock({ $0[index].value }) { return value }
      let value = try load()
      shelves.withLock { shelves in
        if shelves[index].readers > 0 { shelves[index].value = value }
      }
      return value
    }
  }

  /// Puts the value of a stage that ran.
  func put(_ value: any Sendable, at index: Int, isKept: Bool) {
    shelves.withLock { shelves in
      shelves[index].value = value
      shelves[index].isKept = isKept
    }
  }

  /// Says that a reader of these stages is through.
  func readerEnded(of stages: [Int]) {
    shelves.withLock { shelves in
      for index in stages {
        shelves[index].readers -= 1
        let isOver = shelves[index].readers <= 0 && shelves[index].hadReaders
        if isOver && shelves[index].isKept { shelves[index].value = nil }
      }
    }
  }
}
