extension RankPlanes {
  /// Writes the planes of some rows, one after the other, `stride` bytes each, less 128 so that
  /// they compare as signed bytes (levels as they are).
  ///
  /// `stride` is at least the number of rows, and a multiple of 16.
  func fill(
    _ planes: inout [Int8], stride: Int, columns: [[Double]], rows: Range<Int>
  ) {
    precondition(planes.count >= planeCount * stride, "room for the planes")
    precondition(rows.count <= stride && stride % 16 == 0, "room for the rows")
    var ranks = [SIMD16<UInt8>](repeating: SIMD16(), count: 2 * stride / 16)
    unsafe planes.withUnsafeMutableBytes { planes in
      unsafe ranks.withUnsafeMutableBytes { ranks in
        guard let planes = planes.baseAddress, let ranks = ranks.baseAddress else { return }
        for cuts in cuts where cuts.planes.max() >= 0 {
          let values = columns[cuts.column][rows]
          cuts.search.rank(values) { row, value, rank in
            let byte = UInt8(truncatingIfNeeded: rank)
            unsafe ranks.storeBytes(of: byte, toByteOffset: row, as: UInt8.self)
            let hole: UInt8 = value == value ? 0 : 255
            unsafe ranks.storeBytes(of: hole, toByteOffset: stride + row, as: UInt8.self)
          }
          unsafe write(cuts, to: planes, ranks, stride: stride)
        }
        for levels in levels where levels.plane >= 0 {
          let plane = unsafe planes + Int(levels.plane) * stride
          for (row, value) in columns[levels.column][rows].enumerated() {
            let bit = UInt8(truncatingIfNeeded: bit(value, levels))
            unsafe plane.storeBytes(of: bit, toByteOffset: row, as: UInt8.self)
          }
        }
      }
    }
  }

  /// Writes the planes that some thresholds have.
  private func write(
    _ cuts: Cuts, to planes: UnsafeMutableRawPointer, _ ranks: UnsafeMutableRawPointer, stride: Int
  ) {
    for variant in 0..<4 where cuts.planes[variant] >= 0 {
      let plane = unsafe planes + Int(cuts.planes[variant]) * stride
      let missing = SIMD16<UInt8>(repeating: variant & 1 == 0 ? 0 : UInt8(cuts.search.count))
      let mirror = SIMD16<UInt8>(repeating: variant & 2 == 0 ? 128 : 127)
      for row in Swift.stride(from: 0, to: stride, by: 16) {
        let rank = unsafe ranks.load(fromByteOffset: row, as: SIMD16<UInt8>.self)
        let isMissing = unsafe ranks.load(fromByteOffset: stride + row, as: SIMD16<UInt8>.self)
        unsafe plane.storeBytes(
          of: (rank | isMissing & missing) ^ mirror, toByteOffset: row, as: SIMD16<UInt8>.self)
      }
    }
  }

  /// The bit of a level in a plane.
  @inline(__always)
  func bit(_ value: Double, _ levels: Levels) -> UInt16 {
    let known = value >= 0 && value < Double(levels.levels)
    let place = (known ? Int(value) : levels.levels) - levels.first
    return 0..<bits ~= place ? 1 << UInt16(place) : 0
  }

  /// Writes the ranks of one row, a plane an element.
  @inline(__always)
  func fill(
    _ ranks: UnsafeMutablePointer<UInt16>, _ value: (Int) -> Double
  ) {
    for index in cuts.indices {
      let cuts = cuts[index]
      let value = value(cuts.column)
      let rank = UInt16(truncatingIfNeeded: cuts.search.rank(value))
      if cuts.planes[0] >= 0 { unsafe ranks[Int(cuts.planes[0])] = rank }
      if cuts.planes[1] >= 0 {
        let missing = UInt16(truncatingIfNeeded: cuts.search.count)
        unsafe ranks[Int(cuts.planes[1])] = value == value ? rank : missing
      }
    }
    for levels in levels where levels.plane >= 0 {
      unsafe ranks[Int(levels.plane)] = bit(value(levels.column), levels)
    }
  }

  /// The ranks of some rows, row by row.
  ///
  /// Column by column: the thresholds of one stay in the cache.
  func rowRanks(of columns: [[Double]], rows: Range<Int>) -> [UInt16] {
    var ranks = [UInt16](repeating: 0, count: rows.count * planeCount + 1)
    let width = planeCount
    unsafe ranks.withUnsafeMutableBufferPointer { ranks in
      guard let ranks = ranks.baseAddress else { return }
      for cuts in cuts {
        let (low, high) = (Int(cuts.planes[0]), Int(cuts.planes[1]))
        let missing = UInt16(truncatingIfNeeded: cuts.search.count)
        cuts.search.rank(columns[cuts.column][rows]) { row, value, rank in
          let rank = UInt16(truncatingIfNeeded: rank)
          if low >= 0 { unsafe ranks[row &* width &+ low] = rank }
          if high >= 0 { unsafe ranks[row &* width &+ high] = value == value ? rank : missing }
        }
      }
      for levels in levels where levels.plane >= 0 {
        for (row, value) in columns[levels.column][rows].enumerated() {
          unsafe ranks[row * width + Int(levels.plane)] = bit(value, levels)
        }
      }
    }
    return ranks
  }
}
