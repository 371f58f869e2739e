import Evaluation
import Features
import Learning
import LinearModels
import Tabular
import Testing

/// Support vector machines on weighed words and naive Bayes on counted ones, over all folds.
extension ReferenceTable {
  mutating func checkWordModels(_ videos: ReferenceVideos) throws {
    for (part, column, kinds) in Self.textFolds {
      for kind in kinds {
        let folds = try videos.folds(kind)
        try checkMachines("text/\(part)/\(kind)/tfidf_linear_svm", column, folds, videos)
        try checkCounts(
          "text/\(part)/\(kind)/count_unigram_multinomial_nb", column, folds, videos)
      }
    }
  }

  private mutating func checkMachines(
    _ name: String, _ column: String, _ folds: Folds, _ videos: ReferenceVideos
  ) throws {
    let scores = try (0..<folds.count).map { fold in
      let parts = try videos.parts([.tfidf(TFIDF(column, prefix: ""))], folds[fold])
      let model = try LinearSVM { $0.l2Penalty = 1 }.fit(parts.train, in: videos.context)
      let values = model.decisionValues(for: parts.test.features, on: videos.workers)
      // A machine decides by the sign; the order is that of the decision values.
      return try Scores(
        probabilities: values.map { $0 > 0 ? 1 : 0 }, labels: parts.test.labels,
        rankedBy: values, on: videos.workers)
    }
    compare("\(name)/fold0", .scores(scores[0]))
    compareMeans("\(name)/mean5", scores)
  }

  private mutating func checkCounts(
    _ name: String, _ column: String, _ folds: Folds, _ videos: ReferenceVideos
  ) throws {
    let words = WordCounts(
      column, ngrams: 1...1, maxFeatures: 100_000, stopWords: .none, prefix: "")
    var vocabulary = 0
    let scores = try (0..<folds.count).map { fold in
      let parts = try videos.parts([.wordCounts(words)], folds[fold])
      if fold == 0 { vocabulary = parts.train.features.featureNames.count }
      let model = try MultinomialNaiveBayes { $0.smoothing = 1 }
        .fit(parts.train, in: videos.context)
      return try judge(model, parts.test, videos)
    }
    compare("\(name)/fold0", .scores(scores[0], and: ["vocab": Double(vocabulary)]))
    compareMeans("\(name)/mean5", scores)
  }
}

extension ReferenceVideos {
  /// The two sides of a split with the features that steps learn on the first.
  func parts(_ steps: [RecipeStep], _ split: RowSplit) throws -> (train: Dataset, test: Dataset) {
    let (fitted, features) = try Recipe(steps).fitAndApply(
      frame.subset(split.train), on: workers)
    return (
      Dataset(features: features, labels: labels.subset(split.train)),
      Dataset(
        features: try fitted.apply(frame.subset(split.test), on: workers),
        labels: labels.subset(split.test))
    )
  }
}
