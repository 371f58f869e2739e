/// What tests ask of samples before they compute.
package enum Samples {
  /// The moments of each sample.
  ///
  /// - Throws: `tooFew`, `notFinite`.
  package static func moments(
    _ samples: [[Double]], atLeast needed: Int
  ) throws(SampleError) -> [Moments] {
    var all: [Moments] = []
    for (place, sample) in samples.enumerated() {
      try require(needed, in: sample.count, sample: place + 1)
      let moments = Moments(sample)
      guard moments.mean.isFinite, moments.sumOfSquares.isFinite else {
        throw notFinite(sample, place + 1)
      }
      all.append(moments)
    }
    return all
  }

  /// - Throws: `tooFew`.
  package static func require(
    _ needed: Int, in count: Int, sample: Int
  ) throws(SampleError) {
    guard count >= needed else {
      throw .tooFew(sample: sample, count: count, needed: needed)
    }
  }

  /// - Throws: `tooFewSamples`.
  package static func require(atLeast needed: Int, samples count: Int) throws(SampleError) {
    guard count >= needed else { throw .tooFewSamples(count: count, needed: needed) }
  }

  /// - Throws: `notFinite`.
  package static func requireFinite(_ sample: [Double], sample place: Int) throws(SampleError) {
    // x − x is NaN of NaN and of the infinities, 0 of all others: one pass without a branch.
    let sum = Sums.sum(of: sample.span) { $0 - $0 }
    if sum != 0 { throw notFinite(sample, place) }
  }

  /// The samples of pairs that a test can use.
  ///
  /// - Throws: `unpaired`, `tooFew`, `notFinite`.
  package static func requirePairs(
    _ first: [Double], _ second: [Double], atLeast needed: Int
  ) throws(SampleError) {
    guard first.count == second.count else {
      throw .unpaired(first: first.count, second: second.count)
    }
    try require(needed, in: first.count, sample: 1)
    try requireFinite(first, sample: 1)
    try requireFinite(second, sample: 2)
  }

  private static func notFinite(_ sample: [Double], _ number: Int) -> SampleError {
    guard let place = sample.firstIndex(where: { !$0.isFinite }) else {
      return .tooLarge(sample: number)
    }
    return .notFinite(sample: number, place: place + 1)
  }
}
