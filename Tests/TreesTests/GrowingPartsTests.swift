import Learning
import Machine
import Testing
import Trees
import _TestSupport

@Suite("Parts of the grower")
struct GrowingPartsTests {
  @Test("packed sums add, subtract and keep their signs")
  func packedSums() {
    var stream = Seed(1).stream
    for _ in 0..<1_000 {
      let a = (Int64(stream.below(1 << 29)) - (1 << 28), Int64(stream.below(1 << 29)))
      let b = (Int64(stream.below(1 << 29)) - (1 << 28), Int64(stream.below(1 << 29)))
      let first = PackedSum(gradient: Int32(a.0), hessian: UInt32(a.1))
      let second = PackedSum(gradient: Int32(b.0), hessian: UInt32(b.1))
      let sum = first + second
      #expect(sum.gradient == a.0 + b.0 && sum.hessian == a.1 + b.1)
      #expect(sum - second == first && sum - first == second)
    }
  }

  @Test("a unit is a power of two of which a sum holds at most 2³⁰")
  func units() {
    for sum in [1, 0.3, 1e-200, 7e250, 1_073_741_824, 3, .leastNonzeroMagnitude, 1e-280] {
      let unit = GradientScale.unit(for: sum)
      #expect(unit.significand == 1)
      #expect(sum / unit <= 0x1p30)
      #expect(sum < 0x1p-900 || sum / unit > 0x1p29)
    }
    #expect(GradientScale.unit(for: 0) == 1)
    #expect(GradientScale.unit(for: 0x1p30) == 1)
  }

  @Test("the queue gives the greatest gain first, or the last node first")
  func queue() {
    var stream = Seed(2).stream
    for _ in 0..<200 {
      var queue = NodeQueue(isOrdered: true)
      var twin: [(gain: Double, index: Int)] = []
      for index in 0..<60 {
        let gain = Double(stream.below(12))
        queue.add(index, gain: gain)
        twin.append((gain, index))
        guard stream.below(3) == 0 else { continue }
        twin.sort { ($1.gain, $0.index) < ($0.gain, $1.index) }
        #expect(queue.next() == twin.removeFirst().index)
      }
      twin.sort { ($1.gain, $0.index) < ($0.gain, $1.index) }
      for entry in twin { #expect(queue.next() == entry.index) }
      #expect(queue.next() == nil)
    }
    var stack = NodeQueue(isOrdered: false)
    for index in 0..<3 { stack.add(index, gain: Double(-index)) }
    #expect([stack.next(), stack.next(), stack.next(), stack.next()] == [2, 1, 0, nil])
  }

  /// Columns of every kind with holes, and random rows of them.
  private func columns(_ rowCount: Int, _ stream: inout RandomStream) -> [BinnedColumn] {
    func holes(_ value: Double) -> Double { stream.uniform() < 0.1 ? .nan : value }
    let numbers = (0..<rowCount).map { _ in holes(stream.normal()) }
    let levels = (0..<rowCount).map { _ in holes(Double(stream.below(200))) }
    let names = (0..<200).map { "\($0)" }
    return [
      BinnedColumn(FeatureColumn("x", numbers), ranked: true),
      BinnedColumn(FeatureColumn("c", levels, kind: .category(levels: names)), ranked: true),
    ]
  }

  @Test("rows are divided as a filter would, in order, few or many", arguments: [1, 500, 70_000])
  func division(rowCount: Int) {
    var stream = Seed(3).stream
    let columns = columns(rowCount, &stream)
    let pools = [nil, WorkerPool(threadCount: 1), WorkerPool(threadCount: 3)]
    for missingLeft in [true, false] {
      var set = BinSet()
      for _ in 0..<90 { set.insert(UInt8(stream.below(200))) }
      let bin = UInt8(stream.below(255))
      let rank = UInt16(stream.below(65_535))
      let rules: [(Split.Rule, (Int) -> Bool)] = [
        (.bin(bin), { columns[0].codes[$0] <= bin || columns[0].codes[$0] == 255 && missingLeft }),
        (
          .rank(rank),
          { columns[0].ranks[$0] <= rank || columns[0].ranks[$0] == 65_535 && missingLeft }
        ),
        (
          .bins(set),
          { set.contains(columns[1].codes[$0]) || columns[1].codes[$0] == 255 && missingLeft }
        ),
      ]
      for (number, (rule, goesLeft)) in rules.enumerated() {
        let all = (0..<rowCount).map { UInt32($0) }
        let range = rowCount / 7..<rowCount
        let split = Split(
          column: number == 2 ? 1 : 0, rule: rule, threshold: 0, missingGoesLeft: missingLeft,
          gain: 0, left: .zero)
        let part = all[range]
        let expected =
          all[..<range.lowerBound] + part.filter { goesLeft(Int($0)) }
          + part.filter { !goesLeft(Int($0)) }
        for pool in pools {
          let partition = RowPartition(capacity: rowCount)
          partition.fill(all)
          let left = partition.divide(range, by: split, in: columns, on: pool)
          #expect(left == part.filter { goesLeft(Int($0)) }.count)
          #expect(partition.rows.array == Array(expected))
        }
      }
    }
  }

  @Test("columns are drawn for the tree, and among those for its nodes")
  func columnSampling() {
    var seen = Set<[Bool]>()
    for seed in 0..<50 as Range<UInt64> {
      var sampling = ColumnSampling(
        of: 20, perTree: 0.5, perNode: 0.3, stream: Seed(seed).stream)
      var used = [Bool](repeating: false, count: 20)
      for _ in 0..<40 {
        let mask = sampling.drawNode()
        #expect(mask.filter { $0 }.count == 3)
        for column in 0..<20 where mask[column] { used[column] = true }
      }
      // Forty draws of 3 of 10 leave one out with probability 10 · 0.7⁴⁰ < 10⁻⁵.
      #expect(used.filter { $0 }.count == 10)
      seen.insert(used)
    }
    #expect(seen.count > 40)
    var all = ColumnSampling(of: 3, perTree: 1, perNode: 1, stream: Seed(1).stream)
    #expect(all.drawNode() == [true, true, true])
    var least = ColumnSampling(of: 3, perTree: 0.01, perNode: 0.01, stream: Seed(1).stream)
    #expect(least.drawNode().filter { $0 }.count == 1)
  }

  @Test("a bootstrap draws every row as often as another")
  func bootstrap() {
    var stream = Seed(5).stream
    var sums = [Int](repeating: 0, count: 100)
    for _ in 0..<2_000 {
      let draw = Bootstrap(rowCount: 100, draws: 100, stream: &stream)
      #expect(draw.counts.reduce(0) { $0 + Int($1) } == 100)
      for (row, count) in draw.counts.enumerated() {
        sums[row] += Int(count)
        #expect((draw.bits[row >> 6] >> UInt64(row & 63) & 1 == 1) == (count > 0))
      }
    }
    // Each sum is Poisson with mean 2,000 and sd 45; five sd for a hundred of them.
    #expect(sums.allSatisfy { abs($0 - 2_000) < 225 })
    #expect(Bootstrap(all: 3).counts == [1, 1, 1])
  }
}
