import Statistics
import Testing
import _TestSupport

@Suite("Stratified 2×2 tables")
struct MantelHaenszelTests {
  @Test("odds ratio, interval, tests agree with statsmodels")
  func reference() throws {
    let reference = try StratifiedReference.read()
    #expect(reference.tables.count == 8)
    for (name, table) in reference.tables {
      let joint = try MantelHaenszel(table.tables)
      let interval = try #require(joint.oddsRatio.interval, "\(name)")
      let odds = [
        joint.oddsRatio.value, interval.low, interval.high, try #require(joint.logStandardError),
      ]
      for (ours, theirs) in zip(odds, table.odds) { expectClose(ours, theirs, relative: 1e-12) }
      let (plain, corrected) = (joint.test(), joint.test(continuity: true))
      expectClose(plain.statistic, table.test[0], absolute: 1e-12, relative: 1e-9)
      // statsmodels takes p-values as 1 − cdf: good to 1e-15, not to so many digits.
      expectClose(plain.p.value, table.test[1], absolute: 1e-15, relative: 1e-9)
      try checkHomogeneity(joint, table)
      // Nearer than ½ to what is expected, ours is 0, where theirs rises again.
      guard name != "near one" else {
        #expect(corrected.statistic == 0 && corrected.p.value == 1)
        continue
      }
      expectClose(corrected.statistic, table.test[2], absolute: 1e-12, relative: 1e-9)
      expectClose(corrected.p.value, table.test[3], absolute: 1e-15, relative: 1e-9)
    }
  }

  private func checkHomogeneity(
    _ joint: MantelHaenszel, _ table: StratifiedReference.Table
  ) throws {
    #expect((joint.homogeneity() == nil) == (table.homogeneity == nil))
    guard let theirs = table.homogeneity else { return }
    let day = try #require(joint.homogeneity(tarone: false))
    let tarone = try #require(joint.homogeneity())
    expectClose(day.statistic, theirs[0], relative: 1e-8)
    expectClose(day.p.value, theirs[1], relative: 1e-8)
    expectClose(tarone.statistic, theirs[2], relative: 1e-8)
    expectClose(tarone.p.value, theirs[3], relative: 1e-8)
    #expect(day.degreesOfFreedom == table.strata.count - 1)
  }

  private static func strata(_ seed: Int) -> [MantelHaenszel.Stratum] {
    var generator = CountingGenerator(seed)
    return (0..<4).map { _ in
      let cells = (0..<4).map { _ in Int(generator.next(upperBound: UInt(40))) + 1 }
      return MantelHaenszel.Stratum(cells[0], cells[1], cells[2], cells[3])
    }
  }

  @Test("the order of strata and which side comes first do not matter", arguments: 0..<8)
  func symmetries(seed: Int) throws {
    let strata = Self.strata(seed)
    let joint = try MantelHaenszel(strata)
    let turned = try MantelHaenszel(strata.reversed())
    let swapped = try MantelHaenszel(strata.map { .init($0.c, $0.d, $0.a, $0.b) })
    expectClose(turned.oddsRatio.value, joint.oddsRatio.value, relative: 1e-13)
    expectClose(swapped.oddsRatio.value, 1 / joint.oddsRatio.value, relative: 1e-13)
    expectClose(swapped.test().statistic, joint.test().statistic, relative: 1e-10)
    let (one, other) = (joint.homogeneity()?.statistic, swapped.homogeneity()?.statistic)
    expectClose(try #require(one), try #require(other), relative: 1e-8)
  }

  @Test("strata with an empty margin change nothing", arguments: 0..<4)
  func uninformative(seed: Int) throws {
    let strata = Self.strata(seed)
    let more = strata + [.init(3, 4, 0, 0), .init(0, 2, 0, 9), .init(0, 0, 0, 0)]
    #expect(try MantelHaenszel(more) == MantelHaenszel(strata))
  }

  @Test("one stratum is a plain 2×2 table")
  func oneStratum() throws {
    let joint = try MantelHaenszel([.init(8, 3, 2, 9)])
    expectClose(joint.oddsRatio.value, 12, relative: 1e-13)
    #expect(joint.homogeneity() == nil)
    let chi = ContingencyTable([[8, 3], [2, 9]]).chiSquared
    expectClose(joint.test().statistic, chi * 21 / 22, relative: 1e-13)
  }

  @Test("an infinite odds ratio has no interval; nothing informative throws")
  func edges() throws {
    let joint = try MantelHaenszel([.init(5, 0, 2, 4), .init(3, 0, 1, 1)])
    #expect(joint.oddsRatio.value == .infinity && joint.oddsRatio.interval == nil)
    #expect(joint.logStandardError == nil && joint.homogeneity() == nil)
    #expect(joint.test().p.value < 0.05)
    #expect(throws: SampleError.notATable) { try MantelHaenszel([]) }
    #expect(throws: SampleError.notATable) { try MantelHaenszel([.init(4, 4, 0, 0)]) }
  }
}
