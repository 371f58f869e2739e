import Statistics
import Testing

/// Tables of two categories, two shares, normality and power on the real data.
extension ReferenceTable {
  mutating func checkTables(_ videos: ReferenceVideos) throws {
    let claims = try videos.texts("claim_status")
    for (name, column) in [("ban", "author_ban_status"), ("verified", "verified_status")] {
      let others = try videos.texts(column)
      let (rows, columns) = (Set(claims).sorted(), Set(others).sorted())
      let table = ContingencyTable(
        rows: try claims.map { try #require(rows.firstIndex(of: $0)) },
        columns: try others.map { try #require(columns.firstIndex(of: $0)) },
        rowCount: rows.count, columnCount: columns.count)
      let keys = rows.map { row in columns.map { "\(row)|\($0)" } }
      compare("chi2/claim_x_\(name)", try Self.value(of: table, keys))
      if name == "ban" {
        compare("log10p/chi2_claim_x_ban", .number(try table.chiSquaredTest().p.log10))
      } else {
        try checkShares(table)
      }
    }
  }

  private static func value(
    of table: ContingencyTable, _ keys: [[String]]
  ) throws -> ReferenceValue {
    func cells(_ values: [[Double]]) -> ReferenceValue {
      .numbers(
        Dictionary(uniqueKeysWithValues: zip(keys.joined(), values.joined())))
    }
    let pearson = try table.chiSquaredTest()
    let g = try table.gTest()
    var value: [String: ReferenceValue] = [
      "table": cells(table.counts.map { $0.map(Double.init) }),
      "chi2": .number(pearson.statistic), "df": .count(table.degreesOfFreedom),
      "p": .number(pearson.p.value), "expected": cells(table.expected),
      "cramers_v": .number(try table.cramersVEstimate().value),
      "cramers_v_bias_corrected": .number(table.correctedCramersV),
      "contingency_C": .number(table.contingencyCoefficient), "G": .number(g.statistic),
      "G_p": .number(g.p.value), "adjusted_residuals": cells(table.adjustedResiduals),
      "mutual_information_nats": .number(table.mutualInformation),
    ]
    guard table.isTwoByTwo else { return .table(value) }
    let yates = try table.chiSquaredTest(continuity: true)
    let odds = try table.oddsRatio()
    let interval = try #require(odds.interval)
    value["chi2_yates"] = .number(yates.statistic)
    value["p_yates"] = .number(yates.p.value)
    value["odds_ratio"] = .number(odds.value)
    value["or_ci"] = .numbers([interval.low, interval.high])
    value["fisher_p"] = .number(try table.fisherExactTest().p.value)
    return .table(value)
  }

  private mutating func checkShares(_ table: ContingencyTable) throws {
    let groups = (0..<2).map {
      (successes: table.counts[$0][1], trials: table.rowTotals[$0])
    }
    let comparison = try ProportionComparison(groups[0], groups[1])
    let newcombe = try #require(comparison.result.estimate?.interval)
    let wald = comparison.waldInterval()
    let wilson = try #require(comparison.first.interval)
    let exact = Proportions.exactInterval(
      successes: groups[0].successes, trials: groups[0].trials)
    compare(
      "proportion/verified_rate_claim_vs_opinion",
      .table([
        "z": .number(comparison.result.statistic), "p": .number(comparison.result.p.value),
        "p1": .number(comparison.first.value), "p0": .number(comparison.second.value),
        "diff_ci_wald": .numbers([wald.low, wald.high]),
        "diff_ci_newcombe": .numbers([newcombe.low, newcombe.high]),
        "wilson_claim": .numbers([wilson.low, wilson.high]),
        "clopper_claim": .numbers([exact.low, exact.high]),
      ]))
  }

  mutating func checkNormality(_ videos: ReferenceVideos) throws {
    let views = try videos.grouped(videos.numbers("video_view_count"), by: "claim_status")
    let samples = [
      "views_claim": try #require(views["claim"]), "views_opinion": try #require(views["opinion"]),
      "duration": try videos.numbers("video_duration_sec"),
    ]
    for (name, sample) in samples {
      let shape = try MomentShape(sample)
      let square = try shape.dAgostino()
      let shapiro = try ShapiroWilk.test(Array(sample.prefix(500)))
      compare(
        "normality/\(name)",
        .numbers([
          "n": Double(sample.count), "jarque_bera": shape.jarqueBera.statistic,
          "jb_p": shape.jarqueBera.p.value, "dagostino_k2": square.statistic,
          "k2_p": square.p.value, "skewtest_z": try shape.skewnessZ(),
          "kurttest_z": try shape.kurtosisZ(),
          "anderson_A2": try AndersonDarling.test(sample).statistic,
          "shapiro_first500_W": shapiro.statistic, "shapiro_first500_p": shapiro.p.value,
          "lilliefors_D": try AndersonDarling.lilliefors(sample).statistic,
          "skew_biased": shape.skewness, "kurt_excess_biased": shape.excessKurtosis,
        ]))
    }
  }

  mutating func checkPower() throws {
    compare(
      "power",
      .numbers([
        "t_n_per_group_d02": try #require(TTestPower().count(effect: 0.2)),
        "t_power_n100_d05": TTestPower().power(effect: 0.5, count: 100),
        "anova_total_n_f025_k3": try #require(GroupPower.anovaCount(effect: 0.25, groups: 3)),
        "chi2_n_w03_df2": try #require(
          GroupPower.chiSquaredCount(effect: 0.3, degreesOfFreedom: 2)),
      ]))
  }
}
