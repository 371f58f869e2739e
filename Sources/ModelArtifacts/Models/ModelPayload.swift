import Evaluation
import Features
import LinearModels
import Trees

/// A model taken apart: its numbers as tensors, the little else as JSON.
struct ModelPayload {
  let tensors: [Tensor]
  let facts: String

  init(tensors: [Tensor] = [], facts: String = "{}") {
    self.tensors = tensors
    self.facts = facts
  }

  /// A tensor that must be there.
  func tensor(_ name: String) throws(ArtifactError) -> Tensor {
    guard let tensor = tensors.first(where: { $0.name == name }) else {
      throw .malformed(part: name, reason: "the tensor is missing")
    }
    return tensor
  }

  func doubles(_ name: String) throws(ArtifactError) -> [Double] {
    guard let values = try tensor(name).doubles else { throw wrongType(name, .float64) }
    return values
  }

  func int32s(_ name: String) throws(ArtifactError) -> [Int32] {
    guard let values = try tensor(name).int32s else { throw wrongType(name, .int32) }
    return values
  }

  func int64s(_ name: String) throws(ArtifactError) -> [Int64] {
    guard let values = try tensor(name).int64s else { throw wrongType(name, .int64) }
    return values
  }

  func smallNumbers(_ name: String) throws(ArtifactError) -> [UInt8] {
    let tensor = try tensor(name)
    guard tensor.type == .uint8, let values = tensor.bytesOfElements else {
      throw wrongType(name, .uint8)
    }
    return values
  }

  /// A tensor with one number.
  func double(_ name: String) throws(ArtifactError) -> Double {
    let values = try doubles(name)
    guard let value = values.first, values.count == 1 else {
      throw .malformed(part: name, reason: "\(values.count) numbers where one belongs")
    }
    return value
  }

  /// Nothing may be there that no one reads.
  func requireTensors(_ names: [String]) throws(ArtifactError) {
    if let strange = tensors.first(where: { !names.contains($0.name) }) {
      throw .malformed(part: strange.name, reason: "no such tensor belongs to this kind of model")
    }
  }

  private func wrongType(_ name: String, _ type: Tensor.ElementType) -> ArtifactError {
    .malformed(part: name, reason: "the tensor should be \(type.rawValue)")
  }
}

extension FittedModel {
  /// The model taken apart.
  func payload() throws(ArtifactError) -> ModelPayload {
    switch self {
    case .logistic(let model): model.payload
    case .forest(let model): model.parts.payload()
    case .boosted(let model): model.parts.payload()
    case .singleThreshold(let model): try model.payload()
    case .majority(let model): model.payload
    }
  }

  /// The model put together again.
  init(
    _ kind: Kind, _ payload: ModelPayload, recipe: FittedRecipe
  ) throws(ArtifactError) {
    let names = recipe.featureNames
    let dense = Array(names.prefix(recipe.denseCount))
    switch kind {
    case .logistic: self = .logistic(try LogisticModel(payload, featureNames: names))
    case .forest:
      self = .forest(
        try TreeEnsembleParts.model(payload, featureNames: dense) { (parts) throws(TreesError) in
          try Forest(parts: parts)
        })
    case .boosted:
      self = .boosted(
        try TreeEnsembleParts.model(payload, featureNames: dense) { (parts) throws(TreesError) in
          try BoostedTrees(parts: parts)
        })
    case .singleThreshold: self = .singleThreshold(try SingleThresholdModel(payload))
    case .majority: self = .majority(try MajorityModel(payload))
    }
  }

  /// Refuses a model that was not fitted on the features that the recipe makes.
  func check(against recipe: FittedRecipe) throws(ArtifactError) {
    let names = recipe.featureNames
    let dense = Array(names.prefix(recipe.denseCount))
    switch self {
    case .logistic(let model):
      try Self.require(model.featureNames == names)
    case .forest(let model):
      try Self.require(model.ensemble.fits(dense, levels: recipe.levelCounts))
    case .boosted(let model):
      try Self.require(model.ensemble.fits(dense, levels: recipe.levelCounts))
    case .singleThreshold(let model):
      let isThere = dense.indices.contains(model.columnIndex)
      try Self.require(isThere && dense[model.columnIndex] == model.column)
    case .majority: break
    }
  }

  private static func require(_ fits: Bool) throws(ArtifactError) {
    guard fits else {
      throw .malformed(
        part: ModelArtifact.Key.model.rawValue,
        reason: "it was fitted on other features than the recipe makes")
    }
  }
}

extension FittedRecipe {
  /// The number of levels of each category that the recipe makes codes of.
  fileprivate var levelCounts: [String: Int] {
    var counts: [String: Int] = [:]
    for case .category(let step) in steps {
      for column in step.columns { counts[column.column] = column.levels.count }
    }
    return counts
  }
}

extension TreeEnsemble {
  /// Whether the trees look at these columns, with these levels.
  fileprivate func fits(_ names: [String], levels: [String: Int]) -> Bool {
    featureNames == names && levelCounts == names.map { levels[$0] ?? 0 }
  }
}
