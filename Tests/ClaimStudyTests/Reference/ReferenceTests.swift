import Foundation
import Testing
import _TestSupport

@Suite(
  "Reference values",
  .enabled(if: SharedMaterial.isPresent, Comment(rawValue: SharedMaterial.hint)))
struct ReferenceTests {
  /// Entries of the kinds that are built; the number grows with the house and never falls.
  private static let expectedCount = 270

  /// Kinds of which every entry is checked.
  private static let wholeKinds = [
    "shape", "nulls", "duplicates", "counts", "describe", "group", "per_view", "outliers", "hist",
    "views", "corr", "text", "text_length", "word_count", "length", "auc_single", "leak", "rules",
    "overlap", "t", "mwu", "ks", "effect", "proportion", "variance", "normality", "anova",
    "welch_anova", "alexander_govern", "kruskal", "tukey", "games_howell", "chi2", "log10p",
    "power", "logit", "vif",
  ]

  @Test("every entry of the kinds that are built lies within its tolerance")
  func entries() throws {
    var table = try ReferenceTable.read()
    let videos = try ReferenceVideos()
    try table.checkExploration()
    try table.checkRules(videos)
    try table.checkTexts(videos)
    try table.checkTextModels(videos)
    try table.checkWordModels(videos)
    try table.checkInference(videos)
    try table.checkDependence(videos)
    try table.checkCourseFive(videos)
    try table.checkCourseSix(videos)
    try table.checkLinearModels(videos)
    try table.checkTreeModels(videos)
    try table.checkBaselines(videos)
    try table.checkHypotheses(videos)
    print(table.summary)
    print(table.summary(ofKinds: Self.wholeKinds))
    #expect(table.left.filter { Self.wholeKinds.contains(ReferenceTable.kind($0)) } == [])
    for disagreement in table.disagreements { Issue.record(Comment(rawValue: disagreement)) }
    #expect(table.names.count == 282)
    #expect(table.checked.count >= Self.expectedCount)
  }
}
