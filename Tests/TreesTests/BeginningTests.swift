import Learning
import Machine
import Testing
import Trees
import _TestSupport

@Suite("The first trees of a model")
struct BeginningTests {
  private let context = FitContext(workers: WorkerPool(threadCount: 2), seed: Seed(11))
  private let data = Dataset.planted(rows: 900, seed: 5)

  @Test("of a forest are the forest of few trees", arguments: [nil, 4], [1, 5, 12])
  func forest(depth: Int?, trees: Int) throws {
    func forest(_ trees: Int) -> RandomForest {
      RandomForest {
        $0.trees = trees
        $0.maxDepth = depth
        $0.maxSamples = 0.7
      }
    }
    let long = try forest(12).fit(data, in: context)
    let short = try forest(trees).fit(data, in: context)
    #expect(RandomForest.beginning(of: long, rounds: trees) == short)
    #expect(forest(12).family == forest(trees).family)
    #expect(short.treeCount == trees)
  }

  @Test("of boosted trees are the model of few trees, history included", arguments: [1, 7, 20])
  func boosting(trees: Int) throws {
    func boosting(_ trees: Int) -> GradientBoosting {
      GradientBoosting {
        $0.trees = trees
        $0.subsample = 0.8
        $0.columnsPerTree = 0.7
      }
    }
    let long = try boosting(20).fit(data, in: context)
    let short = try boosting(trees).fit(data, in: context)
    #expect(GradientBoosting.beginning(of: long, rounds: trees) == short)
    #expect(boosting(20).family == boosting(trees).family)
  }

  @Test("are a family only where the first trees do not depend on the last")
  func families() {
    #expect(RandomForest { $0.judgesOutOfBag = true }.family == nil)
    #expect(GradientBoosting { $0.validationFraction = 0.1 }.family == nil)
    #expect(RandomForest { $0.maxDepth = 3 }.family != RandomForest { $0.maxDepth = 4 }.family)
    #expect(
      GradientBoosting { $0.minHessian = 3 }.family != GradientBoosting { $0.minHessian = 5 }.family
    )
  }

  @Test("a limit on splits that the limit on leaves implies changes nothing", arguments: 1...3)
  func impliedLimit(leaf: Int) throws {
    let forests = [2, 3, 4, 5, 6].map { split in
      RandomForest {
        $0.trees = 4
        $0.minSamplesLeaf = leaf
        $0.minSamplesSplit = split
      }
    }
    let models = try forests.map { try $0.fit(data, in: context) }
    for (one, first) in zip(forests, models) {
      for (other, second) in zip(forests, models) where one.family == other.family {
        #expect(first == second)
      }
    }
    #expect(Set(forests.map(\.family)).count == 7 - max(2, 2 * leaf))
  }

  @Test("a fit on shared groundwork is a fit")
  func groundwork() throws {
    let forest = RandomForest { $0.trees = 3 }
    let ranked = RandomForest.groundwork(of: data, for: [forest], on: context.workers)
    #expect(try forest.fit(data, on: ranked, in: context) == forest.fit(data, in: context))
    let boosting = GradientBoosting { $0.trees = 3 }
    let plain = GradientBoosting.groundwork(of: data, for: [boosting], on: context.workers)
    #expect(try boosting.fit(data, on: plain, in: context) == boosting.fit(data, in: context))
  }
}
