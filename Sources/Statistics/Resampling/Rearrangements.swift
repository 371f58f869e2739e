internal import Machine

/// Random rearrangements of numbers, of which those that speak against the null hypothesis are counted.
///
/// A replicate begins with the numbers as they are and draws with a generator of its own, so that the
/// count does not depend on the threads.
struct Rearrangements: Sendable {
  /// The numbers as they stand.
  let elements: [Double]
  /// How many of the first places are drawn; what is left stands behind them in some order.
  let drawn: Int

  /// How many of so many rearrangements are as extreme as what was seen.
  ///
  /// - Complexity: O(*replicates* × `drawn`), and a copy of the numbers for every 64 replicates.
  func count<Generator: RandomNumberGenerator & SendableMetatype>(
    _ replicates: Int, on workers: WorkerPool, _ stream: @Sendable (Int) -> Generator,
    where isExtreme: @Sendable (_ rearranged: [Double]) -> Bool
  ) -> Int {
    let block = 64
    let hits = workers.map(count: (replicates + block - 1) / block) { number in
      var pool = elements
      var chosen = [Int](repeating: 0, count: drawn)
      var hits = 0
      for replicate in (number * block)..<min((number + 1) * block, replicates) {
        var generator = stream(replicate)
        draw(&pool, &chosen) { generator.next() }
        if isExtreme(pool) { hits += 1 }
        restore(&pool, chosen)
      }
      return hits
    }
    return hits.reduce(0, +)
  }

  /// The beginning of Fisher and Yates' shuffle; keeps the places that were swapped.
  ///
  /// Not generic: the loop is compiled once for all generators, and only `next` goes through a door.
  private func draw(_ pool: inout [Double], _ chosen: inout [Int], _ next: () -> UInt64) {
    for place in 0..<drawn {
      let other = place + Self.below(pool.count - place, next)
      pool.swapAt(place, other)
      chosen[place] = other
    }
  }

  /// Back to the first order, so that a replicate does not depend on those before it.
  private func restore(_ pool: inout [Double], _ chosen: [Int]) {
    for place in (0..<drawn).reversed() { pool.swapAt(place, chosen[place]) }
  }

  /// A number in 0 ..< `bound`, each with the same probability.
  ///
  /// Source: Lemire, "Fast random integer generation in an interval", ACM TOMACS 29 (2019).
  private static func below(_ bound: Int, _ next: () -> UInt64) -> Int {
    let bound = UInt64(bound)
    var product = next().multipliedFullWidth(by: bound)
    if product.low < bound {
      let threshold = (0 &- bound) % bound
      while product.low < threshold { product = next().multipliedFullWidth(by: bound) }
    }
    return Int(product.high)
  }
}

extension PermutationTest {
  /// The p-value of so many hits; what was seen is one of the rearrangements, so that it is never 0.
  func drawnP(_ hits: Int) -> PValue { PValue(Double(hits + 1) / Double(replicates + 1)) }

  /// The smallest p-value that drawn replicates can give.
  public var smallestP: PValue { drawnP(0) }
}
