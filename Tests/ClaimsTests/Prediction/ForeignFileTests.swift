import Claims
import Evaluation
import Features
import Foundation
import Learning
import LinearModels
import Machine
import ModelArtifacts
import Tabular
import Testing
import Trees

/// A file of another field: 28 numbers and a label of zeros and ones, read by another contract and
/// nothing else.
@Suite("A foreign file, end to end")
struct ForeignFileTests {
  private let workers = WorkerPool(threadCount: 2)
  private let names = (1...28).map { "f\($0)" }

  private func contract() throws -> DataContract {
    let columns = names.map { "  - {name: \($0), role: number}" }.joined(separator: "\n")
    return try DataContract(
      yaml: """
        version: 1
        name: collisions
        label:
          positive: signal
          negative: background
          values: {"1": signal, "0": background}
        columns:
          - {name: class, role: label}
        \(columns)
        """)
  }

  /// P(signal) = 1 / (1 + exp(-1.5·f1 + f2·f3)); the other numbers say nothing.
  private func csv(rows: Int, seed: UInt64, withLabel: Bool) -> [UInt8] {
    var stream = Seed(seed).stream
    var text = (withLabel ? "class," : "") + names.joined(separator: ",") + "\n"
    for _ in 0..<rows {
      let values = names.map { _ in stream.normal() }
      let logOdds = 1.5 * values[0] - values[1] * values[2]
      let isSignal = stream.uniform() < 1 / (1 + exp(-logOdds))
      text += (withLabel ? (isSignal ? "1," : "0,") : "")
      text += values.map(\.description).joined(separator: ",") + "\n"
    }
    return Array(text.utf8)
  }

  @Test(
    "contract, cleaning, recipe, model, file, verdicts", arguments: [RecipeFamily.linear, .trees])
  func endToEnd(family: RecipeFamily) throws {
    let contract = try contract()
    let reading = try CSVReader(schema: contract.schema(for: .training))
      .read(bytes: csv(rows: 3000, seed: 1, withLabel: true), on: workers)
    #expect(reading.faults == [])
    let cleaned = contract.clean(reading.frame, on: workers)
    #expect(cleaned.ledger.dropped == 0)
    let (recipe, features) = try contract.recipe(for: family, FeatureChoice(.atUpload))
      .fitAndApply(cleaned.frame, on: workers)
    #expect(recipe.featureNames == names)
    let data = Dataset(features: features, labels: try contract.labels(of: cleaned.frame))
    let context = FitContext(workers: workers, seed: Seed(1))
    let model: FittedModel =
      family == .linear
      ? .logistic(try LogisticRegression().fit(data, in: context))
      : .boosted(try GradientBoosting { $0.trees = 60 }.fit(data, in: context))
    let artifact = ModelArtifact(
      model: model, recipe: recipe, labelNames: contract.labelNames, threshold: 0.5,
      contract: try contract.json(), featureSet: "at-upload", fingerprint: "test")
    let classifier = try ClaimClassifier(ModelArtifact(reading: artifact.encoded()))

    let unlabelled = csv(rows: 2000, seed: 2, withLabel: false)
    let labelled = csv(rows: 2000, seed: 2, withLabel: true)
    let new = try CSVReader(schema: classifier.schema).read(bytes: unlabelled, on: workers)
    #expect(new.faults == [])
    let batch = try classifier.verdicts(
      on: new.frame, lines: new.lines, reasons: 2, on: workers)
    let truth = try contract.labels(
      of: CSVReader(schema: contract.schema(for: .training)).read(bytes: labelled, on: workers)
        .frame)
    let auc = naiveAUC(batch.probabilities, truth.values)
    #expect(auc > (family == .linear ? 0.75 : 0.78), "AUC \(auc)")
    #expect(batch.identities == nil && Set(["signal", "background"]).contains(batch[0].label))
    let first = batch.explanations.compactMap(\.reasons.first?.feature)
    #expect(Double(first.count { $0 == "f1" }) / Double(batch.count) > 0.4)

    let stream = try stream(unlabelled, classifier.schema)
    var text = ""
    _ = try Scoring(classifier).run(stream, on: workers) {
      text += String(decoding: $0, as: UTF8.self)
    }
    #expect(text.hasPrefix("line,probability,label\n2,"))
  }

  private func stream(_ bytes: [UInt8], _ schema: Schema) throws -> RecordStream {
    var parts = [bytes]
    return try RecordStream(format: .csv(.comma), schema: schema) { _ in
      parts.isEmpty ? [] : parts.removeFirst()
    }
  }
}
