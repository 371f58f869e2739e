import Claims
import Evaluation
import Features
import Learning
import Machine
import ModelArtifacts
import Tabular

/// Generated videos, read and cleaned, for the tests of this room.
enum Videos {
  static let workers = WorkerPool(threadCount: 2)

  static func bytes(rows: Int, seed: UInt64 = 1) -> [UInt8] {
    SyntheticVideos(rows: rows, seed: Seed(seed)).bytes(on: workers)
  }

  /// Only the rows that lack nothing, as a file of their own.
  static func completeBytes(rows: Int, seed: UInt64 = 1) -> [UInt8] {
    let lines = bytes(rows: rows, seed: seed).split(separator: UInt8(ascii: "\n"))
    let missing = Array(",,,,,".utf8)
    let complete = lines.enumerated().filter { line in
      line.offset == 0 || !line.element.suffix(5).elementsEqual(missing)
    }
    return complete.flatMap { $0.element + [UInt8(ascii: "\n")] }
  }

  static func reading(rows: Int, seed: UInt64 = 1) throws -> Reading {
    let schema = DataContract.videos.schema(for: .training)
    return try CSVReader(schema: schema).read(bytes: bytes(rows: rows, seed: seed), on: workers)
  }

  static func cleaned(rows: Int, seed: UInt64 = 1) throws -> CleanedFrame {
    DataContract.videos.clean(try reading(rows: rows, seed: seed).frame, on: workers)
  }

  static func context(_ seed: UInt64 = 1) -> FitContext {
    FitContext(workers: workers, seed: Seed(seed))
  }

  /// A classifier of a family, trained on generated rows.
  static func classifier(
    rows: Int = 1500, family: RecipeFamily,
    choice: FeatureChoice = FeatureChoice(.afterPublication),
    _ fit: (Dataset) throws -> FittedModel
  ) throws -> ClaimClassifier {
    try ClaimClassifier(artifact(rows: rows, family: family, choice: choice, fit))
  }

  static func artifact(
    rows: Int, family: RecipeFamily, choice: FeatureChoice = FeatureChoice(.afterPublication),
    _ fit: (Dataset) throws -> FittedModel
  ) throws -> ModelArtifact {
    let contract = DataContract.videos
    let frame = try cleaned(rows: rows).frame
    let (recipe, features) = try contract.recipe(for: family, choice)
      .fitAndApply(frame, on: workers)
    let data = Dataset(features: features, labels: try contract.labels(of: frame))
    return ModelArtifact(
      model: try fit(data), recipe: recipe, labelNames: contract.labelNames, threshold: 0.5,
      contract: try contract.json(), featureSet: "\(choice)", fingerprint: "test")
  }
}

/// The area under the ROC curve by counting pairs, ties as one half.
func naiveAUC(_ scores: [Double], _ labels: [UInt8]) -> Double {
  let order = scores.indices.sorted { scores[$0] < scores[$1] }
  var rankSum = 0.0
  var place = 0
  while place < order.count {
    var end = place
    while end < order.count, scores[order[end]] == scores[order[place]] { end += 1 }
    let rank = Double(place + 1 + end) / 2
    for index in place..<end where labels[order[index]] == 1 { rankSum += rank }
    place = end
  }
  let positives = Double(labels.reduce(0) { $0 + Int($1) })
  let negatives = Double(labels.count) - positives
  return (rankSum - positives * (positives + 1) / 2) / (positives * negatives)
}
