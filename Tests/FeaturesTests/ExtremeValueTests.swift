import Features
import Foundation
import Learning
import Machine
import Tabular
import Testing

@Suite("Extreme values")
struct ExtremeValueTests {
  private let workers = WorkerPool(threadCount: 2)
  private let x = RecipeStep.numeric(NumericColumns(["x"]))
  private let huge = Double.greatestFiniteMagnitude

  /// Every number a learner could be given.
  private func values(_ steps: [RecipeStep], _ training: [Double?], _ new: [Double?]) throws
    -> [Double]
  {
    let fitted = try Recipe([x] + steps).fit(.numbers("x", training), on: workers)
    _ = try JSONEncoder().encode(fitted)
    return try fitted.apply(.numbers("x", new), on: workers).columns.flatMap(\.values)
  }

  @Test("a scaled value is never infinite")
  func scaling() throws {
    let steps = [RecipeStep.standardize(Standardization(["x"]))]
    #expect(try values(steps, [0, 1e-9], [huge, -huge]) == [huge, -huge])
    #expect(try values(steps, [huge, -huge, 0], [huge, 1, -huge]).allSatisfy(\.isFinite))
  }

  @Test("a mean or a bound that no Double can hold is left out", arguments: [1.0, 0.5])
  func learning(share: Double) throws {
    let training = [huge, huge * share, huge, -huge]
    for filling in [Imputation.Filling.mean, .median] {
      let steps = [RecipeStep.impute(Imputation(["x"], filling))]
      #expect(try values(steps, training + [nil], [nil, 1]).allSatisfy(\.isFinite))
    }
    #expect(try values([.cap(Capping(["x"]))], training, [huge, 3]).allSatisfy(\.isFinite))
  }

  @Test("the smallest numbers and both zeros pass through")
  func small() throws {
    let tiny = Double.leastNonzeroMagnitude
    #expect(try values([.log1p(LogTransform(["x"]))], [0], [tiny, -0.0, 0]) == [tiny, 0, 0])
    #expect(try values([.standardize(Standardization(["x"]))], [tiny, tiny], [tiny]) == [0])
  }

  @Test("one row is enough to learn from")
  func oneRow() throws {
    let steps: [RecipeStep] = [
      .cap(Capping(["x"])), .impute(Imputation(["x"])), .standardize(Standardization(["x"])),
    ]
    #expect(try values(steps, [7], [7, 6, nil]) == [0, -1, 0])
  }

  @Test("a text of a million words, a word of a million letters")
  func longTexts() throws {
    let words = (0..<1_000_000).map { "w\($0 % 1_000 + 1_000)" }.joined(separator: " ")
    let word = String(repeating: "ab", count: 500_000)
    let table = try Recipe([
      .textLength(TextLength("text")),
      .wordCounts(WordCounts("text", ngrams: 1...1, maxFeatures: 2_000, prefix: "")),
    ]).fitAndApply(.texts([words, word, word + "b", "É" + word]), on: workers).features
    #expect(table.columns[0].values == [5_999_999, 1_000_000, 1_000_001, 1_000_001])
    #expect(table.columns.count == 1 + 1_000 + 3)
    #expect(table.columns.first { $0.name == "w1000" }?.values == [1_000, 0, 0, 0])
    #expect(table.columns.first { $0.name == word }?.values == [0, 1, 0, 0])
    #expect(table.columns.first { $0.name == "é" + word }?.values == [0, 0, 0, 1])
  }
}
