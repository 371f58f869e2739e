import Features
import Learning
import Machine
import Tabular
import Testing
import _TestSupport

private let workers = WorkerPool(threadCount: 2)
private let order = ["a", "b", "c", "never"]

@Suite("Steps for categories")
struct CategoryStepTests {
  private let training = Frame.levels("g", ["b", "a", "c", "c", nil], order: order)

  private func made(
    _ step: RecipeStep, _ training: Frame, of frame: Frame
  ) throws -> [String: [Double]] {
    let table = try Recipe([step]).fit(training, on: workers).apply(frame, on: workers)
    return Dictionary(uniqueKeysWithValues: table.columns.map { ($0.name, $0.values) })
  }

  @Test("one-hot leaves out the reference, and levels that training did not see")
  func oneHot() throws {
    let step = RecipeStep.oneHot(OneHot("g", reference: .named("a")))
    let columns = try made(step, training, of: training)
    #expect(
      columns == ["g=b": [1, 0, 0, 0, 0], "g=c": [0, 0, 1, 1, 0], "g_missing": [0, 0, 0, 0, 1]])
  }

  @Test("an unseen level has zeros, and a missing one too where training had none")
  func unseen() throws {
    let whole = Frame.levels("g", ["a", "b"], order: order)
    let strange = Frame.levels("g", ["never", nil, "b", "a"], order: ["never", "b", "x", "a"])
    let step = RecipeStep.oneHot(OneHot("g", reference: .named("a")))
    #expect(try made(step, whole, of: strange) == ["g=b": [0, 0, 1, 0]])
    #expect(try made(step, training, of: strange)["g_missing"] == [0, 1, 0, 0])
  }

  @Test("the most frequent level is the reference, of two the first")
  func reference() throws {
    func names(_ frame: Frame, _ reference: OneHot.Reference) throws -> [String] {
      try Recipe([.oneHot(OneHot("g", reference: reference))]).fit(frame, on: workers).featureNames
    }
    #expect(try names(training, .mostFrequent) == ["g=a", "g=b", "g_missing"])
    let tie = Frame.levels("g", ["c", "b"], order: order)
    #expect(try names(tie, .mostFrequent) == ["g=c"])
    #expect(try names(tie, .none) == ["g=b", "g=c"])
    #expect(throws: RecipeError.unknownLevel("never", column: "g")) {
      try names(tie, .named("never"))
    }
  }

  @Test("codes follow the levels of training, whatever the order in the frame")
  func codes() throws {
    let recipe = Recipe([.category(CategoryColumns(["g"]))])
    let fitted = try recipe.fit(training, on: workers)
    let other = Frame.levels("g", ["c", "never", "a", nil, "b"], order: ["never", "c", "b", "a"])
    let column = try fitted.apply(other, on: workers).columns[0]
    #expect(column.kind == .category(levels: ["a", "b", "c"]))
    expectClose(column.values, [2, .nan, 0, .nan, 1])
  }
}
