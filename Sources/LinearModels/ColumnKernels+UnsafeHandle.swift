internal import LinearAlgebra

// The loops over a column that a fit spends its time in. They go through eight numbers at a time
// by pointer: the checked loops of the same shape are not turned into vector instructions.
extension MutableSpan<Double> {
  /// Adds (x − centre)·slope of each number to the first places.
  mutating func addCentred(_ values: Span<Double>, centre: Double, times slope: Double) {
    precondition(values.count <= count)
    unsafe withEights(from: 0, count: values.count) { target in
      unsafe values.withUnsafeBufferPointer { source in
        unsafe target.forEachEight { place in
          unsafe target[place] += (source.eight(at: place) - centre) * slope
        } one: { place in
          unsafe target.one[place] += (source[place] - centre) * slope
        }
      }
    }
  }

  /// Puts root·z of each number in the places from `start`, with z = (x − centre)·factor.
  ///
  /// - Returns: Σ residual·z.
  mutating func putScaled(
    _ values: Span<Double>, at start: Int, centre: Double, factor: Double,
    residuals: Span<Double>, roots: Span<Double>
  ) -> Double {
    precondition(residuals.count >= values.count && roots.count >= values.count)
    var lanes = SIMD8<Double>(repeating: 0)
    var rest = 0.0
    unsafe withEights(from: start, count: values.count) { target in
      unsafe values.withUnsafeBufferPointer { source in
        unsafe residuals.withUnsafeBufferPointer { residuals in
          unsafe roots.withUnsafeBufferPointer { roots in
            unsafe target.forEachEight { place in
              let z = unsafe (source.eight(at: place) - centre) * factor
              unsafe lanes += z * residuals.eight(at: place)
              unsafe target[place] = z * roots.eight(at: place)
            } one: { place in
              let z = unsafe (source[place] - centre) * factor
              unsafe rest += z * residuals[place]
              unsafe target.one[place] = z * roots[place]
            }
          }
        }
      }
    }
    let four = lanes.lowHalf + lanes.highHalf
    let two = four.lowHalf + four.highHalf
    return two.x + two.y + rest
  }

  /// Multiplies the first numbers, each by its factor.
  mutating func multiply(by factors: Span<Double>) {
    precondition(factors.count <= count)
    for place in 0..<factors.count {
      unsafe self[unchecked: place] *= factors[unchecked: place]
    }
  }

  @inline(__always)
  private mutating func withEights(
    from start: Int, count: Int, _ body: (EightsHandle) -> Void
  ) {
    precondition(start >= 0 && count >= 0 && start + count <= self.count)
    unsafe withUnsafeMutableBufferPointer { buffer in
      unsafe body(EightsHandle(one: buffer.extracting(start..<start + count)))
    }
  }
}

/// Numbers that are read and written eight at a time; alive for one closure only.
@unsafe
private struct EightsHandle {
  let one: UnsafeMutableBufferPointer<Double>

  @inline(__always)
  init(one: UnsafeMutableBufferPointer<Double>) { unsafe self.one = one }

  /// The eight numbers from a place on.
  subscript(place: Int) -> SIMD8<Double> {
    @inline(__always) get { unsafe UnsafeBufferPointer(one).eight(at: place) }
    @inline(__always) nonmutating set {
      unsafe UnsafeMutableRawBufferPointer(one).storeBytes(
        of: newValue, toByteOffset: place * 8, as: SIMD8<Double>.self)
    }
  }

  /// Every eighth place as long as there are eight numbers, then the rest one by one.
  @inline(__always)
  func forEachEight(_ eight: (Int) -> Void, one: (Int) -> Void) {
    let whole = unsafe self.one.count / 8 * 8
    for place in stride(from: 0, to: whole, by: 8) { eight(place) }
    for place in unsafe whole..<self.one.count { one(place) }
  }
}

extension UnsafeBufferPointer<Double> {
  /// The eight numbers from a place on.
  @inline(__always)
  fileprivate func eight(at place: Int) -> SIMD8<Double> {
    unsafe UnsafeRawBufferPointer(self).loadUnaligned(
      fromByteOffset: place * 8, as: SIMD8<Double>.self)
  }
}
