import Evaluation
import Features
import Foundation
import Learning
import LinearModels
import Machine
import ModelArtifacts
import Tabular
import Trees

/// Fitted models of each kind on planted data, with the recipes that made their features.
enum Workshop {
  static let workers = WorkerPool(threadCount: 2)
  static let names = LabelNames(positive: "claim", negative: "opinion")

  /// Rows with a signal, noise with holes, a category and a text.
  static func frame(rows: Int, seed: UInt64 = 5) -> (frame: Frame, labels: Labels) {
    var stream = Seed(seed).stream
    var signal: [Double] = []
    var noise: [Double] = []
    var groups: [Int32] = []
    var texts: [String] = []
    var labels: [UInt8] = []
    let words = ["moon", "bread", "river", "engine", "ünder"]
    for _ in 0..<rows {
      let value = stream.normal()
      signal.append(value)
      noise.append(stream.normal())
      groups.append(Int32(stream.below(3)))
      texts.append("\(words[stream.below(5)]) \(words[stream.below(5)])")
      let chance = 1 / (1 + exp(-1.5 * value - (groups.last == 1 ? 1 : 0)))
      labels.append(stream.uniform() < chance ? 1 : 0)
    }
    let holes = (0..<rows).filter { $0 % 7 == 3 }
    let frame = Frame(
      rowCount: rows,
      [
        ("signal", Column(.numbers(signal))),
        ("noise", Column(.numbers(noise), validity: Validity(count: rows, missing: holes))),
        ("group", Column(.categories(codes: groups, levels: ["a", "b", "c"]))),
        ("text", Column(.texts(TextBuffer(texts)))),
      ])
    return (frame, Labels(labels, names: names))
  }

  static let linearRecipe = Recipe([
    .numeric(NumericColumns(["signal", "noise"])), .impute(Imputation(["noise"], .median)),
    .oneHot(OneHot("group")), .standardize(Standardization(["signal", "noise"])),
  ])

  static let sparseRecipe = Recipe([.numeric(NumericColumns(["signal"])), .tfidf(TFIDF("text"))])

  static let treeRecipe = Recipe([
    .numeric(NumericColumns(["signal", "noise"])), .category(CategoryColumns(["group"])),
  ])

  /// What an artifact of each kind is made of; sparse and dense logistic regression both.
  enum Kind: String, CaseIterable, Sendable {
    case logistic, sparseLogistic, forest, boosted, singleThreshold, majority
  }

  static func artifact(_ kind: Kind, rows: Int = 300) throws -> ModelArtifact {
    let (frame, labels) = frame(rows: rows)
    let recipe =
      switch kind {
      case .logistic: linearRecipe
      case .sparseLogistic: sparseRecipe
      case .forest, .boosted, .singleThreshold, .majority: treeRecipe
      }
    let fitted = try recipe.fit(frame, on: workers)
    let features = try fitted.apply(frame, on: workers)
    let model = try model(kind, Dataset(features: features, labels: labels))
    return ModelArtifact(
      model: model, recipe: fitted, labelNames: names, threshold: 0.1 + 0.2,
      contract: "{\"columns\": [\"ü\", \"\\\"header_sha256\\\":\\\"0\"]}",
      featureSet: "at-upload", fingerprint: String(repeating: "ab", count: 32),
      metrics: ["recall": 0.9948, "logLoss": 1 / 3], notes: ["data": "planted"])
  }

  private static func model(_ kind: Kind, _ data: Dataset) throws -> FittedModel {
    let context = FitContext(workers: workers, seed: Seed(3))
    switch kind {
    case .logistic:
      return .logistic(try LogisticRegression { $0.l2Penalty = 0 }.fit(data, in: context))
    case .sparseLogistic:
      return .logistic(try LogisticRegression { $0.l2Penalty = 1 }.fit(data, in: context))
    case .forest:
      return .forest(
        try RandomForest {
          $0.trees = 7
          $0.maxDepth = 4
        }.fit(data, in: context))
    case .boosted:
      return .boosted(
        try GradientBoosting {
          $0.trees = 5
          $0.maxDepth = 3
        }.fit(data, in: context))
    case .singleThreshold: return .singleThreshold(try SingleThreshold().fit(data, in: context))
    case .majority: return .majority(try MajorityClass().fit(data, in: context))
    }
  }
}
