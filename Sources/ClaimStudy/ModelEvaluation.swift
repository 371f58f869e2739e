public import Claims
public import Evaluation
import Features
public import Foundation
import Learning
public import Machine
public import ModelArtifacts
import Tabular

/// How a saved model does on a labelled file.
public struct ModelEvaluation: Sendable {
  /// The model that was scored.
  public let artifact: ModelArtifact
  /// The name of the file.
  public let fileName: String
  /// How it did on the complete rows of the file.
  public let scores: Scores
  /// The 95 % interval of the area under the ROC curve; nil with one class only.
  public let rocAUC: Interval?
  /// What cleaning did before.
  public let ledger: CleaningLedger
  /// How many records were set aside.
  public let rowsSetAside: Int

  /// Scores a saved model on a file of labelled records.
  ///
  /// - Parameters:
  ///   - model: A `.safetensors` file that `claimctl train` wrote.
  ///   - data: A CSV file with the columns that the model's contract names, label included.
  ///   - quarantine: Where records with faults are set aside; nil refuses a file that has any.
  ///   - workers: The threads; the scores do not depend on them.
  /// - Throws: `ArtifactError`, `DataRefused`, `ClaimsError`, `RecipeError`, `EvaluationError`.
  public init(model: URL, data: URL, quarantine: URL?, on workers: WorkerPool) throws {
    artifact = try ModelArtifact.read(model)
    let contract = try DataContract(json: artifact.contract)
    let reading = try CSVReader(schema: contract.schema(for: .training)).read(data, on: workers)
    try reading.refuseOrSetAside(data, quarantine)
    let cleaned = contract.clean(reading.frame, rules: [.incompleteRows], on: workers)
    let labels = try contract.labels(of: cleaned.frame)
    let features = try artifact.recipe.apply(cleaned.frame, on: workers)
    let probabilities = artifact.model.probabilities(for: features, on: workers)
    scores = try Scores(
      probabilities: probabilities, labels: labels, threshold: artifact.threshold, on: workers)
    rocAUC = DeLong(scores: probabilities, labels: labels, on: workers)?.interval()
    fileName = data.lastPathComponent
    ledger = cleaned.ledger
    rowsSetAside = reading.rejected.count
  }
}

extension Reading {
  /// Throws when there are faults and nowhere to put them; else writes the rejected records there.
  func refuseOrSetAside(_ data: URL, _ quarantine: URL?) throws {
    guard let quarantine, !unreadable else {
      guard faults.isEmpty else { throw DataRefused(file: data.relativeToHere, self) }
      return
    }
    try QuarantineFile.write(self, to: quarantine)
  }
}
