import Learning
import Testing
import Trees
import _TestSupport

@Suite("Scans for the best cut")
struct ScanTests {
  /// A random histogram: bins with random sums, some empty, and rows without a value.
  private struct Histogram {
    var bins: [PackedSum] = []
    var rows: [UInt32] = []
    var missing = PackedSum.zero
    var missingRows: UInt32 = 0

    init(_ stream: inout RandomStream) {
      for _ in 0..<1 + stream.below(255) {
        let (sum, count) = Self.bin(&stream)
        bins.append(sum)
        rows.append(count)
      }
      if stream.below(2) == 0 { (missing, missingRows) = Self.bin(&stream) }
    }

    private static func bin(_ stream: inout RandomStream) -> (PackedSum, UInt32) {
      guard stream.below(3) > 0 else { return (.zero, 0) }
      let count = UInt32(1 + stream.below(20))
      let hessian = count * UInt32(1 + stream.below(1_000))
      return (PackedSum(gradient: Int32(stream.below(40_001) - 20_000), hessian: hessian), count)
    }

    var total: PackedSum { bins.reduce(missing, +) }
    var totalRows: UInt32 { rows.reduce(missingRows, +) }
  }

  private func limits(_ stream: inout RandomStream) -> ScaledLimits {
    var limits = GrowthLimits()
    limits.l2Penalty = Double(stream.below(3))
    limits.minHessian = [0, 0.5, 20][stream.below(3)]
    limits.minSamplesLeaf = [1, 1, 15, 200][stream.below(4)]
    return ScaledLimits(limits, scale: GradientScale(unit: 0x1p-10))
  }

  @Test("agree: four bins at a time, one bin at a time, and every cut by itself")
  func numeric() throws {
    var stream = Seed(1).stream
    var allowed = 0
    for round in 0..<3_000 {
      let histogram = Histogram(&stream)
      let limits = limits(&stream)
      var ordered = OrderedScan(
        limits, total: histogram.total, missing: histogram.missing,
        totalCount: histogram.totalRows, missingCount: histogram.missingRows)
      var left = PackedSum.zero
      var rows: UInt32 = 0
      var naive = -Double.infinity
      for (bin, sum) in histogram.bins.enumerated() {
        left = left + sum
        rows += histogram.rows[bin]
        ordered.offer(left, count: rows, at: bin)
        naive = max(naive, score(left, rows, histogram, limits))
        naive = max(
          naive,
          score(left + histogram.missing, rows + histogram.missingRows, histogram, limits))
      }
      expectClose(ordered.score, naive, relative: 1e-12, "round \(round)")
      let fast = fast(histogram, limits)
      // Scores over a common denominator are rounded otherwise in the last digits.
      expectClose(fast?.score ?? -.infinity, naive, relative: 1e-12, "round \(round)")
      guard let fast else { continue }
      allowed += 1
      let again = limits.score(fast.left) + limits.score(histogram.total - fast.left)
      #expect(again == fast.score)
    }
    #expect(allowed > 1_000)
  }

  private func score(
    _ left: PackedSum, _ rows: UInt32, _ histogram: Histogram, _ limits: ScaledLimits
  ) -> Double {
    let right = histogram.total - left
    guard left.hessian >= limits.minHessian, right.hessian >= limits.minHessian,
      rows >= limits.minSamplesLeaf, histogram.totalRows - rows >= limits.minSamplesLeaf
    else { return -.infinity }
    return limits.score(left) + limits.score(right)
  }

  private func fast(
    _ histogram: Histogram, _ limits: ScaledLimits
  ) -> (score: Double, bin: Int, left: PackedSum)? {
    var prefix = [Int64](repeating: 0, count: 256)
    var sum = PackedSum.zero
    for (bin, value) in histogram.bins.enumerated() {
      sum = sum + value
      prefix[bin] = sum.word
    }
    return unsafe prefix.withUnsafeMutableBufferPointer { prefix in
      unsafe histogram.rows.withUnsafeBufferPointer { rows in
        guard let prefix = prefix.baseAddress, let rows = rows.baseAddress else { return nil }
        let scan = unsafe NumericScan(
          limits: limits, total: histogram.total, prefix: prefix,
          rows: limits.minSamplesLeaf > 1 ? rows : nil, count: histogram.bins.count,
          totalRows: histogram.totalRows)
        let right = scan.best(missing: .zero, missingRows: 0)
        guard histogram.missing.word != 0 else { return right }
        let left = scan.best(missing: histogram.missing, missingRows: histogram.missingRows)
        guard let right, let left else { return right ?? left }
        return left.score > right.score ? left : right
      }
    }
  }

  @Test("find the best of all divisions of a category's levels")
  func categories() {
    var stream = Seed(2).stream
    for round in 0..<300 {
      let count = 2 + stream.below(6)
      let sums = (0..<count).map { _ in
        PackedSum(
          gradient: Int32(stream.below(2_001) - 1_000), hessian: UInt32(1 + stream.below(500)))
      }
      let total = sums.reduce(.zero, +)
      let limits = ScaledLimits(GrowthLimits(), scale: GradientScale(unit: 1))
      let found = CategoryScan(
        limits, total: total, missing: .zero, totalCount: UInt32(count), levels: count,
        sum: { sums[$0] }, rows: { _ in 1 })
      var best = -Double.infinity
      for set in 1..<(1 << count) - 1 {
        let left = sums.indices.filter { set >> $0 & 1 == 1 }.reduce(.zero) { $0 + sums[$1] }
        best = max(best, limits.score(left) + limits.score(total - left))
      }
      expectClose(found.scan.score, best, relative: 1e-12, "round \(round)")
      let chosen = sums.indices.filter { found.levels.contains(UInt8($0)) }
      #expect(chosen.reduce(.zero) { $0 + sums[$1] } == found.scan.leftSum)
    }
  }

  @Test("send levels without rows where missing values go")
  func absentLevels() {
    let sums = [PackedSum(gradient: -9, hessian: 9), .zero, PackedSum(gradient: 4, hessian: 4)]
    let missing = PackedSum(gradient: -3, hessian: 3)
    let limits = ScaledLimits(GrowthLimits(), scale: GradientScale(unit: 1))
    let found = CategoryScan(
      limits, total: sums.reduce(missing, +), missing: missing, totalCount: 16, levels: 3,
      sum: { sums[$0] }, rows: { _ in 1 })
    #expect(found.scan.missingSide)
    #expect((0..<3).map { found.levels.contains(UInt8($0)) } == [true, true, false])
  }

  @Test("send rare levels together where missing values go, in columns of more than four")
  func rareLevels() {
    // Levels 1 and 3 have 4 and 3 of 57 rows; alone each of them would stand at an end.
    let sums = [
      PackedSum(gradient: -10, hessian: 20), PackedSum(gradient: -4, hessian: 4),
      PackedSum(gradient: 12, hessian: 20), PackedSum(gradient: 3, hessian: 3),
      PackedSum(gradient: 1, hessian: 10),
    ]
    func scan(_ sums: [PackedSum], least: Int) -> CategoryScan {
      var growth = GrowthLimits()
      growth.minSamplesLevel = least
      let total = sums.reduce(.zero, +)
      return CategoryScan(
        ScaledLimits(growth, scale: GradientScale(unit: 1)), total: total, missing: .zero,
        totalCount: UInt32(total.hessian), levels: sums.count, sum: { sums[$0] }, rows: { _ in 1 })
    }
    let pooled = scan(sums, least: 5)
    #expect(pooled.scan.missing == sums[1] + sums[3])
    #expect(pooled.levels.contains(1) == pooled.levels.contains(3))
    #expect(pooled.levels.contains(1) == pooled.scan.missingSide)
    let apart = scan(sums, least: 4)
    #expect(apart.scan.missing == sums[3])
    let few = scan(Array(sums.prefix(4)), least: 5)
    #expect(few.scan.missing == .zero)
    #expect(few.levels.contains(1) && !few.levels.contains(3))
  }
}
