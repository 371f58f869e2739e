import Foundation
import Machine

/// Puts the blocks of a file together into columns.
///
/// A block knows how many rows and bytes of text stand before it, so all blocks are copied at the
/// same time, each to its own place.
struct Assembly {
  let stores: [BlockStore]
  let rowCount: Int
  private let firstRows: [Int]

  init(_ stores: [BlockStore]) {
    self.stores = stores
    var count = 0
    firstRows = stores.map { store in
      defer { count += store.rowCount }
      return count
    }
    rowCount = count
  }

  /// Everything that the blocks hold.
  ///
  /// - Parameters:
  ///   - plan: How they were read; nil if not even the header was.
  ///   - fileFaults: Faults of the file as a whole that have not been told yet.
  ///   - isUnreadable: Whether there are such faults, told or not; no row is taken then.
  func reading(
    _ plan: ReadPlan?, fileFaults: [Fault], isUnreadable: Bool, on workers: WorkerPool
  ) -> Reading {
    let kept = isUnreadable ? Assembly([]) : self
    let columns = (plan?.columns ?? []).enumerated().map { index, schema in
      (name: schema.name, column: kept.column(index, schema, on: workers))
    }
    return Reading(
      frame: Frame(rowCount: kept.rowCount, columns), lines: kept.lines(on: workers),
      faults: fileFaults + stores.flatMap(\.faults), rejected: stores.flatMap(\.rejected),
      rowsRead: stores.reduce(0) { $0 + $1.rowsRead }, unreadable: isUnreadable)
  }

  /// The line in which each row begins.
  func lines(on workers: WorkerPool) -> [Int] {
    unsafe gathered(rowCount, firstRows, on: workers) { block, target in
      unsafe memcpy(target, stores[block].lines, stores[block].rowCount * 8)
    }
  }

  /// The place in the file where each row begins.
  func places(on workers: WorkerPool) -> [Int] {
    unsafe gathered(rowCount, firstRows, on: workers) { block, target in
      unsafe memcpy(target, stores[block].places, stores[block].rowCount * 8)
    }
  }

  /// One column of all rows.
  ///
  /// - Complexity: O(*rows*), each cell copied once.
  func column(_ index: Int, _ schema: ColumnSchema, on workers: WorkerPool) -> Column {
    let values: Column.Values
    switch schema.kind {
    case .whole: values = .wholes(cells(index, on: workers))
    case .number: values = .numbers(cells(index, on: workers))
    case .text: values = .texts(texts(index, on: workers))
    case .category: values = categories(index, schema, on: workers)
    }
    return Column(values, validity: Validity(count: rowCount, missing: missingRows(index)))
  }

  /// Cells of eight bytes, as they are.
  private func cells<Value: BitwiseCopyable>(_ index: Int, on workers: WorkerPool) -> [Value] {
    unsafe gathered(rowCount, firstRows, on: workers) { block, target in
      let store = stores[block]
      unsafe memcpy(target, store.columns[index].cells, store.rowCount * 8)
    }
  }

  private func texts(_ index: Int, on workers: WorkerPool) -> TextBuffer {
    var byteCount = 0
    let firstBytes = stores.map { store in
      defer { unsafe byteCount += store.columns[index].textCount }
      return byteCount
    }
    let bytes: [UInt8] = unsafe gathered(byteCount, firstBytes, on: workers) { block, target in
      let column = unsafe stores[block].columns + index
      unsafe memcpy(target, column.pointee.text, column.pointee.textCount)
    }
    let ends: [Int] = unsafe gathered(rowCount, firstRows, on: workers) { block, target in
      let cells = unsafe stores[block].columns[index].cells
      for row in 0..<stores[block].rowCount {
        unsafe target[row] = firstBytes[block] + Int(cells[row])
      }
    }
    return TextBuffer(bytes: bytes, ends: ends)
  }

  /// Codes into one list of names: those allowed, or all that came, sorted by their bytes.
  private func categories(
    _ index: Int, _ schema: ColumnSchema, on workers: WorkerPool
  ) -> Column.Values {
    // A row that was taken back may have left a name behind, so only names in use count.
    let names = workers.map(count: stores.count) { stores[$0].usedNames(index) }
    let levels =
      schema.allowed
      ?? Set(names.joined().compactMap(\.self)).sorted {
        $0.utf8.lexicographicallyPrecedes($1.utf8)
      }
    let codeOfLevel = Dictionary(uniqueKeysWithValues: levels.enumerated().map { ($1, Int32($0)) })
    let codes: [Int32] = unsafe gathered(rowCount, firstRows, on: workers) { block, target in
      let newCodes = names[block].map { name in name.flatMap { codeOfLevel[$0] } ?? 0 }
      let column = unsafe stores[block].columns + index
      for row in 0..<stores[block].rowCount {
        let isMissing = unsafe column.pointee.missing[row >> 6] & (1 << UInt64(row & 63)) != 0
        unsafe target[row] = isMissing ? 0 : newCodes[Int(column.pointee.cells[row])]
      }
    }
    return .categories(codes: codes, levels: levels)
  }

  private func missingRows(_ index: Int) -> [Int] {
    var rows: [Int] = []
    for (block, store) in stores.enumerated() {
      guard unsafe store.columns[index].missingCount > 0 else { continue }
      for word in 0...(store.rowCount / 64) {
        var bits = unsafe store.columns[index].missing[word]
        while bits != 0 {
          rows.append(firstRows[block] + word * 64 + bits.trailingZeroBitCount)
          bits &= bits - 1
        }
      }
    }
    return rows
  }

  /// An array that all blocks fill at once, each from its own place on.
  private func gathered<Value: BitwiseCopyable>(
    _ count: Int, _ starts: [Int], on workers: WorkerPool,
    _ copy: @Sendable (Int, UnsafeMutablePointer<Value>) -> Void
  ) -> [Value] {
    unsafe Array(unsafeUninitializedCapacity: count) { buffer, filled in
      if let base = buffer.baseAddress {
        let target = unsafe SharedTarget(base: base)
        workers.forEach(count: starts.count) { unsafe copy($0, target.base + starts[$0]) }
      }
      filled = count
    }
  }
}

/// Memory of which each thread fills its own part.
@unsafe
private struct SharedTarget<Value>: @unchecked Sendable {
  let base: UnsafeMutablePointer<Value>
}
