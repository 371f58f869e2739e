extension ThresholdSearch {
  /// Calls `body` with a function that ranks a value; NaN has rank 0.
  @inline(__always)
  func rank(_ values: ArraySlice<Double>, _ body: (Int, Double, Int) -> Void) {
    unsafe values.withUnsafeBufferPointer { values in
      unsafe thresholds.withUnsafeBufferPointer { thresholds in
        unsafe before.withUnsafeBufferPointer { before in
          guard let value = values.baseAddress, let thresholds = thresholds.baseAddress else {
            return
          }
          guard let before = before.baseAddress, pairs > 0 else {
            for row in 0..<values.count {
              unsafe body(row, value[row], descend(value[row], thresholds))
            }
            return
          }
          if pairs == 1 {
            for row in 0..<values.count {
              unsafe body(row, value[row], find(value[row], thresholds, before, pairs: 1))
            }
          } else if pairs == 2 {
            for row in 0..<values.count {
              unsafe body(row, value[row], find(value[row], thresholds, before, pairs: 2))
            }
          } else {
            for row in 0..<values.count {
              unsafe body(row, value[row], find(value[row], thresholds, before, pairs: pairs))
            }
          }
        }
      }
    }
  }

  /// The rank of one value.
  @inline(__always)
  func rank(_ value: Double) -> Int {
    unsafe thresholds.withUnsafeBufferPointer { thresholds in
      unsafe before.withUnsafeBufferPointer { before in
        guard let thresholds = thresholds.baseAddress else { return 0 }
        guard let before = before.baseAddress, pairs > 0 else {
          return unsafe descend(value, thresholds)
        }
        return unsafe find(value, thresholds, before, pairs: pairs)
      }
    }
  }

  @inline(__always)
  private func find(
    _ value: Double, _ thresholds: UnsafePointer<Double>, _ before: UnsafePointer<UInt16>,
    pairs: Int
  ) -> Int {
    let first = unsafe Int(before[bucket(of: value)])
    let values = SIMD2<Double>(repeating: value)
    var below = SIMD2<Int64>(repeating: 0)
    for pair in 0..<pairs {
      let asked = unsafe UnsafeRawPointer(thresholds + first + 2 * pair)
        .loadUnaligned(as: SIMD2<Double>.self)
      below &-= unsafe unsafeBitCast(asked .< values, to: SIMD2<Int64>.self)
    }
    return first &+ Int(below[0] &+ below[1])
  }

  @inline(__always)
  private func descend(_ value: Double, _ thresholds: UnsafePointer<Double>) -> Int {
    var place = 1
    for _ in 0..<depth { place = unsafe 2 &* place &+ (thresholds[place] < value ? 1 : 0) }
    return place &- (1 &<< depth)
  }
}
