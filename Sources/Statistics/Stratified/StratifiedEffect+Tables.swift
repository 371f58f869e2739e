extension StratifiedEffect {
  /// The odds ratio of two two-valued columns, with a third column held fixed: Mantel and Haenszel.
  ///
  /// - Parameters:
  ///   - strata: The 2×2 table of each stratum.
  ///   - level: The level of all intervals.
  /// - Returns: The effect before and after.
  /// - Throws: `notTwoByTwo` where a column has one value over all records; `notATable` where no
  ///   stratum is informative.
  /// - Complexity: O(*strata*).
  public static func odds(
    _ strata: [MantelHaenszel.Stratum], level: Double = 0.95
  ) throws(SampleError) -> StratifiedEffect {
    let joint = try MantelHaenszel(strata, level: level)
    let all = table(
      MantelHaenszel.Stratum(
        strata.reduce(0) { $0 + $1.a }, strata.reduce(0) { $0 + $1.b },
        strata.reduce(0) { $0 + $1.c }, strata.reduce(0) { $0 + $1.d }))
    return StratifiedEffect(
      crude: try all.oddsRatio(level: level), crudeP: try all.chiSquaredTest().p,
      strata: strata.map { stratum($0, level) }, adjusted: joint.oddsRatio,
      adjustedP: joint.test().p, standardizedMeans: nil, homogeneity: joint.homogeneity()?.p)
  }

  private static func table(_ stratum: MantelHaenszel.Stratum) -> ContingencyTable {
    ContingencyTable([[stratum.a, stratum.b], [stratum.c, stratum.d]])
  }

  private static func stratum(
    _ cells: MantelHaenszel.Stratum, _ level: Double
  ) -> Stratum {
    let counts = [cells.a + cells.b, cells.c + cells.d]
    guard cells.isInformative else { return Stratum(counts: counts) }
    let table = table(cells)
    let isSmall = table.smallestExpected < TestChooser.smallestExpected
    let test = isSmall ? try? table.fisherExactTest() : try? table.chiSquaredTest()
    return Stratum(counts: counts, estimate: try? table.oddsRatio(level: level), p: test?.p)
  }
}
