internal import Foundation
public import Learning
internal import LinearAlgebra
internal import Machine

/// Multinomial naive Bayes: a text is a bag of words that its class drew one by one.
///
/// P(class | x) ∝ P(class)·Π θⱼ^xⱼ with θⱼ = (Nⱼ + α) / (N + α·n): Nⱼ the weighted sum of feature
/// *j* over the rows of the class, N that of all *n* features. As scikit-learn's `MultinomialNB`.
/// Words are not independent of one another, so its probabilities are too sure; its order is often
/// good. See docs/methods/NaiveBayes.md.
public struct MultinomialNaiveBayes: Estimator {
  /// How the model is fitted.
  public var options: NaiveBayesOptions

  /// A model with these options.
  public init(_ options: NaiveBayesOptions = NaiveBayesOptions()) { self.options = options }

  /// A model with the default options, changed: `MultinomialNaiveBayes { $0.smoothing = 0.1 }`.
  public init(_ change: (inout NaiveBayesOptions) -> Void) {
    options = NaiveBayesOptions()
    change(&options)
  }

  /// Counts the features of each class.
  ///
  /// - Parameters:
  ///   - data: Counts, or other numbers from 0 upwards: dense columns, sparse ones, or both.
  ///   - context: The threads; the seed is not used.
  /// - Returns: The model.
  /// - Throws: `LinearModelError` when the options or the data are not fit for it.
  /// - Complexity: O(*rows* × *dense columns* + stored entries).
  public func fit(_ data: Dataset, in context: FitContext) throws -> NaiveBayesModel {
    let options = try options.checked()
    let data = data.withoutWeightlessRows
    try Design.checkClasses(data)
    let features = data.features
    for column in features.columns { try Self.check(column) }
    try Self.checkSparse(features)
    let counts = ClassSums(
      data, weights: options.classWeighting.weights(for: data), on: context.workers)
    let total = counts.weights[0] + counts.weights[1]
    let classes = counts.features.map { Self.logProbabilities($0, options.smoothing) }
    context.progress(1)
    return try NaiveBayesModel(
      featureNames: features.featureNames,
      negative: NaiveBayesModel.ClassModel(
        logPrior: log(counts.weights[0] / total), logProbabilities: classes[0]),
      positive: NaiveBayesModel.ClassModel(
        logPrior: log(counts.weights[1] / total), logProbabilities: classes[1]))
  }

  private static func logProbabilities(_ counts: [Double], _ smoothing: Double) -> [Double] {
    let total = counts.reduce(0, +) + smoothing * Double(counts.count)
    return counts.map { log($0 + smoothing) - log(total) }
  }

  private static func check(_ column: FeatureColumn) throws(LinearModelError) {
    guard column.kind == .numeric else { throw .categoryColumn(column.name) }
    let missing = column.values.count(where: \.isNaN)
    guard missing == 0 else { throw .missingValues(column: column.name, count: missing) }
    if let value = column.values.first(where: { $0 < 0 }) {
      throw .negativeCount(column: column.name, value: value)
    }
  }

  private static func checkSparse(_ features: FeatureTable) throws(LinearModelError) {
    guard let sparse = features.sparse,
      let place = sparse.values.firstIndex(where: { !($0 >= 0) })
    else { return }
    let column = features.sparseNames[Int(sparse.columnIndices[place])]
    let value = sparse.values[place]
    throw value.isNaN
      ? .missingValues(column: column, count: 1) : .negativeCount(column: column, value: value)
  }
}

/// The weighted sums of the features over the rows of each class.
private struct ClassSums {
  /// Of the negative class, then of the positive.
  var weights = [0.0, 0.0]
  var features: [[Double]] = [[], []]

  init(_ data: Dataset, weights rowWeights: [Double]?, on workers: WorkerPool) {
    let labels = data.labels.values
    for row in labels.indices { weights[Int(labels[row])] += rowWeights?[row] ?? 1 }
    let columns = data.features.columns
    let dense = workers.map(count: columns.count) { place in
      var sums = [0.0, 0.0]
      for (row, value) in columns[place].values.enumerated() {
        sums[Int(labels[row])] += (rowWeights?[row] ?? 1) * value
      }
      return sums
    }
    var sparse = [[Double]](
      repeating: [Double](repeating: 0, count: data.features.sparseNames.count), count: 2)
    if let matrix = data.features.sparse {
      for row in labels.indices {
        let (label, weight) = (Int(labels[row]), rowWeights?[row] ?? 1)
        for place in matrix.entries(ofRow: row) {
          sparse[label][Int(matrix.columnIndices[place])] += weight * matrix.values[place]
        }
      }
    }
    features = [0, 1].map { label in dense.map { $0[label] } + sparse[label] }
  }
}
