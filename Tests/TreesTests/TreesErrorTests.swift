import Learning
import Machine
import Testing
import Trees
import _TestSupport

@Suite("Errors of the trees")
struct TreesErrorTests {
  private let context = FitContext(workers: WorkerPool(threadCount: 1), seed: Seed(1))

  private func forest(_ change: (inout ForestOptions) -> Void) -> String {
    var options = ForestOptions()
    change(&options)
    do throws(TreesError) {
      _ = try options.checked()
      return "accepted"
    } catch {
      return error.description
    }
  }

  private func boosting(_ change: (inout BoostingOptions) -> Void) -> String {
    var options = BoostingOptions()
    change(&options)
    do throws(TreesError) {
      _ = try options.checked()
      return "accepted"
    } catch {
      return error.description
    }
  }

  @Test("name the setting, its value and its range")
  func settings() {
    #expect(forest { _ in } == "accepted")
    #expect(
      forest { $0.trees = 0 }
        == "the setting trees is 0, but must be a whole number from 1 to 100000")
    #expect(
      forest { $0.minSamplesSplit = 1 }
        == "the setting minSamplesSplit is 1, but must be a whole number from 2 upwards")
    #expect(
      forest { $0.maxFeatures = .fraction(1.5) }
        == "the setting maxFeatures is 1.5, but must be a number above 0 and up to 1")
    #expect(
      forest { $0.maxSamples = .nan }
        == "the setting maxSamples is nan, but must be a number above 0 and up to 1")
    #expect(
      forest {
        $0.bootstrap = false
        $0.judgesOutOfBag = true
      } == "the setting judgesOutOfBag is true, but must be false where bootstrap is false")
    #expect(forest { $0.maxDepth = 0 }.hasPrefix("the setting maxDepth is 0"))
    #expect(boosting { _ in } == "accepted")
    #expect(
      boosting { $0.maxLeaves = nil }
        == "the setting maxLeaves is nil, but must be a number where maxDepth has no limit either")
    #expect(
      boosting { $0.l2Penalty = -1 }
        == "the setting l2Penalty is -1.0, but must be a finite number from 0 upwards")
    #expect(
      boosting { $0.validationFraction = 0.9 }
        == "the setting validationFraction is 0.9, but must be a number from 0 to 0.5")
    #expect(boosting { $0.learningRate = 0 }.hasPrefix("the setting learningRate is 0.0"))
  }

  @Test("say what is wrong with the data")
  func data() {
    let names = LabelNames(positive: "p", negative: "n")
    let empty = Dataset(
      features: FeatureTable(rowCount: 0, columns: [FeatureColumn("x", [])]),
      labels: Labels([], names: names))
    #expect(throws: TreesError.noRows) { try RandomForest().fit(empty, in: context) }
    #expect(throws: TreesError.noRows) { try GradientBoosting().fit(empty, in: context) }
    let bare = Dataset(
      features: FeatureTable(rowCount: 1, columns: []), labels: Labels([1], names: names))
    #expect(throws: TreesError.noColumns) { try GradientBoosting().fit(bare, in: context) }
    let table = FeatureTable(rowCount: 2, columns: [FeatureColumn("x", [1, 2])])
    let negative = Dataset(
      features: table, labels: Labels([1, 0], names: names), weights: [1, -2])
    #expect(throws: TreesError.weight(row: 1, value: -2)) {
      try RandomForest().fit(negative, in: context)
    }
    let nothing = Dataset(features: table, labels: Labels([1, 0], names: names), weights: [0, 0])
    #expect(throws: TreesError.noRows) { try RandomForest().fit(nothing, in: context) }
    #expect(
      TreesError.noRows.description
        == "there is no row to learn from: the data set is empty or all its weights are 0")
    #expect(
      TreesError.noColumns.description
        == "there is no dense column to learn from; trees do not read the sparse part of a table")
    #expect(
      TreesError.weight(row: 1, value: -2).description
        == "the weight of row 1 is -2.0, but must be a finite number from 0 upwards")
    #expect(
      TreesError.foreignBins(expected: "ranks").description
        == "the binned data set does not belong to this fit: expected ranks")
  }
}
