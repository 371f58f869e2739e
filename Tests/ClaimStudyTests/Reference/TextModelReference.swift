import Evaluation
import Features
import Learning
import LinearModels
import Statistics
import Tabular
import Testing

/// Logistic regressions on weighed words, over all folds of every kind.
extension ReferenceTable {
  /// The parts of the texts that are learned, the column of each, and how they are cut into folds.
  static let textFolds = [
    ("full_text", "video_transcription_text", ["mod5_row", "by_template", "by_body"]),
    ("body_only", "body", ["mod5_row"]), ("template_only", "template", ["by_template"]),
  ]

  mutating func checkTextModels(_ videos: ReferenceVideos) throws {
    for (part, column, kinds) in Self.textFolds {
      for kind in kinds {
        try checkTextModels("text/\(part)/\(kind)", column, try videos.folds(kind), videos)
      }
    }
  }

  private mutating func checkTextModels(
    _ name: String, _ column: String, _ folds: Folds, _ videos: ReferenceVideos
  ) throws {
    var foldScores: [Scores] = []
    for fold in 0..<folds.count {
      let split = folds[fold]
      let (fitted, features) = try Recipe([.tfidf(TFIDF(column, prefix: ""))])
        .fitAndApply(videos.frame.subset(split.train), on: videos.workers)
      let model = try LogisticRegression { $0.l2Penalty = 1 }.fit(
        Dataset(features: features, labels: videos.labels.subset(split.train)),
        in: videos.context)
      let test = Dataset(
        features: try fitted.apply(videos.frame.subset(split.test), on: videos.workers),
        labels: videos.labels.subset(split.test))
      let scores = try judge(model, test, videos)
      foldScores.append(scores)
      guard fold == 0 else { continue }
      let share = Double(test.labels.positiveCount) / Double(test.rowCount)
      compare(
        "\(name)/tfidf_logreg/fold0",
        .scores(
          scores,
          and: ["vocab": Double(fitted.featureNames.count), "class_rate_test": share]))
      compareTerms("\(name)/fold0/top_coef", model)
      if name == "text/full_text/mod5_row" { compareVocabulary(fitted) }
    }
    compareMeans("\(name)/tfidf_logreg/mean5", foldScores)
  }

  mutating func compareMeans(_ name: String, _ folds: [Scores]) {
    func mean(_ metric: Metric) -> Double { Moments(folds.compactMap { $0[metric] }).mean }
    let accuracies = folds.compactMap { $0[.accuracy] }
    compare(
      name,
      .table([
        "accuracy": .number(mean(.accuracy)), "roc_auc": .number(mean(.rocAUC)),
        "f1": .number(mean(.f1)), "mcc": .number(mean(.matthewsCorrelation)),
        "min_accuracy": .number(accuracies.min() ?? .nan),
        "per_fold_accuracy": .numbers(accuracies),
      ]))
  }

  /// The terms that speak most for either class.
  private mutating func compareTerms(_ name: String, _ model: LogisticModel) {
    let terms = model.numbersByName.filter { $0.key != "intercept" }.sorted { $0.value > $1.value }
    guard let expected = self[name] else { return }
    compare(
      name,
      .table([
        "claim": ranked(terms, like: expected["claim"], model),
        "opinion": ranked(terms.reversed(), like: expected["opinion"], model),
        "intercept": .number(model.intercept),
      ]))
  }

  /// The first terms with their coefficients; of terms that are tied, the one that is listed.
  private func ranked(
    _ terms: [(key: String, value: Double)], like listed: ReferenceValue?, _ model: LogisticModel
  ) -> ReferenceValue {
    let coefficients = model.numbersByName
    let pairs = zip(listed?.asList ?? [], terms).map { pair, term -> ReferenceValue in
      guard case .text(let name)? = pair.asList.first, let coefficient = coefficients[name],
        abs(coefficient - term.value) <= 1e-3
      else { return .list([.text(term.key), .number(term.value)]) }
      return .list([.text(name), .number(coefficient)])
    }
    return .list(pairs)
  }

  private mutating func compareVocabulary(_ recipe: FittedRecipe) {
    guard case .tfidf(let learned) = recipe.steps[0] else { return }
    compare("text/tfidf_mod5/vocab_size", .count(learned.terms.count))
    let weights = Dictionary(uniqueKeysWithValues: zip(learned.terms, learned.idf))
    compare("text/tfidf_mod5/idf_examples", .numbers(weights))
  }
}
