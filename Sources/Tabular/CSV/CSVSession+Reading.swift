import Machine

extension CSVSession: RecordSession {
  mutating func takeReading(on workers: WorkerPool) -> Reading {
    let stores = takeStores()
    return Assembly(stores).reading(
      plan, fileFaults: takeHeaderFaults(), isUnreadable: isUnreadable, on: workers)
  }

  /// What was read of a whole file, with duplicate identities found.
  ///
  /// - Parameter bytes: Fetches a part of the file once more, for rows that turn out to repeat an
  ///   identity.
  mutating func wholeReading(on workers: WorkerPool, bytes: (Range<Int>) -> [UInt8]) -> Reading {
    takeReading(on: workers)
  }
}
