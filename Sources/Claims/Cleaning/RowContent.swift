import Machine
import Tabular

/// The rows of some columns, compared by content.
///
/// A 64-bit hash a row finds candidates; a full comparison decides, so equal hashes of different
/// rows do no harm.
struct RowContent {
  private let columns: [Column]
  private let hashes: [UInt64]

  /// The rows of the named columns; names that the frame lacks are left out.
  init(_ frame: Frame, columns names: [String], on workers: WorkerPool) {
    let columns = names.compactMap { frame[$0] }
    var hashes = [UInt64](repeating: 0x9e37_79b9_7f4a_7c15, count: frame.rowCount)
    workers.forEachBlock(of: &hashes, size: 1 << 13) { rows, block in
      for column in columns {
        for place in block.indices {
          let row = rows.lowerBound + place
          block[place] = Self.mixed(block[place] ^ column.hash(at: row))
        }
      }
    }
    self.columns = columns
    self.hashes = hashes
  }

  /// The rows that no earlier row equals.
  func firstOccurrences() -> [Int] {
    let groups = groups()
    return groups.indices.filter { groups[$0] == $0 }
  }

  /// For each row the first row that equals it, itself if there is no earlier one.
  func groups() -> [Int] {
    var firstOfHash: [UInt64: Int] = Dictionary(minimumCapacity: hashes.count)
    /// Further first rows that share a hash without being equal; almost always empty.
    var others: [UInt64: [Int]] = [:]
    return hashes.indices.map { row in
      let hash = hashes[row]
      guard let first = firstOfHash[hash] else {
        firstOfHash[hash] = row
        return row
      }
      if areEqual(first, row) { return first }
      if let other = others[hash]?.first(where: { areEqual($0, row) }) { return other }
      others[hash, default: []].append(row)
      return row
    }
  }

  private func areEqual(_ one: Int, _ other: Int) -> Bool {
    columns.allSatisfy { $0.isEqual(at: one, and: other) }
  }

  /// The finalizer of SplitMix64: every bit of the input moves half of the output.
  private static func mixed(_ value: UInt64) -> UInt64 {
    var z = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}

extension Column {
  /// A number that equal values of this column share.
  fileprivate func hash(at row: Int) -> UInt64 {
    guard validity[row] else { return 1 }
    switch values {
    // Adding 0 turns -0 into 0: the two are equal and must share a hash.
    case .numbers(let values): return (values[row] + 0).bitPattern
    case .wholes(let values): return UInt64(bitPattern: values[row])
    case .categories(let codes, _): return UInt64(UInt32(bitPattern: codes[row]))
    case .texts(let buffer):
      var hash: UInt64 = 0xcbf2_9ce4_8422_2325
      for place in buffer.range(of: row) {
        hash = (hash ^ UInt64(buffer.bytes[place])) &* 0x0000_0100_0000_01b3
      }
      return hash
    }
  }

  /// Whether two rows hold the same value, or both none.
  fileprivate func isEqual(at one: Int, and other: Int) -> Bool {
    guard validity[one], validity[other] else { return validity[one] == validity[other] }
    switch values {
    case .numbers(let values): return values[one] == values[other]
    case .wholes(let values): return values[one] == values[other]
    case .categories(let codes, _): return codes[one] == codes[other]
    case .texts(let buffer):
      return buffer.bytes[buffer.range(of: one)].elementsEqual(
        buffer.bytes[buffer.range(of: other)])
    }
  }
}
