import Trees

extension TreeEnsembleParts {
  private enum Name {
    static let levelCounts = "trees.level_counts"
    static let baseScore = "trees.base_score"
    static let treeStarts = "trees.tree_starts"
    static let featureIndex = "trees.feature_index"
    static let threshold = "trees.threshold"
    static let leftChild = "trees.left_child"
    static let rightChild = "trees.right_child"
    static let leafValue = "trees.leaf_value"
    static let cover = "trees.cover"
    static let gain = "trees.gain"
    static let missingGoesLeft = "trees.missing_goes_left"
    static let categoryStart = "trees.category_start"
    static let categoryWords = "trees.category_words"
    static let all = [
      levelCounts, baseScore, treeStarts, featureIndex, threshold, leftChild, rightChild,
      leafValue, cover, gain, missingGoesLeft, categoryStart, categoryWords,
    ]
  }

  /// The names of the features are not part of it: the recipe has them.
  func payload() -> ModelPayload {
    ModelPayload(tensors: [
      Tensor(Name.levelCounts, levelCounts), Tensor(Name.baseScore, [baseScore]),
      Tensor(Name.treeStarts, treeStarts), Tensor(Name.featureIndex, featureIndex),
      Tensor(Name.threshold, threshold), Tensor(Name.leftChild, leftChild),
      Tensor(Name.rightChild, rightChild), Tensor(Name.leafValue, leafValue),
      Tensor(Name.cover, cover), Tensor(Name.gain, gain),
      Tensor(Name.missingGoesLeft, missingGoesLeft), Tensor(Name.categoryStart, categoryStart),
      Tensor(Name.categoryWords, categoryWords.map { Int64(bitPattern: $0) }),
    ])
  }

  /// A model put together from parts, which it checks itself.
  static func model<Model>(
    _ payload: ModelPayload, featureNames: [String],
    _ make: (TreeEnsembleParts) throws(TreesError) -> Model
  ) throws(ArtifactError) -> Model {
    let parts = try TreeEnsembleParts(payload, featureNames: featureNames)
    do {
      return try make(parts)
    } catch {
      throw .malformed(part: "trees", reason: "\(error)")
    }
  }

  private init(_ payload: ModelPayload, featureNames: [String]) throws(ArtifactError) {
    try payload.requireTensors(Name.all)
    self.init()
    self.featureNames = featureNames
    levelCounts = try payload.int32s(Name.levelCounts)
    baseScore = try payload.double(Name.baseScore)
    treeStarts = try payload.int32s(Name.treeStarts)
    featureIndex = try payload.int32s(Name.featureIndex)
    threshold = try payload.doubles(Name.threshold)
    leftChild = try payload.int32s(Name.leftChild)
    rightChild = try payload.int32s(Name.rightChild)
    leafValue = try payload.doubles(Name.leafValue)
    cover = try payload.doubles(Name.cover)
    gain = try payload.doubles(Name.gain)
    missingGoesLeft = try payload.smallNumbers(Name.missingGoesLeft)
    categoryStart = try payload.int32s(Name.categoryStart)
    categoryWords = try payload.int64s(Name.categoryWords).map { UInt64(bitPattern: $0) }
  }
}
