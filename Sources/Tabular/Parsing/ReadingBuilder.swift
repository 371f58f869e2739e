import Machine

/// Puts blocks together into readings.
///
/// Blocks are added window by window, and their memory is then used again, so that a file needs
/// little more memory than its columns.
struct ReadingBuilder {
  let plan: ReadPlan
  private let columns: [ColumnBuilder]
  private let positions: PositionBuilder
  private var faults: [Fault] = []
  private var rejected: [RejectedRow] = []
  private var rowsRead = 0
  /// The values of unique columns in rows that were set aside.
  private(set) var rejectedIdentities: [RejectedIdentity] = []

  init(_ plan: ReadPlan) {
    self.plan = plan
    columns = plan.columns.map(ColumnBuilder.init)
    positions = PositionBuilder(keepsPlaces: plan.columns.contains(where: \.isUnique))
  }

  /// The place in the file where each row begins, if a column is unique.
  var places: [Int] { positions.places }

  /// Adds blocks.
  ///
  /// - Parameters:
  ///   - stores: The blocks, in their order.
  ///   - keepsRows: Whether rows are wanted, or only their faults.
  ///   - expected: How many times as much will come in all, as far as one can tell.
  ///   - workers: The threads that copy.
  mutating func append(
    _ stores: [BlockStore], keepsRows: Bool, expected: Double, on workers: WorkerPool
  ) {
    for store in stores {
      faults.append(contentsOf: store.faults)
      rejected.append(contentsOf: store.rejected)
      rejectedIdentities.append(contentsOf: store.rejectedIdentities)
      rowsRead += store.rowsRead
    }
    guard keepsRows else { return }
    // Texts take the longest, so they are begun first.
    let order = columns.indices.sorted { isText($0) && !isText($1) }
    let (columns, positions) = (columns, positions)
    workers.forEach(count: order.count + 1) { turn in
      if turn < order.count {
        columns[order[turn]].append(stores, order[turn], expected: expected)
      } else {
        positions.append(stores, expected: expected)
      }
    }
  }

  private func isText(_ column: Int) -> Bool { plan.columns[column].kind == .text }

  /// What was added since the last time.
  ///
  /// - Parameters:
  ///   - fileFaults: Faults of the file as a whole that have not been told yet.
  ///   - isUnreadable: Whether there are such faults, told or not.
  ///   - workers: The threads that finish the columns.
  /// - Returns: The reading.
  mutating func take(
    fileFaults: [Fault], isUnreadable: Bool, on workers: WorkerPool
  ) -> Reading {
    let (builders, lines) = (columns, positions.takeLines())
    let taken = workers.map(count: builders.count) { builders[$0].take() }
    defer { (faults, rejected, rowsRead, rejectedIdentities) = ([], [], 0, []) }
    return Reading(
      frame: Frame(rowCount: lines.count, zip(plan.columns.map(\.name), taken).map { ($0, $1) }),
      lines: lines, faults: fileFaults + faults, rejected: rejected, rowsRead: rowsRead,
      unreadable: isUnreadable, header: plan.fields.map(\.name))
  }
}
