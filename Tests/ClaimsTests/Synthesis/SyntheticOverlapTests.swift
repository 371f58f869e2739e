import Claims
import Features
import Learning
import LinearModels
import Machine
import Tabular
import Testing
import Trees
import _TestSupport

/// How well models do on generated videos: well, and never perfectly.
@Suite("Overlap of the generated classes")
struct SyntheticOverlapTests {
  private let workers = Videos.workers
  private static let frame = Result { try Videos.cleaned(rows: 12_000, seed: 4).frame }

  /// The AUC on the last quarter of rows of a model that was fitted on the others.
  private func heldOutAUC(
    _ family: RecipeFamily, _ choice: FeatureChoice, _ estimator: some Estimator
  ) throws -> Double {
    let contract = DataContract.videos
    let frame = try Self.frame.get()
    let cut = frame.rowCount * 3 / 4
    let (training, test) = (
      frame.subset(Array(0..<cut)), frame.subset(Array(cut..<frame.rowCount))
    )
    let (recipe, features) = try contract.recipe(for: family, choice)
      .fitAndApply(training, on: workers)
    let data = Dataset(features: features, labels: try contract.labels(of: training))
    let model = try estimator.fit(data, in: Videos.context())
    let scores = model.probabilities(for: try recipe.apply(test, on: workers), on: workers)
    return naiveAUC(scores, try contract.labels(of: test).values)
  }

  @Test("logistic regression: the best of all lies in the band, with and without text")
  func linear() throws {
    let regression = LogisticRegression()
    let words = try heldOutAUC(.words, FeatureChoice(.atUpload), regression)
    #expect((0.85...0.92) ~= words, "text alone \(words)")
    let upload = try heldOutAUC(.linear, FeatureChoice(.atUpload), regression)
    #expect((0.86...0.94) ~= upload && upload > words, "at upload \(upload)")
    let counts = try heldOutAUC(
      .linear, FeatureChoice(.afterPublication, withText: false), regression)
    #expect((0.85...0.95) ~= counts, "counts \(counts)")
    let all = try heldOutAUC(.linear, FeatureChoice(.afterPublication), regression)
    #expect((0.93...0.97) ~= all && all > counts && all > upload, "everything \(all)")
  }

  @Test("boosted trees lie in the band too")
  func trees() throws {
    let boosting = GradientBoosting { $0.trees = 80 }
    let counts = try heldOutAUC(
      .trees, FeatureChoice(.afterPublication, withText: false), boosting)
    #expect((0.85...0.95) ~= counts, "counts \(counts)")
    let all = try heldOutAUC(.trees, FeatureChoice(.afterPublication), boosting)
    #expect((0.88...0.97) ~= all && all > counts, "everything \(all)")
  }

  @Test("metadata alone says little, as in the real data")
  func metadata() throws {
    let auc = try heldOutAUC(
      .linear, FeatureChoice(.atUpload, withText: false), LogisticRegression())
    #expect((0.62...0.69) ~= auc, "metadata \(auc)")
  }

  @Test(
    "the columns of the real file, and none of its sentences",
    .enabled(if: SharedMaterial.isPresent, Comment(rawValue: SharedMaterial.hint)))
  func realFile() throws {
    let file = SharedMaterial.file("data/tiktok/tiktok_dataset.csv")
    let real = try CSVReader(schema: DataContract.videos.schema(for: .training))
      .read(file, on: workers).frame
    let made = try Videos.cleaned(rows: 10_000).frame
    #expect(real.names == made.names)
    let sentences = Set(texts(of: real))
    #expect(sentences.isDisjoint(with: texts(of: made)))
    let openings = { (text: String) in text.split(separator: " ").prefix(4).joined(separator: " ") }
    #expect(Set(sentences.map(openings)).isDisjoint(with: texts(of: made).map(openings)))
  }

  private func texts(of frame: Frame) -> [String] {
    guard let column = frame["video_transcription_text"] else { return [] }
    return (0..<frame.rowCount).compactMap { column.text(at: $0) }
  }
}
