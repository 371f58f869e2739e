/// What was read from one block: the rows without a fault, the faults, and the rows set aside.
///
/// A store is filled by one thread; afterwards it is only read.
@safe
final class BlockStore: @unchecked Sendable {
  let plan: ReadPlan
  let columns: UnsafeMutablePointer<ColumnStore>
  /// The line and the place in the file where each row begins.
  let lines: UnsafeMutablePointer<Int>
  let places: UnsafeMutablePointer<Int>
  let capacity: Int

  var rowCount = 0
  var rowsRead = 0
  var faults: [Fault] = []
  var rejected: [RejectedRow] = []
  /// The values of unique columns in rows that were set aside: a later row may repeat them.
  var rejectedIdentities: [RejectedIdentity] = []

  /// Room for rows that are yet to be read.
  ///
  /// - Parameters:
  ///   - plan: How fields stand to columns.
  ///   - rowCapacity: The most rows that may come.
  ///   - textCapacity: Bytes that a text column has room for before it grows.
  init(plan: ReadPlan, rowCapacity: Int, textCapacity: Int) {
    self.plan = plan
    capacity = rowCapacity
    unsafe columns = .allocate(capacity: max(1, plan.columns.count))
    for (index, schema) in plan.columns.enumerated() {
      unsafe (columns + index).initialize(
        to: ColumnStore(
          schema, names: plan.levels[index], rowCapacity: rowCapacity, textCapacity: textCapacity))
    }
    unsafe lines = .allocate(capacity: max(1, rowCapacity))
    unsafe places = .allocate(capacity: max(1, rowCapacity))
  }

  deinit {
    for index in plan.columns.indices { unsafe columns[index].free() }
    unsafe columns.deinitialize(count: plan.columns.count)
    unsafe columns.deallocate()
    unsafe lines.deallocate()
    unsafe places.deallocate()
  }
}

/// A value that must be unique, in a row that was set aside.
struct RejectedIdentity {
  let line: Int
  let column: Int
  let value: CellValue
}

extension BlockStore {
  /// Whether a category column may hold a name.
  func allows(_ name: [UInt8], inColumn column: Int) -> Bool {
    guard unsafe columns[column].isClosed else { return true }
    return unsafe name.withUnsafeBufferPointer {
      unsafe columns[column].names.code(of: $0, adding: false) != nil
    }
  }

  /// Adds a row without a fault.
  ///
  /// - Parameters:
  ///   - values: One for each column of the plan.
  ///   - line: The line in which the record begins.
  ///   - place: The place in the file where it begins.
  func append(_ values: [CellValue], line: Int, place: Int) {
    precondition(rowCount < capacity && values.count == plan.columns.count, "room for the row")
    for column in values.indices { set(values[column], column: column) }
    unsafe lines[rowCount] = line
    unsafe places[rowCount] = place
    rowCount += 1
    rowsRead += 1
  }

  private func set(_ value: CellValue, column: Int) {
    let store = unsafe columns + column
    switch value {
    case .missing: unsafe store.pointee.setMissing(rowCount)
    case .whole(let value): unsafe store.pointee.setWhole(rowCount, value)
    case .number(let value): unsafe store.pointee.setNumber(rowCount, value)
    case .bytes(let bytes):
      unsafe bytes.withUnsafeBufferPointer { bytes in
        if unsafe store.pointee.kind == .text {
          unsafe store.pointee.appendText(bytes)
          unsafe store.pointee.endText(rowCount)
        } else {
          let isKnown = unsafe store.pointee.setName(rowCount, bytes)
          precondition(isKnown, "only allowed names are stored")
        }
      }
    }
  }

  /// Sets a row aside.
  func reject(_ bytes: [UInt8], line: Int, _ found: [Fault]) {
    faults.append(contentsOf: found)
    rejected.append(RejectedRow(line: line, bytes: bytes))
    rowsRead += 1
  }
}

extension BlockStore {
  /// Remembers the unique values of a row that was set aside.
  func keepIdentities(_ values: [CellValue], line: Int) {
    for (column, schema) in plan.columns.enumerated() where schema.isUnique {
      if case .missing = values[column] { continue }
      rejectedIdentities.append(
        RejectedIdentity(line: line, column: column, value: values[column]))
    }
  }
}

extension BlockStore {
  /// Empties the store for another block of the same file.
  func clear() {
    for (index, names) in plan.levels.enumerated() {
      unsafe columns[index].clear(rows: rowCount, names: names)
    }
    (rowCount, rowsRead, faults, rejected, rejectedIdentities) = (0, 0, [], [], [])
  }
}
