import Statistics
import Testing
import _TestSupport

@Suite("Groups of rows")
struct GroupedSummaryTests {
  @Test("are what describing each group by itself gives", arguments: 1..<15 as Range<UInt64>)
  func twin(seed: UInt64) {
    var source = NumberSource(state: seed)
    let count = 1 + source.below(9_000)
    let column = (0..<count).map { _ in
      source.uniform() < 0.1 ? Double.nan : 1e6 + Double(source.below(40))
    }
    let cells = (0..<count).map { _ in UInt16(source.below(6)) }
    // Cell 5 belongs to no group, group 2 of the first grouping has no cell.
    let groups = [[0, 0, 1, 1, 3, -1], [0, 1, 0, 1, 1, -1]]
    let groupings = CellGroupings(cells: cells, cellCount: 6, groups: groups, groupCounts: [4, 2])
    let summaries = groupings.summaries(of: column, OrderedSample(column))
    for (grouping, found) in summaries.enumerated() {
      #expect(found.count == groupings.groupCounts[grouping])
      for (group, summary) in found.enumerated() {
        let values = column.indices.filter {
          groups[grouping][Int(cells[$0])] == group && !column[$0].isNaN
        }.map { column[$0] }
        compare(summary, values.sorted())
      }
    }
  }

  @Test("have medians on both sides of zero, of zeros of both signs, of tiny and infinite numbers")
  func mediansOfSigns() {
    let tiny = Double.leastNonzeroMagnitude
    let column = [-3, -0.0, 0.0, -tiny, tiny, 5, -1e300, .infinity, -.infinity, 2]
    let cells: [UInt16] = [0, 1, 0, 1, 0, 1, 0, 1, 0, 1]
    let groupings = CellGroupings(
      cells: cells, cellCount: 2, groups: [[0, 1], [0, 0]], groupCounts: [2, 1])
    let medians = groupings.summaries(of: column, OrderedSample(column)).map { $0.map(\.median) }
    #expect(medians == [[-3, 2], [0]])
  }

  private func compare(_ summary: GroupSummary, _ values: [Double]) {
    let expected = SampleDescription(ascending: values)
    #expect(summary.count == expected.count)
    #expect(summary.sum == expected.sum)
    expectClose(summary.mean, expected.mean ?? .nan, relative: 1e-14)
    expectClose(summary.median, expected.median ?? .nan, relative: 1e-15)
    expectClose(summary.minimum, expected.minimum ?? .nan)
    expectClose(summary.maximum, expected.maximum ?? .nan)
    expectClose(
      summary.standardDeviation ?? -1, expected.standardDeviation ?? -1, relative: 1e-11)
  }
}
