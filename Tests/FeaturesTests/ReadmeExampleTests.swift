import Features
import Foundation
import Learning
import Machine
import Tabular
import Testing

/// The example of the room's README, and of the comment on `Recipe`, on planted videos.
@Suite("The example of the README")
struct ReadmeExampleTests {
  private let recipe = Recipe([
    .numeric(NumericColumns(["views", "duration"])),
    .ratio(Ratio("likes", per: "views", named: "likes_per_view")),
    .impute(Imputation(.allNumeric, .median)),
    .log1p(LogTransform(["views"])),
    .standardize(Standardization(.allNumeric)),
    .oneHot(OneHot("verified", reference: .named("not verified"))),
    .tfidf(TFIDF("text")),
  ])

  @Test("gives training and test rows the same features")
  func features() throws {
    let workers = WorkerPool(threadCount: 2)
    let frame = Frame.plantedVideos(rows: 400)
    let (fitted, training) = try recipe.fitAndApply(
      frame.subset(Array(0..<300)), on: workers)
    let test = try fitted.apply(frame.subset(Array(300..<400)), on: workers)
    #expect(training.featureNames == test.featureNames)
    #expect(
      fitted.featureNames.prefix(fitted.denseCount) == [
        "views", "duration", "likes_per_view", "views_missing", "likes_per_view_missing",
        "verified=verified",
      ])
    #expect(fitted.inputColumns == ["views", "duration", "likes", "verified", "text"])
    #expect(training.columns.allSatisfy { $0.values.allSatisfy(\.isFinite) })
    #expect(test.columns.allSatisfy { $0.values.allSatisfy(\.isFinite) })
  }

  @Test("scales the training rows to mean 0 and deviation 1", arguments: 1...5)
  func scaling(seed: UInt64) throws {
    let training = try recipe.fitAndApply(
      .plantedVideos(rows: 300, seed: seed), on: WorkerPool()
    ).features
    for column in training.columns where column.name != "verified=verified" {
      let mean = column.values.reduce(0, +) / 300
      let variance = column.values.reduce(0) { $0 + $1 * $1 } / 300
      #expect(abs(mean) < 1e-12, "\(column.name)")
      #expect(abs(variance - 1) < 1e-12, "\(column.name)")
    }
  }

  @Test("is written and read as settings, too")
  func settings() throws {
    let read = try JSONDecoder().decode(Recipe.self, from: JSONEncoder().encode(recipe))
    #expect(read == recipe)
    let frame = Frame.plantedVideos(rows: 60)
    #expect(try read.fit(frame, on: WorkerPool()) == recipe.fit(frame, on: WorkerPool()))
  }
}
