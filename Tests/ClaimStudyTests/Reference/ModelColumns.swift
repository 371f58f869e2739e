import Features
import Learning
import Machine
import Tabular

/// The columns of one of the published comparisons of models.
struct ModelColumns {
  /// The name of the comparison in the reference file.
  let name: String
  var numeric: [String] = []
  var hasTextLength = false
  var hasRatios = false
  var hasBinaries = false

  static let counts = [
    "video_view_count", "video_like_count", "video_share_count", "video_download_count",
    "video_comment_count",
  ]

  static let all = ModelColumns(
    name: "a_all", numeric: ["video_duration_sec"] + counts, hasTextLength: true, hasBinaries: true)

  static let comparisons = [
    all,
    ModelColumns(name: "a2_engagement_only", numeric: counts),
    ModelColumns(name: "c_metadata", numeric: ["video_duration_sec"], hasBinaries: true),
    ModelColumns(
      name: "c2_metadata_textlen", numeric: ["video_duration_sec"], hasTextLength: true,
      hasBinaries: true),
    ModelColumns(name: "d_ratios_only", hasRatios: true),
  ]

  /// Zeros and ones for what is known of the author.
  static let binaries: [RecipeStep] = [
    .oneHot(OneHot("verified_status", reference: .named("not verified"))),
    .oneHot(OneHot("author_ban_status", reference: .named("active"))),
  ]

  /// The features, the numbers among them standardised if asked for.
  func steps(standardized: Bool) -> [RecipeStep] {
    var steps: [RecipeStep] = numeric.isEmpty ? [] : [.numeric(NumericColumns(numeric))]
    if hasRatios {
      steps += ["like", "comment", "share", "download"].map {
        .ratio(Ratio("video_\($0)_count", per: "video_view_count", named: "\($0)s_per_view"))
      }
    }
    if hasTextLength { steps.append(.textLength(TextLength("video_transcription_text"))) }
    if standardized { steps.append(.standardize(Standardization(.allNumeric))) }
    return hasBinaries ? steps + Self.binaries : steps
  }

  /// Rows to learn from and rows to judge by, their features learned on the former alone.
  func data(
    _ videos: ReferenceVideos, train: [Int], test: [Int], standardized: Bool
  ) throws -> (train: Dataset, test: Dataset) {
    let recipe = Recipe(steps(standardized: standardized))
    let (fitted, features) = try recipe.fitAndApply(
      videos.frame.subset(train), on: videos.workers)
    let others = try fitted.apply(videos.frame.subset(test), on: videos.workers)
    return (
      Dataset(features: features.renamed, labels: videos.labels.subset(train)),
      Dataset(features: others.renamed, labels: videos.labels.subset(test))
    )
  }
}

extension FeatureTable {
  /// The names of the reference file: "verified_status=verified" is "verified" there, and
  /// "claim_status=opinion" is "claim_status_opinion".
  var renamed: FeatureTable {
    FeatureTable(
      rowCount: rowCount,
      columns: columns.map { column in
        let name =
          column.name.hasPrefix("claim_status=")
          ? column.name.replacing("=", with: "_")
          : String(column.name.split(separator: "=").last ?? "").replacing(" ", with: "_")
        return FeatureColumn(name, column.values, kind: column.kind)
      })
  }

  /// Some columns by the names of the reference file, in the order given.
  func selecting(_ names: [String]) -> FeatureTable {
    let columns = renamed.columns
    return FeatureTable(
      rowCount: rowCount, columns: names.compactMap { name in columns.first { $0.name == name } })
  }
}
