import Evaluation
import Features
import Learning
import Statistics
import Tabular
import Testing

/// Simple rules that tell the classes apart, and what single columns say.
extension ReferenceTable {
  mutating func checkRules(_ videos: ReferenceVideos) throws {
    try checkRatios(videos)
    try checkViews(videos)
    try checkCells(videos)
    try checkOutliers(videos)
    try checkSingleColumns(videos)
  }

  private mutating func checkRatios(_ videos: ReferenceVideos) throws {
    var largest: [String: [String: Double]] = [:]
    for name in ["like", "comment", "share", "download"] {
      let ratios = try videos.feature(
        .ratio(Ratio("video_\(name)_count", per: "video_view_count", named: "ratio")))
      for (label, values) in try videos.grouped(ratios, by: "claim_status") {
        largest[label, default: [:]][name + "s"] = values.max()
      }
    }
    for label in ["opinion", "claim"] {
      compare("rules/\(label)_max_ratios", .numbers(largest[label] ?? [:]))
    }
  }

  private mutating func checkViews(_ videos: ReferenceVideos) throws {
    let views = try videos.grouped(videos.numbers("video_view_count"), by: "claim_status")
    let claims = Quantiles(try #require(views["claim"]))
    let opinions = Quantiles(try #require(views["opinion"]))
    let caught = claims.sorted.count { $0 > opinions.maximum }
    let missed = claims.sorted.count - caught
    compare(
      "rules/views_gt_opinion_max",
      .numbers([
        "threshold": opinions.maximum, "claims_caught": Double(caught),
        "claims_missed": Double(missed),
        "accuracy": Double(caught + opinions.sorted.count) / Double(videos.frame.rowCount),
      ]))
    let high = opinions.sorted.count { $0 >= claims.minimum }
    compare(
      "overlap/view_count",
      .numbers([
        "opinion_max": opinions.maximum, "opinion_min": opinions.minimum,
        "claim_min": claims.minimum, "claim_max": claims.maximum,
        "claims_at_or_below_opinion_max": Double(missed),
        "opinions_at_or_above_claim_min": Double(high), "rows_in_overlap": Double(high + missed),
        "claims_in_overlap": Double(missed),
      ]))

    let places = try videos.grouped(videos.numbers("#"), by: "claim_status")
    compare(
      "rules/row_number_leak",
      .numbers([
        "all_claims_have_hash_le": try #require(places["claim"]?.max()),
        "all_opinions_have_hash_ge": try #require(places["opinion"]?.min()),
      ]))
  }

  private mutating func checkCells(_ videos: ReferenceVideos) throws {
    let bans = try videos.texts("author_ban_status")
    var cells: [String: [Int]] = [:]
    for (row, verified) in try videos.texts("verified_status").enumerated() {
      var cell = cells["\(verified)|\(bans[row])"] ?? [0, 0]
      cell[0] += 1
      cell[1] += Int(videos.labels.values[row])
      cells["\(verified)|\(bans[row])"] = cell
    }
    compare("rules/metadata_cells", .table(cells.mapValues { .counts($0) }))
  }

  /// Both anchors of `Capping`, with the quartiles that they rest on.
  private mutating func checkOutliers(_ videos: ReferenceVideos) throws {
    for entry in names where entry.hasPrefix("outliers/") {
      let column = try #require(entry.split(separator: "/").last.map(String.init))
      let isTukey = entry.hasPrefix("outliers/tukey")
      let values = presentValues(try #require(videos.all[column]?.doubles))
      let capping = Capping([column], anchor: isTukey ? .upperQuartile : .median)
      let steps: [RecipeStep] = [.numeric(NumericColumns([column])), .cap(capping)]
      let fitted = try Recipe(steps).fit(videos.all, on: videos.workers)
      guard case .cap(let learned) = fitted.steps[1] else { continue }
      let bound = try #require(learned.columns[0].bound)
      let quantiles = Quantiles(values)
      let lower = quantiles.lowerQuartile - 1.5 * quantiles.interquartileRange
      let above = Double(values.count { $0 > bound })
      compare(
        entry,
        isTukey
          ? .numbers([
            "upper": bound, "lower": lower, "count_upper": above,
            "count_lower": Double(values.count { $0 < lower }),
          ])
          : .numbers([
            "q1": quantiles.lowerQuartile, "q3": quantiles.upperQuartile,
            "iqr": quantiles.interquartileRange, "threshold": bound, "count": above,
          ]))
    }
  }

  private mutating func checkSingleColumns(_ videos: ReferenceVideos) throws {
    let features = try videos.features([
      .numeric(NumericColumns(["video_view_count", "video_duration_sec"])),
      .textLength(TextLength("video_transcription_text")),
    ])
    for column in SingleColumnAUC.audit(features, videos.labels, on: videos.workers) {
      compare("auc_single/\(column.column)", .number(try #require(column.auc)))
    }
  }
}
