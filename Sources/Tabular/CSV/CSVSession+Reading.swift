import Machine

extension CSVSession: RecordSession {
  mutating func takeReading(on workers: WorkerPool) -> Reading {
    let (faults, isUnreadable) = (takeHeaderFaults(), self.isUnreadable)
    let reading = builder?.take(fileFaults: faults, isUnreadable: isUnreadable, on: workers)
    return reading
      ?? Reading(
        frame: Frame(rowCount: 0, []), lines: [], faults: faults, rejected: [], rowsRead: 0,
        unreadable: isUnreadable)
  }

  /// What was read of a whole file, with repeated identities found and set aside.
  ///
  /// - Parameters:
  ///   - workers: The threads that work on it.
  ///   - bytes: Fetches a part of the file once more.
  /// - Returns: The reading of the file.
  mutating func wholeReading(on workers: WorkerPool, bytes: (Range<Int>) -> [UInt8]) -> Reading {
    let identities = builder?.rejectedIdentities ?? []
    var reading = takeReading(on: workers)
    guard let plan = builder?.plan, let places = builder?.places, !isUnreadable else {
      return reading
    }
    var found: [IdentityCheck.Repetition] = []
    for (index, schema) in plan.columns.enumerated() where schema.isUnique {
      let check = IdentityCheck(
        column: reading.frame.columns[index], schema: schema, lines: reading.lines,
        rejected: identities.filter { $0.column == index })
      found += check.repetitions(on: workers)
    }
    guard !found.isEmpty else { return reading }
    let repeated = Set(found.compactMap(\.row))
    let aside = repeated.map { row in
      RejectedRow(line: reading.lines[row], bytes: record(at: places[row], bytes))
    }
    reading.setAside(repeated, as: aside, because: found.map(\.fault), of: plan)
    return reading
  }

  /// The bytes of a record that was read before, fetched again.
  private func record(at place: Int, _ bytes: (Range<Int>) -> [UInt8]) -> [UInt8] {
    var count = 64 << 10
    while true {
      let part = bytes(place..<place + count)
      let isAll = part.count < count
      let found = part.withWindow(isLast: isAll) { window -> [UInt8]? in
        var scanner = RecordScanner(window, dialect: dialect, recordLimit: recordLimit)
        guard scanner.scan(from: 0) == .record else { return nil }
        return window.bytes(0..<scanner.contentEnd)
      }
      if let found { return found }
      if isAll { return part }
      count *= 2
    }
  }
}

extension Reading {
  /// Moves rows of the frame to those set aside.
  fileprivate mutating func setAside(
    _ rows: Set<Int>, as aside: [RejectedRow], because found: [Fault], of plan: ReadPlan
  ) {
    let kept = (0..<frame.rowCount).filter { !rows.contains($0) }
    frame = frame.subset(kept)
    for schema in plan.columns where schema.kind == .category && schema.allowed == nil {
      if let column = frame[schema.name] {
        frame = frame.setting(schema.name, to: column.droppingUnusedLevels())
      }
    }
    lines = kept.map { lines[$0] }
    // A sort that keeps the order of equal lines: faults of one row stay together.
    faults = (faults + found).enumerated()
      .sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }.map(\.element)
    rejected = (rejected + aside).sorted { $0.line < $1.line }
  }
}
