import Claims
import Evaluation
import Features
import Foundation
import Learning
import LinearModels
public import ModelArtifacts
import Reporting
import Trees

/// What a saved model is, as a page for a terminal.
public struct ModelSheet {
  let artifact: ModelArtifact

  /// The sheet of an artifact.
  public init(_ artifact: ModelArtifact) { self.artifact = artifact }

  /// The sheet as text.
  ///
  /// - Parameters:
  ///   - width: Columns of the terminal, at least 40.
  ///   - color: Whether the terminal shows colour.
  /// - Returns: Lines that are no wider than the terminal.
  public func text(width: Int, color: Bool) -> String {
    ReportRenderer.terminal(document, width: width, color: color)
  }

  var document: Document {
    Document(
      title: "Model \(artifact.notes["model"] ?? artifact.model.kind.rawValue)",
      sections: [
        Section(
          "What it is",
          [.definitions(facts)]),
        Section(
          "How it did",
          [.table(scores)]),
      ] + coefficientSections + importanceSections + [
        Section(
          "What its features are made of",
          [.bullets(artifact.recipe.summary.map { InlineText($0) })])
      ])
  }

  private var facts: [Definition] {
    [
      Definition("kind", "\(artifact.model.kind.rawValue)"),
      Definition("classes", "\(artifact.labelNames.positive) / \(artifact.labelNames.negative)"),
      Definition(
        "threshold",
        "\(Quantity.exact(artifact.threshold)) and above is called "
          + "\(artifact.labelNames.positive)"),
      Definition("feature set", "\(artifact.featureSet)"),
      Definition("features", "\(artifact.recipe.featureNames.count)"),
      Definition("training fingerprint", "\(code: artifact.fingerprint)"),
    ] + outOfBag
  }

  /// What a forest found on the rows that its trees had not seen.
  private var outOfBag: [Definition] {
    guard let accuracy = artifact.metrics["outOfBag.accuracy"],
      let logLoss = artifact.metrics["outOfBag.logLoss"]
    else { return [] }
    return [
      Definition(
        "out of bag",
        "accuracy \(Quantity.fixed(accuracy, digits: 4)), log loss "
          + "\(Quantity.fixed(logLoss, digits: 4))")
    ]
  }

  private var scores: Table {
    Table(
      caption: "Scores of validation and of the test part",
      columns: [.text("Metric"), .number("Validation"), .number("Test")],
      rows: Metric.allCases.map { metric in
        TableRow([
          .text(InlineText(metric.title)), cell("validation.\(metric.rawValue)"),
          cell("test.\(metric.rawValue)"),
        ])
      })
  }

  private func cell(_ name: String) -> Cell {
    .number(artifact.metrics[name].map { .fixed($0, digits: 4) })
  }

  private var coefficientSections: [Section] {
    guard case .logistic(let model) = artifact.model else { return [] }
    let strongest = model.coefficients.indices
      .sorted { abs(model.coefficients[$0]) > abs(model.coefficients[$1]) }.prefix(20)
    let table = Table(
      caption: "The coefficients that weigh most, of \(model.coefficients.count)",
      columns: [.text("Feature"), .number("Coefficient"), .number("Odds ratio")],
      rows: strongest.map { place in
        TableRow([
          .code(model.featureNames[place]),
          .number(.fixed(model.coefficients[place], digits: 4)),
          .number(.significant(exp(model.coefficients[place]), digits: 4)),
        ])
      })
    return [
      Section(
        "Coefficients",
        [.table(table)])
    ]
  }

  private var importanceSections: [Section] {
    let importances: [FeatureImportance]
    switch artifact.model {
    case .forest(let model): importances = model.importances
    case .boosted(let model): importances = model.importances
    case .logistic, .singleThreshold, .majority: return []
    }
    let table = Table(
      caption: "Features by the gain of their splits",
      columns: [.text("Feature"), .number("Share of gain"), .number("Splits")],
      rows: importances.sorted { $0.gain > $1.gain }.prefix(20).map { importance in
        TableRow([
          .code(importance.feature), .number(.percent(importance.gain, digits: 2)),
          .count(importance.splits),
        ])
      })
    return [
      Section(
        "Importances",
        [.table(table)])
    ]
  }
}
