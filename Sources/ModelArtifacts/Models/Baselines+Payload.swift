import Evaluation

extension MajorityModel {
  private static let name = "majority.probability"

  var payload: ModelPayload { ModelPayload(tensors: [Tensor(Self.name, [probability])]) }

  init(_ payload: ModelPayload) throws(ArtifactError) {
    try payload.requireTensors([Self.name])
    let probability = try payload.double(Self.name)
    guard 0...1 ~= probability else {
      throw .malformed(part: Self.name, reason: "\(probability) is not in [0, 1]")
    }
    self.init(probability: probability)
  }
}

extension SingleThresholdModel {
  private static let name = "rule.numbers"

  /// What of the rule is not a real number.
  private struct Facts: Codable {
    let column: String
    let columnIndex: Int
    let aboveIsPositive: Bool
    let missingIsAbove: Bool
  }

  func payload() throws(ArtifactError) -> ModelPayload {
    let facts = Facts(
      column: column, columnIndex: columnIndex, aboveIsPositive: aboveIsPositive,
      missingIsAbove: missingIsAbove)
    return ModelPayload(
      tensors: [
        Tensor(Self.name, [threshold, probabilityAbove, probabilityBelow, trainingAccuracy])
      ],
      facts: try ArtifactJSON.text(of: facts, for: .model))
  }

  init(_ payload: ModelPayload) throws(ArtifactError) {
    try payload.requireTensors([Self.name])
    let facts = try ArtifactJSON.value(of: Facts.self, in: payload.facts, for: .model)
    let numbers = try payload.doubles(Self.name)
    guard numbers.count == 4, numbers[0].isFinite, numbers.dropFirst().allSatisfy({ 0...1 ~= $0 }),
      facts.columnIndex >= 0
    else {
      throw .malformed(
        part: Self.name, reason: "a finite threshold and three shares in [0, 1] belong there")
    }
    self.init(
      column: facts.column, columnIndex: facts.columnIndex, threshold: numbers[0],
      aboveIsPositive: facts.aboveIsPositive, missingIsAbove: facts.missingIsAbove,
      probabilityAbove: numbers[1], probabilityBelow: numbers[2], trainingAccuracy: numbers[3])
  }
}
