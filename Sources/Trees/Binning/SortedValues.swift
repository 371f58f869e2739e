/// The values of a column in ascending order, each with the row it stands in; missing ones apart.
///
/// −0 and 0 are one value.
package struct SortedValues {
  /// Sort keys that order as the numbers do.
  package private(set) var keys: [UInt64]
  /// The row of each key.
  package private(set) var rows: [UInt32]
  /// The rows without a value.
  package private(set) var missing: [UInt32]

  /// Sorts a column.
  ///
  /// - Complexity: O(*n*): a radix sort of eleven bits a pass, which leaves out the passes in which
  ///   all keys agree.
  package init(_ values: [Double]) {
    keys = []
    rows = []
    missing = []
    keys.reserveCapacity(values.count)
    rows.reserveCapacity(values.count)
    for (row, value) in values.enumerated() {
      if value.isNaN {
        missing.append(UInt32(truncatingIfNeeded: row))
      } else {
        keys.append(Self.key(value))
        rows.append(UInt32(truncatingIfNeeded: row))
      }
    }
    sort()
  }

  /// The number of values.
  package var count: Int { keys.count }

  /// The value at a place of the order.
  package subscript(place: Int) -> Double { Self.value(keys[place]) }

  /// The bits of a number, changed so that they order as the numbers do.
  static func key(_ value: Double) -> UInt64 {
    let bits = (value + 0).bitPattern
    return bits >> 63 == 1 ? ~bits : bits | 1 << 63
  }

  /// The number of a key.
  static func value(_ key: UInt64) -> Double {
    Double(bitPattern: key >> 63 == 1 ? key & ~(1 << 63) : ~key)
  }

  private mutating func sort() {
    guard keys.count > 1 else { return }
    var otherKeys = [UInt64](repeating: 0, count: keys.count)
    var otherRows = [UInt32](repeating: 0, count: keys.count)
    let varying = keys.reduce(0) { $0 | ($1 ^ keys[0]) }
    for shift in stride(from: UInt64(0), to: 64, by: 11) where (varying >> shift) & 0x7ff != 0 {
      sortPass(shift, into: &otherKeys, &otherRows)
      swap(&keys, &otherKeys)
      swap(&rows, &otherRows)
    }
  }

  private func sortPass(
    _ shift: UInt64, into otherKeys: inout [UInt64], _ otherRows: inout [UInt32]
  ) {
    var places = [Int](repeating: 0, count: 2049)
    for key in keys { places[Int((key >> shift) & 0x7ff) + 1] += 1 }
    for digit in 1..<2049 { places[digit] += places[digit - 1] }
    for index in keys.indices {
      let digit = Int((keys[index] >> shift) & 0x7ff)
      let place = places[digit]
      places[digit] = place + 1
      otherKeys[place] = keys[index]
      otherRows[place] = rows[index]
    }
  }
}
