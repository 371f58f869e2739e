import Foundation
import Learning
import Machine
import Testing
import Trees
import _TestSupport

@Suite("Parts of an ensemble")
struct TreeEnsemblePartsTests {
  private let workers = WorkerPool(threadCount: 2)

  private func models() throws -> (Forest, BoostedTrees, Dataset) {
    let data = Dataset.planted(rows: 300)
    let context = FitContext(workers: workers, seed: Seed(1))
    return (
      try RandomForest { $0.trees = 7 }.fit(data, in: context),
      try GradientBoosting { $0.trees = 7 }.fit(data, in: context), data
    )
  }

  @Test("come back as the same model, through JSON as well")
  func roundTrip() throws {
    let (forest, boosted, data) = try models()
    #expect(try Forest(parts: forest.parts) == forest)
    let again = try BoostedTrees(parts: boosted.parts)
    #expect(again.parts == boosted.parts)
    #expect(
      again.logOdds(for: data.features, on: workers)
        == boosted.logOdds(for: data.features, on: workers))
    #expect(again.importances == boosted.importances)
    let json = try JSONEncoder().encode(forest.parts)
    #expect(try JSONDecoder().decode(TreeEnsembleParts.self, from: json) == forest.parts)
  }

  /// A tree with one split and two leaves.
  private var stump: TreeEnsembleParts {
    var parts = TreeEnsembleParts()
    parts.featureNames = ["x", "c"]
    parts.levelCounts = [0, 70]
    parts.treeStarts = [0, 3]
    parts.featureIndex = [0, -1, -1]
    parts.threshold = [1, 0, 0]
    parts.leftChild = [1, -1, -1]
    parts.rightChild = [2, -1, -1]
    parts.leafValue = [0, 0.25, 1]
    parts.cover = [4, 3, 1]
    parts.gain = [2, 0, 0]
    parts.missingGoesLeft = [0, 0, 0]
    parts.categoryStart = [-1, -1, -1]
    return parts
  }

  private func sentence(_ change: (inout TreeEnsembleParts) -> Void) -> String {
    var parts = stump
    change(&parts)
    do throws(TreesError) {
      _ = try Forest(parts: parts)
      return "accepted"
    } catch {
      return error.description
    }
  }

  @Test("that contradict themselves are refused in one sentence")
  func refusals() {
    let damaged = "the stored trees are damaged: "
    #expect(sentence { _ in } == "accepted")
    #expect(
      sentence { $0.leftChild[0] = 0 }
        == damaged + "leftChild[0] is 0, its neighbour 2: not a pair after the node in its tree")
    #expect(
      sentence { $0.rightChild[0] = 1 }
        == damaged + "leftChild[0] is 1, its neighbour 1: not a pair after the node in its tree")
    #expect(
      sentence { $0.featureIndex[0] = 2 }
        == damaged + "featureIndex[0] is 2, but there are 2 features")
    #expect(sentence { $0.threshold[0] = .infinity } == damaged + "threshold[0] is not finite")
    #expect(sentence { $0.leafValue[2] = .nan } == damaged + "leafValue[2] is not finite")
    #expect(
      sentence { $0.leafValue[2] = 1.5 } == damaged + "leafValue[2] is no share between 0 and 1")
    #expect(sentence { $0.cover[1] = -1 } == damaged + "cover[1] is negative")
    #expect(
      sentence { $0.gain.removeLast() }
        == damaged + "gain[2] is missing or too much: expected 3")
    #expect(
      sentence { $0.missingGoesLeft[0] = 2 } == damaged + "missingGoesLeft[0] is neither 0 nor 1")
    #expect(
      sentence { $0.treeStarts = [0, 2, 2, 3] } == damaged + "treeStarts[2] does not ascend")
    #expect(
      sentence { $0.treeStarts = [0, 4] }
        == damaged + "treeStarts[0] does not go from 0 to the number of nodes, 3")
    #expect(
      sentence { $0.treeStarts = [] }
        == damaged + "treeStarts[0] does not go from 0 to the number of nodes, 3")
    #expect(sentence { $0.featureIndex[1] = 0 } == damaged + "featureIndex[1] is 0 at a leaf")
    #expect(
      sentence { $0.levelCounts = [0] } == damaged
        + "levelCounts[1] is missing or too much: expected 2")
    #expect(sentence { $0.levelCounts = [0, -1] } == damaged + "levelCounts[1] is negative")
    #expect(
      sentence { $0.categoryStart[0] = 0 } == damaged + "categoryStart[0] stands at a numeric split"
    )
    #expect(
      sentence { $0.featureIndex[0] = 1 }
        == damaged + "categoryStart[0] is -1, but there are 0 words of categories")
    #expect(sentence { $0.baseScore = 1 } == damaged + "baseScore[0] is not 0, as a forest's is")
    #expect(
      sentence { parts in
        parts = TreeEnsembleParts()
      } == damaged + "treeStarts[0] names no tree")
  }

  @Test("with a node that two claim, or none, are refused")
  func shape() {
    func five(_ left: [Int32]) -> TreesError? {
      var parts = stump
      parts.treeStarts = [0, 5]
      parts.leftChild = left
      parts.rightChild = left.map { $0 < 0 ? -1 : $0 + 1 }
      parts.featureIndex = left.map { $0 < 0 ? -1 : 0 }
      parts.threshold = [0, 0, 0, 0, 0]
      parts.leafValue = [0, 0, 0, 0, 0]
      parts.cover = [0, 0, 0, 0, 0]
      parts.gain = [0, 0, 0, 0, 0]
      parts.missingGoesLeft = [0, 0, 0, 0, 0]
      parts.categoryStart = [-1, -1, -1, -1, -1]
      do throws(TreesError) {
        _ = try BoostedTrees(parts: parts)
        return nil
      } catch {
        return error
      }
    }
    #expect(five([1, -1, 3, -1, -1]) == nil)
    #expect(five([3, -1, -1, -1, -1])?.description.contains("belongs to no parent") == true)
    #expect(five([1, 3, 3, -1, -1])?.description.contains("has a parent already") == true)
    #expect(five([1, 2, -1, -1, -1])?.description.contains("has a parent already") == true)
    #expect(five([1, -1, 4, -1, -1])?.description.contains("not a pair") == true)
  }

  @Test("changed at random are refused, or can still be used")
  func fuzz() throws {
    let (_, boosted, data) = try models()
    let parts = boosted.parts
    var stream = Seed(13).stream
    let wild: [Int32] = [-2, -1, 0, 1, 5, 1_000_000, .max, .min]
    var refused = 0
    for _ in 0..<2_000 {
      var changed = parts
      let node = stream.below(parts.featureIndex.count)
      let value = wild[stream.below(wild.count)]
      switch stream.below(7) {
      case 0: changed.leftChild[node] = value
      case 1: changed.rightChild[node] = value
      case 2: changed.featureIndex[node] = value
      case 3: changed.categoryStart[node] = value
      case 4: changed.treeStarts[stream.below(parts.treeStarts.count)] = value
      case 5: changed.levelCounts[stream.below(4)] = value
      default: changed.categoryWords.removeLast(min(stream.below(3), changed.categoryWords.count))
      }
      do throws(TreesError) {
        let model = try BoostedTrees(parts: changed)
        let probabilities = model.probabilities(for: data.features, on: workers)
        #expect(probabilities.allSatisfy { 0...1 ~= $0 })
      } catch {
        refused += 1
      }
    }
    #expect(refused > 1_000)
  }
}
