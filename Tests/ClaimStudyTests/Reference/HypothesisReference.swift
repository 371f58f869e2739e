import Features
import Foundation
import Statistics
import Testing

/// Two samples of a column, as the reference file names them.
private struct TwoSamplesOfData {
  /// What stands between the kind and the parentheses, such as `views_by_claim`.
  let name: String
  /// The levels that are compared, first less second.
  let levels: (first: String, second: String)
  let first: [Double]
  let second: [Double]

  func entry(_ kind: String, _ rest: String = "") -> String {
    let label = "\(levels.first)-\(levels.second)".replacing(" ", with: "_")
    return "\(kind)/\(name)(\(label))\(rest)"
  }
}

/// Tests, effect sizes, tables, normality and power on the real data.
extension ReferenceTable {
  mutating func checkHypotheses(_ videos: ReferenceVideos) throws {
    for samples in try Self.comparisons(videos) {
      try checkMeans(samples)
      try checkRanks(samples)
      try checkSpread(samples)
    }
    try checkGroups(videos)
    try checkTables(videos)
    try checkNormality(videos)
    try checkPower()
  }

  private static func comparisons(_ videos: ReferenceVideos) throws -> [TwoSamplesOfData] {
    let columns = try columns(videos)
    let claims = try videos.texts("claim_status")
    let verified = try videos.texts("verified_status")
    func samples(
      _ name: String, _ column: String, _ levels: (first: String, second: String),
      _ level: (Int) -> String?
    ) throws -> TwoSamplesOfData {
      let values = try #require(columns[column])
      func pick(_ wanted: String) -> [Double] {
        values.indices.filter { level($0) == wanted }.map { values[$0] }
      }
      return TwoSamplesOfData(
        name: name, levels: levels, first: pick(levels.first), second: pick(levels.second))
    }
    let byClaim = (first: "claim", second: "opinion")
    let byVerified = (first: "not verified", second: "verified")
    return try [
      samples("views_by_verified", "views", byVerified) { verified[$0] },
      samples("views_by_verified_within_claim", "views", byVerified) {
        claims[$0] == "claim" ? verified[$0] : nil
      },
      samples("views_by_verified_within_opinion", "views", byVerified) {
        claims[$0] == "opinion" ? verified[$0] : nil
      },
      samples("views_by_claim", "views", byClaim) { claims[$0] },
      samples("duration_by_claim", "duration", byClaim) { claims[$0] },
      samples("text_length_by_claim", "text_length", byClaim) { claims[$0] },
      samples("likes_per_view_by_claim", "likes_per_view", byClaim) { claims[$0] },
    ]
  }

  private static func columns(_ videos: ReferenceVideos) throws -> [String: [Double]] {
    try [
      "views": videos.numbers("video_view_count"),
      "duration": videos.numbers("video_duration_sec"),
      "text_length": videos.feature(.textLength(TextLength("video_transcription_text"))),
      "likes_per_view": videos.feature(
        .ratio(Ratio("video_like_count", per: "video_view_count", named: "ratio"))),
    ]
  }

  /// Compares an entry where the file has it: not every pair of samples is tested in every way.
  private mutating func compareIfThere(_ name: String, _ got: () throws -> ReferenceValue) throws {
    if self[name] != nil { compare(name, try got()) }
  }

  private mutating func checkMeans(_ samples: TwoSamplesOfData) throws {
    let welch = try TTest.welch(samples.first, samples.second)
    let estimate = try #require(welch.estimate)
    let interval = try #require(estimate.interval)
    try compareIfThere(samples.entry("t", "/welch")) {
      .numbers([
        "t": welch.statistic, "p": welch.p.value, "df": welch.degreesOfFreedom[0],
        "mean_diff": estimate.value, "ci_low": interval.low, "ci_high": interval.high,
        "n1": Double(welch.counts[0]), "n2": Double(welch.counts[1]),
      ])
    }
    let pooled = try TTest.student(samples.first, samples.second)
    try compareIfThere(samples.entry("t", "/pooled")) {
      .numbers([
        "t": pooled.statistic, "p": pooled.p.value, "df": pooled.degreesOfFreedom[0],
      ])
    }
    try compareIfThere(samples.entry("effect")) {
      let effect = try StandardizedDifference(samples.first, samples.second)
      let noncentral = try #require(effect.cohen().interval)
      let normal = effect.normalInterval()
      return .table([
        "cohen_d": .number(effect.cohenD), "hedges_g_approx": .number(effect.approximateHedgesG),
        "hedges_g_exact": .number(effect.hedgesG), "se_d": .number(effect.standardError),
        "d_ci_normal": .numbers([normal.low, normal.high]),
        "d_ci_noncentral_t": .numbers([noncentral.low, noncentral.high]),
        "glass_delta_group2_sd": .number(try #require(effect.glassDelta)),
      ])
    }
    if samples.name == "views_by_verified" {
      compare("log10p/welch_views_by_verified", .number(welch.p.log10))
    }
  }

  private mutating func checkRanks(_ samples: TwoSamplesOfData) throws {
    let ranked = try RankedSamples([samples.first, samples.second])
    try compareIfThere(samples.entry("mwu")) {
      let test = try MannWhitney(ranked)
      let plain = try MannWhitney(ranked, continuity: false)
      return .numbers([
        "U1": test.result.statistic, "U2": test.secondU, "p": test.result.p.value,
        "p_no_continuity": plain.result.p.value,
        "rank_biserial": try #require(test.result.estimate).value,
        "cles": try Dominance(ranked).commonLanguage().value,
      ])
    }
    try compareIfThere(samples.entry("ks")) {
      let test = try KolmogorovSmirnov(ranked)
      return .numbers([
        "D": test.result.statistic, "p": test.result.p.value, "location": test.location,
        "sign": test.firstIsLower ? 1 : -1,
      ])
    }
  }

  private mutating func checkSpread(_ samples: TwoSamplesOfData) throws {
    try compareIfThere(samples.entry("variance")) {
      let both = [samples.first, samples.second]
      let levene = try Levene.test(both, centre: .mean)
      let brownForsythe = try Levene.test(both)
      let bartlett = try Bartlett.test(both)
      let fligner = try Fligner.test(both)
      return .numbers([
        "levene_mean_W": levene.statistic, "levene_mean_p": levene.p.value,
        "brown_forsythe_W": brownForsythe.statistic, "brown_forsythe_p": brownForsythe.p.value,
        "bartlett": bartlett.statistic, "bartlett_p": bartlett.p.value,
        "fligner": fligner.statistic, "fligner_p": fligner.p.value,
        "var_ratio_F": try #require(bartlett.estimate).value,
      ])
    }
  }
}

/// The samples of a column by ban status, and the tests of all three.
extension ReferenceTable {
  private static let bans = ["active", "banned", "under review"]

  private mutating func checkGroups(_ videos: ReferenceVideos) throws {
    for (name, values) in try Self.columns(videos) {
      let grouped = try videos.grouped(values, by: "author_ban_status")
      let samples = try Self.bans.map { try #require(grouped[$0]) }
      try checkGroupMeans("\(name)_by_ban", samples)
      try checkPairs("\(name)_by_ban", samples)
    }
  }

  private mutating func checkGroupMeans(_ name: String, _ samples: [[Double]]) throws {
    try compareIfThere("anova/\(name)") {
      let anova = try OneWayANOVA(samples)
      return .numbers([
        "F": anova.result.statistic, "p": anova.result.p.value,
        "df1": anova.result.degreesOfFreedom[0], "df2": anova.result.degreesOfFreedom[1],
        "ss_between": anova.sumOfSquaresBetween, "ss_within": anova.sumOfSquaresWithin,
        "eta2": anova.etaSquared.value, "omega2": anova.omegaSquared.value,
        "epsilon2": anova.epsilonSquared.value,
      ])
    }
    try compareIfThere("welch_anova/\(name)") {
      let welch = try WelchANOVA.test(samples)
      return .numbers([
        "F": welch.statistic, "p": welch.p.value, "df1": welch.degreesOfFreedom[0],
        "df2": welch.degreesOfFreedom[1],
      ])
    }
    try compareIfThere("alexander_govern/\(name)") {
      let test = try AlexanderGovern.test(samples)
      return .numbers(["A": test.statistic, "p": test.p.value])
    }
    let kruskal = try KruskalWallis(samples)
    try compareIfThere("kruskal/\(name)") {
      .numbers([
        "H": kruskal.result.statistic, "p": kruskal.result.p.value,
        "df": kruskal.result.degreesOfFreedom[0],
        "epsilon2": try #require(kruskal.result.estimate).value,
        "eta2_H": try #require(kruskal.etaSquared),
      ])
    }
    try compareIfThere("log10p/kruskal_\(name)") { .number(kruskal.result.p.log10) }
    try compareIfThere("variance/\(name)") {
      let brownForsythe = try Levene.test(samples)
      return .numbers([
        "levene_mean": try Levene.test(samples, centre: .mean).statistic,
        "brown_forsythe": brownForsythe.statistic, "bf_p": brownForsythe.p.value,
        "bartlett": try Bartlett.test(samples).statistic,
      ])
    }
  }

  private mutating func checkPairs(_ name: String, _ samples: [[Double]]) throws {
    let tukey = try TukeyHSD.compare(samples)
    try compareIfThere("tukey/\(name)") { Self.pairs(tukey) }
    try compareIfThere("games_howell/\(name)") { Self.pairs(try GamesHowell.compare(samples)) }
    try compareIfThere("tukey/\(name)/statsmodels") {
      let freedom = tukey[0].result.degreesOfFreedom[0]
      let critical = StudentizedRange(groups: 3, degreesOfFreedom: freedom).quantile(0.95)
      let rows = tukey.compactMap(\.result.estimate)
      return .table([
        "groups": .list(Self.bans.map(ReferenceValue.text)),
        "meandiffs": .numbers(rows.map { -$0.value }),
        "confint": .list(
          rows.compactMap(\.interval).map { .numbers([-$0.high, -$0.low]) }),
        "pvalues": .numbers(tukey.map(\.result.p.value)), "q_crit": .number(critical),
      ])
    }
  }

  /// The file takes the first from the second, the house the second from the first.
  private static func pairs(_ pairs: [PairwiseComparison]) -> ReferenceValue {
    var table: [String: ReferenceValue] = [:]
    for pair in pairs {
      guard let estimate = pair.result.estimate, let interval = estimate.interval else { continue }
      table["\(bans[pair.second])-\(bans[pair.first])"] = .numbers([
        "meandiff": -estimate.value, "p": pair.result.p.value, "ci_low": -interval.high,
        "ci_high": -interval.low,
      ])
    }
    return .table(table)
  }
}
