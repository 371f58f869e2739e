import ClaimStudy
import Claims
import Learning
import Machine
import Statistics
import Tabular
import Testing
import _TestSupport

/// Everything that the exploration of the file tells: compared with what stands in its value.
extension ReferenceTable {
  mutating func checkExploration() throws {
    let job = ExplorationJob(
      RecordFile(SharedMaterial.file("data/tiktok/tiktok_dataset.csv"), contract: .videos))
    let exploration = try job.run(on: WorkerPool(threadCount: 2))
    checkShape(exploration)
    checkDescriptions(exploration)
    try checkGroups(exploration)
    checkOutliers(exploration)
    try checkHistograms(exploration)
    try checkViews(exploration)
    try checkTexts(exploration)
    try checkCorrelations(exploration)
  }

  private mutating func checkShape(_ exploration: Exploration) {
    let shape = exploration.shape
    compare("shape/rows", .count(shape.rows))
    compare("shape/cols_named", .count(shape.namedColumns))
    compare("shape/cols_raw", .count(shape.columnsInFile))
    compare("shape/complete_rows", .count(shape.completeRows))
    compare("shape/incomplete_rows", .count(shape.incompleteRows))
    compare(
      "nulls",
      .counts(Dictionary(uniqueKeysWithValues: exploration.columns.map { ($0.name, $0.missing) })))
    compare("duplicates/full_rows", .count(exploration.duplicates.rows))
    compare("duplicates/video_id", .count(exploration.duplicates.identities ?? -1))
    if let texts = exploration.duplicates.texts.first {
      compare(
        "duplicates/text",
        .counts([
          "unique": texts.unique, "rows_sharing_text": texts.rowsSharing,
          "extra_rows": texts.extra, "label_conflicts": texts.labelConflicts,
        ]))
    }
    checkCounts(exploration)
  }

  private mutating func checkCounts(_ exploration: Exploration) {
    if let balance = exploration.balance {
      let names = exploration.classNames
      compare("counts/claim_status/all", .counts(Self.keyed(names, balance.counts)))
      compare("counts/claim_status/complete", .counts(Self.keyed(names, balance.studied)))
      compare("proportion/claim", .number(balance.positiveShare?.value ?? -1))
    }
    for name in ["verified_status", "author_ban_status"] {
      let levels = exploration.category(name)?.levels ?? []
      compare("counts/\(name)/all", .counts(Self.keyed(levels.map(\.name), levels.map(\.count))))
      compare(
        "counts/\(name)/complete", .counts(Self.keyed(levels.map(\.name), levels.map(\.studied))))
    }
    let verified = exploration.category("verified_status")?.levels.last?.studied ?? 0
    compare(
      "proportion/verified", .number(Double(verified) / Double(exploration.shape.studiedRows)))
  }

  private static func keyed<Value>(_ names: [String], _ values: [Value]) -> [String: Value] {
    Dictionary(uniqueKeysWithValues: zip(names, values))
  }

  /// Numbers by name; what is not there agrees with nothing.
  private static func known(_ values: [String: Double?]) -> ReferenceValue {
    .numbers(values.mapValues { $0 ?? .nan })
  }

  /// The name of the number that an entry speaks of.
  private static func number(_ name: String) -> String {
    if name == "text_length" { return "video_transcription_text_length" }
    guard name.hasSuffix("s_per_view") else { return name }
    let count = name.dropLast("s_per_view".count)
    return "video_\(count)_count_per_view"
  }

  private mutating func checkDescriptions(_ exploration: Exploration) {
    for name in names where name.hasPrefix("describe/") {
      let number = exploration.number(Self.number(String(name.dropFirst("describe/".count))))
      guard let description = number?.description else { continue }
      compare(
        name,
        Self.known([
          "count": Double(description.count), "mean": description.mean,
          "std": description.standardDeviation, "min": description.minimum,
          "q25": description.lowerQuartile, "median": description.median,
          "q75": description.upperQuartile, "max": description.maximum,
          "skew": description.skewness, "kurtosis": description.kurtosis,
        ]))
    }
  }

  /// `group/NUMBER/by_COLUMN` and `per_view/COUNTS/by_COLUMN`.
  private mutating func checkGroups(_ exploration: Exploration) throws {
    for name in names where name.hasPrefix("group/") || name.hasPrefix("per_view/") {
      let parts = name.split(separator: "/").map(String.init)
      let number =
        parts[0] == "group" ? parts[1] : "video_\(parts[1].dropLast())_count_per_view"
      let by = String(parts[2].dropFirst("by_".count))
      let table =
        by == "claim_x_ban"
        ? exploration.groups(by: "claim_status", "author_ban_status")
        : exploration.groups(by: by)
      let groups = try #require(table?.groups, "\(name)")
      let entries = groups.map { group in
        (group.levels.joined(separator: "|"), Self.leaves(group[number]))
      }
      compare(name, .table(Dictionary(uniqueKeysWithValues: entries)))
    }
  }

  private static func leaves(_ group: GroupNumber?) -> ReferenceValue {
    Self.known([
      "count": Double(group?.count ?? -1), "mean": group?.mean,
      "median": group?.median, "std": group?.standardDeviation,
      "min": group?.minimum, "max": group?.maximum, "sum": group?.sum,
    ])
  }

  private mutating func checkOutliers(_ exploration: Exploration) {
    for name in names where name.hasPrefix("outliers/") {
      let parts = name.split(separator: "/").map(String.init)
      guard let number = exploration.number(parts[2]) else { continue }
      let description = number.description
      let counts = Dictionary(uniqueKeysWithValues: number.outliers.map { ($0.rule, $0) })
      if parts[1] == "tukey", let fences = counts[.tukeyFences] {
        compare(
          name,
          Self.known([
            "upper": fences.upper, "lower": fences.lower,
            "count_upper": Double(fences.above), "count_lower": Double(fences.below),
          ]))
      } else if let above = counts[.aboveMedian] {
        compare(
          name,
          Self.known([
            "q1": description.lowerQuartile, "q3": description.upperQuartile,
            "iqr": description.interquartileRange, "threshold": above.upper,
            "count": Double(above.count),
          ]))
      }
    }
  }

  /// The bins of the exploration are its own; those of the reference are counted by the room.
  private mutating func checkHistograms(_ exploration: Exploration) throws {
    let videos = try ReferenceVideos()
    for (name, column, step, last) in [
      ("hist/duration_5s", "video_duration_sec", 5.0, 60.0),
      ("hist/views_100k", "video_view_count", 1e5, 1e6),
    ] {
      let bins = HistogramBins(edges: Array(stride(from: 0, through: last, by: step)))
      let values = OrderedSample(try #require(videos.all[column]?.doubles)).values
      let counts = bins.counts(ascending: values)
      compare(name, .counts(counts))
      let histogram = try #require(exploration.number(column)?.histogram)
      #expect(histogram.counts.reduce(0, +) == values.count)
      #expect(histogram.counts == HistogramBins(edges: histogram.edges).counts(ascending: values))
    }
  }

  private mutating func checkViews(_ exploration: Exploration) throws {
    let views = try #require(exploration.number("video_view_count"))
    let groups = try #require(exploration.groups(by: "claim_status")?.groups)
    let totals = groups.map { ($0.levels[0], $0["video_view_count"]?.sum ?? .nan) }
    compare(
      "views/total_by_claim_status", .numbers(Dictionary(uniqueKeysWithValues: totals)))
    let above = try #require(views.aboveUpperQuartile)
    compare(
      "views/above_q75_by_claim",
      .numbers([
        "threshold": above.threshold, "total": Double(above.rows),
        "claim": Double(above.byClass[0]),
      ]))
    let overlap = try #require(views.overlap)
    let values = try ReferenceVideos()
    let counts = try values.numbers("video_view_count")
    let isClaim = values.labels.values.map { $0 == 1 }
    compare(
      "overlap/view_count",
      .numbers([
        "opinion_max": overlap.maxima[1], "opinion_min": overlap.minima[1],
        "claim_min": overlap.minima[0], "claim_max": overlap.maxima[0],
        // Claims from their own minimum up to the largest opinion are those within the overlap.
        "claims_at_or_below_opinion_max": Double(overlap.rowsWithin[0]),
        "opinions_at_or_above_claim_min": Double(overlap.rowsWithin[1]),
        "rows_in_overlap": Double(overlap.rows), "claims_in_overlap": Double(overlap.rowsWithin[0]),
      ]))
    let within = zip(counts, isClaim).count { $1 && $0 <= overlap.maxima[1] }
    #expect(within == overlap.rowsWithin[0])
    for name in ["video_view_count", "video_duration_sec", "text_length"] {
      compare("auc_single/\(name)", .number(exploration.number(Self.number(name))?.rocAUC ?? -1))
    }
  }

  private mutating func checkTexts(_ exploration: Exploration) throws {
    let text = try #require(exploration.texts.first)
    func means(_ number: String, _ column: String) throws -> ReferenceValue {
      let groups = try #require(exploration.groups(by: column)?.groups)
      return .numbers(
        Dictionary(
          uniqueKeysWithValues: groups.map { ($0.levels[0], $0[number]?.mean ?? .nan) }))
    }
    for column in ["claim_status", "verified_status", "author_ban_status"] {
      compare("text_length/mean_by_\(column)", try means(text.lengthName, column))
    }
    compare("word_count/mean_by_claim_status", try means(text.wordsName, "claim_status"))
    // Graphemes are not counted by the exploration: here they are the code points.
    compare(
      "text/length_units",
      .counts([
        "total_codepoints": text.size.codePoints, "total_utf8": text.size.utf8,
        "total_utf16": text.size.utf16, "rows_non_ascii": text.size.rowsBeyondASCII,
        "rows_double_space": text.size.rowsWithDoubleSpace, "words_total": text.size.words,
      ]), except: ["total_graphemes"])
  }

  private mutating func checkCorrelations(_ exploration: Exploration) throws {
    let names = [
      "claim": "claim_status", "verified": "verified_status",
      "text_length": "video_transcription_text_length",
    ]
    func pairs(
      _ entry: String, _ pair: (String, String) -> CorrelationPair?
    ) -> ReferenceValue {
      guard case .table(let table) = self[entry] else { return .nothing }
      return .table(
        Dictionary(
          uniqueKeysWithValues: table.keys.map { key in
            let sides = key.split(separator: "~").map(String.init)
            let found = pair(names[sides[0]] ?? sides[0], names[sides[1]] ?? sides[1])
            return (
              key,
              Self.known(["r": found?.coefficient, "p": found?.pValue])
            )
          }))
    }
    let correlations = exploration.correlations
    compare("corr/pearson", pairs("corr/pearson", correlations.pearson))
    compare("corr/spearman", pairs("corr/spearman", correlations.spearman))
    let likes = try #require(correlations.pearson("video_view_count", "video_like_count"))
    compare("corr/pearson_views_likes_ci", .numbers([likes.low ?? .nan, likes.high ?? .nan]))
  }
}
