import Learning
import LinearAlgebra
import Testing
import _TestSupport

@Suite("Dataset")
struct DatasetTests {
  private let names = LabelNames(positive: "claim", negative: "opinion")

  @Test("keeps rows, labels and weights together in a subset")
  func subset() {
    let sparse = SparseMatrix(
      columnCount: 2, rowStarts: [0, 1, 1, 3], columnIndices: [1, 0, 1], values: [5, 6, 7])
    let data = Dataset(
      features: FeatureTable(
        rowCount: 3, columns: [FeatureColumn("x", [1, 2, 3])], sparse: sparse,
        sparseNames: ["a", "b"]),
      labels: Labels([1, 0, 1], names: names), weights: [0.5, 1, 2])
    let part = data.subset([2, 0, 2])
    #expect(part.features.columns[0].values == [3, 1, 3])
    #expect(part.labels.values == [1, 1, 1])
    #expect(part.weights == [2, 0.5, 2])
    #expect(part.features.sparse?.rowStarts == [0, 2, 3, 5])
    #expect(part.features.sparse?.columnIndices == [0, 1, 1, 0, 1])
    #expect(part.features.sparse?.values == [6, 7, 5, 6, 7])
    #expect(part.features.featureNames == ["x", "a", "b"])
  }

  @Test("balances classes so that both count the same")
  func balanced() throws {
    let data = Dataset(
      features: FeatureTable(rowCount: 4, columns: []),
      labels: Labels([1, 0, 0, 0], names: names))
    let weights = try #require(ClassWeighting.balanced.weights(for: data))
    expectClose(weights, [2, 2 / 3, 2 / 3, 2 / 3], relative: 1e-15)
    #expect(ClassWeighting.none.weights(for: data) == nil)
  }

  @Test("leaves a single class as it is")
  func oneClass() {
    let data = Dataset(
      features: FeatureTable(rowCount: 2, columns: []), labels: Labels([1, 1], names: names))
    #expect(ClassWeighting.balanced.weights(for: data) == nil)
  }
}
