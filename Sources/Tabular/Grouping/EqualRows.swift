public import Machine

/// Which rows hold the same values.
///
/// A 64-bit hash a row finds candidates on all threads; a full comparison decides, so equal hashes of
/// different rows do no harm. A missing value equals another missing one and nothing else, and both
/// zeros are equal.
///
/// ```
///   rows     a   b   a   c   b
///   groups   0   1   0   2   1        numbered as they first come
///   firsts   0   1   3                the first row of each group
/// ```
public struct EqualRows: Hashable, Sendable {
  /// The group of each row.
  public let groups: [UInt32]
  /// The first row of each group, ascending.
  public let firsts: [Int]

  /// Groups rows by the values of some columns.
  ///
  /// - Parameters:
  ///   - columns: Of one length, fewer than 2³² rows.
  ///   - workers: The threads; the groups do not depend on them.
  /// - Complexity: O(rows × columns) and the length of the texts.
  public init(_ columns: [Column], on workers: WorkerPool) {
    let count = columns.first?.count ?? 0
    precondition(columns.allSatisfy { $0.count == count }, "columns of one length")
    precondition(count < 1 << 32, "rows are numbered by 32 bits")
    let hashes = Self.hashes(columns, count, on: workers)
    var earlier = RepeatedKeys.firstPlaces(of: hashes, on: workers)
    Self.tellApart(columns, &earlier, on: workers)
    (groups, firsts) = Self.numbered(earlier.span)
  }

  /// How many different rows there are.
  public var count: Int { firsts.count }

  /// How many rows equal an earlier one.
  public var repeats: Int { groups.count - firsts.count }

  private static func hashes(
    _ columns: [Column], _ count: Int, on workers: WorkerPool
  ) -> [UInt64] {
    var hashes = [UInt64](repeating: 0x9E37_79B9_7F4A_7C15, count: count)
    workers.forEachBlock(of: &hashes, size: 1 << 13) { rows, block in
      for column in columns { column.mixHashes(of: rows, into: &block) }
    }
    return hashes
  }

  /// Parts rows that share a hash with an earlier row without being equal to it.
  private static func tellApart(
    _ columns: [Column], _ earlier: inout [UInt32], on workers: WorkerPool
  ) {
    let size = 1 << 13
    let candidates = earlier
    let strangers = workers.map(count: (candidates.count + size - 1) / size) { block in
      (block * size..<min((block + 1) * size, candidates.count)).filter { row in
        let first = Int(candidates[row])
        return first != row && !columns.allSatisfy { $0.isEqual(at: first, and: row) }
      }
    }
    var known: [UInt32: [Int]] = [:]
    for row in strangers.joined() {
      let hashMate = earlier[row]
      let equal = known[hashMate]?.first { other in
        columns.allSatisfy { $0.isEqual(at: other, and: row) }
      }
      if equal == nil { known[hashMate, default: []].append(row) }
      earlier[row] = UInt32(equal ?? row)
    }
  }

  private static func numbered(_ earlier: Span<UInt32>) -> ([UInt32], [Int]) {
    var groups = [UInt32](repeating: 0, count: earlier.count)
    var firsts: [Int] = []
    var target = groups.mutableSpan
    for row in earlier.indices {
      if Int(earlier[row]) == row {
        target[row] = UInt32(firsts.count)
        firsts.append(row)
      } else {
        target[row] = target[Int(earlier[row])]
      }
    }
    return (groups, firsts)
  }
}

extension Column {
  /// Mixes the values of some rows into their hashes; `block` begins at the first of the rows.
  fileprivate func mixHashes(of rows: Range<Int>, into block: inout MutableSpan<UInt64>) {
    switch values {
    case .wholes(let values):
      mix(rows, into: &block) { UInt64(bitPattern: values[$0]) }
    case .numbers(let values):
      // Adding 0 turns -0 into 0: the two are equal and must share a hash.
      mix(rows, into: &block) { (values[$0] + 0).bitPattern }
    case .categories(let codes, _):
      mix(rows, into: &block) { UInt64(UInt32(bitPattern: codes[$0])) }
    case .texts(let buffer):
      mix(rows, into: &block) { buffer.hash(of: $0) }
    }
  }

  @inline(__always)
  private func mix(
    _ rows: Range<Int>, into block: inout MutableSpan<UInt64>, _ key: (Int) -> UInt64
  ) {
    let hasMissing = validity.missingCount > 0
    for place in block.indices {
      let row = rows.lowerBound + place
      let known = hasMissing && !validity[row] ? 0x6D69_7373_696E_6721 : key(row)
      block[place] = ByteHash.mixed(block[place], known)
    }
  }

  /// Whether two rows hold the same value, or both none.
  package func isEqual(at one: Int, and other: Int) -> Bool {
    if validity.missingCount > 0 {
      guard validity[one], validity[other] else { return validity[one] == validity[other] }
    }
    switch values {
    case .numbers(let values): return values[one] == values[other]
    case .wholes(let values): return values[one] == values[other]
    case .categories(let codes, _): return codes[one] == codes[other]
    case .texts(let buffer): return buffer.isEqual(at: one, and: other)
    }
  }
}
