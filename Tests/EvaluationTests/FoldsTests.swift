import Evaluation
import Learning
import Testing
import _TestSupport

@Suite("Folds")
struct FoldsTests {
  @Test("without a seed are scikit-learn's")
  func unshuffled() throws {
    for expected in try Reference.read().folds {
      let folds = try Folds.stratified(.claims(expected.labels), count: expected.count, seed: nil)
      #expect(folds.foldOfRow == expected.folds)
    }
  }

  @Test("hold each row out once, with class counts to within a row")
  func stratified() throws {
    for seed in 0..<30 as Range<UInt64> {
      let labels = Labels.random(60 + Int(seed), share: 0.35, seed: seed)
      let count = 2 + Int(seed % 5)
      let folds = try Folds.stratified(labels, count: count, seed: Seed(seed))
      let splits = (0..<count).map { folds[$0] }
      #expect(splits.flatMap(\.test).sorted() == Array(0..<labels.count))
      let sizes = splits.map(\.test.count)
      #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 1)
      let positives = splits.map { $0.test.count { labels.values[$0] == 1 } }
      #expect((positives.max() ?? 0) - (positives.min() ?? 0) <= 1)
      for split in splits { expectPartition(split, of: labels.count) }
    }
  }

  @Test("with a seed are shuffled, and the same for the same seed")
  func shuffled() throws {
    let labels = Labels.random(100, share: 0.5, seed: 1)
    let folds = try Folds.stratified(labels, count: 5, seed: Seed(4))
    #expect(try folds == Folds.stratified(labels, count: 5, seed: Seed(4)))
    #expect(try folds != Folds.stratified(labels, count: 5, seed: Seed(5)))
    #expect(try folds != Folds.stratified(labels, count: 5, seed: nil))
  }

  @Test("refuse fewer rows of a class than folds")
  func faults() {
    let labels = Labels.claims([0, 0, 0, 0, 1, 1])
    #expect(throws: EvaluationError.tooFewRows(ofClass: "claim", have: 2, need: 3)) {
      try Folds.stratified(labels, count: 3, seed: nil)
    }
    #expect(throws: EvaluationError.tooFewFolds(1)) {
      try Folds.stratified(labels, count: 1, seed: nil)
    }
    #expect(throws: EvaluationError.tooFewFolds(1)) {
      try Folds.grouped(by: [1, 2, 3, 4, 5, 6], labels, count: 1, seed: Seed(1))
    }
    #expect(throws: EvaluationError.noRows) {
      try Folds.stratified(.claims([]), count: 2, seed: nil)
    }
  }

  @Test("by group keep groups whole, and sizes and class shares near one another")
  func grouped() throws {
    for seed in 0..<20 as Range<UInt64> {
      let labels = Labels.random(900, share: 0.4, seed: seed)
      var stream = Seed(seed).derived("groups").stream
      let keys = (0..<900).map { _ in stream.below(70) }
      let folds = try Folds.grouped(by: keys, labels, count: 5, seed: Seed(seed))
      var foldOfKey: [Int: Int] = [:]
      for row in keys.indices {
        let fold = folds.foldOfRow[row]
        #expect(foldOfKey[keys[row], default: fold] == fold)
        foldOfKey[keys[row]] = fold
      }
      for fold in 0..<5 {
        let rows = folds[fold].test
        expectClose(Double(rows.count), 180, absolute: 25)
        let share = Double(rows.count { labels.values[$0] == 1 }) / Double(rows.count)
        expectClose(share, Double(labels.positiveCount) / 900, absolute: 0.06)
      }
    }
  }

  @Test("by group leave no fold empty, even with one group a fold")
  func fewGroups() throws {
    let labels = Labels.random(20, share: 0.5, seed: 2)
    let keys = (0..<20).map { $0 < 10 ? "a" : $0 < 19 ? "b" : "c" }
    let folds = try Folds.grouped(by: keys, labels, count: 3, seed: Seed(1))
    #expect(Set(folds.foldOfRow) == [0, 1, 2])
    #expect(throws: EvaluationError.tooFewGroups(have: 3, need: 4)) {
      try Folds.grouped(by: keys, labels, count: 4, seed: Seed(1))
    }
    let heavy = (0..<20).map { $0 < 11 ? "a" : "\($0)" }
    #expect(throws: EvaluationError.groupTooLarge(rows: 11, limit: 10)) {
      try Folds.grouped(by: heavy, labels, count: 3, seed: Seed(1))
    }
  }

  @Test("given by numbers keep their order")
  func fixed() throws {
    let folds = try Folds.fixed([30, 10, 10, 20, 30])
    #expect(folds.count == 3 && folds.foldOfRow == [2, 0, 0, 1, 2])
    #expect(folds[0].test == [1, 2] && folds[0].train == [0, 3, 4])
    #expect(throws: EvaluationError.tooFewFolds(1)) { try Folds.fixed([4, 4]) }
    #expect(throws: EvaluationError.noRows) { try Folds.fixed([]) }
  }
}
