import Claims
import Evaluation
import Features
import Learning
import ModelArtifacts
import Trees
import Workflow

extension ContestStage.Settings {
  /// What the recipe of the contestant is made of.
  func recipe() throws -> Recipe {
    var options = RecipeOptions()
    if contestant.isBaseline { options.countedTerms = 0 }
    return try contract.recipe(for: contestant.recipeFamily, features, options: options)
  }
}

extension ContestStage {
  /// The winner of the comparison with its fitted model.
  func entrant(
    _ model: FittedModel, _ recipe: FittedRecipe, winner: Int, _ lines: [(Learner, Validation)],
    trainingRows: Int
  ) throws -> FittedEntrant {
    let described = try lines.map { GridLine(options: try $0.described, validation: $1) }
    let entrant = Entrant(
      name: settings.contestant.name, featureSet: settings.features.name,
      complexity: settings.contestant.complexity, options: described[winner].options,
      validation: described[winner].validation, grid: described.count > 1 ? described : [],
      trainingRows: trainingRows, featureCount: recipe.featureNames.count)
    let contract = String(
      decoding: try CanonicalJSON.data(of: settings.contract), as: UTF8.self)
    let artifact = ModelArtifact(
      model: model, recipe: recipe, labelNames: settings.contract.labelNames,
      threshold: settings.threshold, contract: contract, featureSet: entrant.featureSet,
      fingerprint: try Fingerprint.of(encoding: entrant).hex,
      metrics: Dictionary(
        uniqueKeysWithValues: entrant.validation.means.map {
          ("validation.\($0.key.rawValue)", $0.value)
        }
      ).merging(model.outOfBagMetrics) { $1 })
    return FittedEntrant(entrant, artifact)
  }
}

extension Contestant {
  /// Which kind of features the models of a contestant take.
  var recipeFamily: RecipeFamily {
    if case .logisticRegression = learners.first { return .linear }
    return .trees
  }
}

extension Learner {
  /// The options as settings; an empty object for a baseline.
  var described: JSONValue {
    get throws {
      switch self {
      case .majority, .singleThreshold: .object([:])
      case .logisticRegression(let options): try JSONValue(of: options)
      case .randomForest(let options): try JSONValue(of: options)
      case .boostedTrees(let options): try JSONValue(of: options)
      }
    }
  }
}

extension Validation {
  /// What cross-validation found.
  init(_ result: CrossValidation) {
    self.init(
      folds: result.foldScores.count, rows: result.probabilities.count, means: result.means,
      deviations: Dictionary(
        uniqueKeysWithValues: Metric.allCases.compactMap { metric in
          result.standardDeviation(metric).map { (metric, $0) }
        }))
  }

  /// What one validation part found.
  init(_ scores: Scores) {
    self.init(
      folds: 1, rows: scores.rowCount,
      means: Dictionary(
        uniqueKeysWithValues: Metric.allCases.compactMap { metric in
          scores[metric].map { (metric, $0) }
        }), deviations: [:])
  }
}

extension FittedModel {
  /// What a forest says of itself on the rows that its trees have not seen; empty for other models.
  fileprivate var outOfBagMetrics: [String: Double] {
    guard case .forest(let forest) = self, let outOfBag = forest.outOfBag else { return [:] }
    return ["outOfBag.accuracy": outOfBag.accuracy, "outOfBag.logLoss": outOfBag.logLoss]
  }
}
