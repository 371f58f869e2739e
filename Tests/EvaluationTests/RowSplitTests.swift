import Evaluation
import Foundation
import Learning
import Testing
import _TestSupport

@Suite("Row split")
struct RowSplitTests {
  @Test("keeps class shares to within a row, and every row on one side")
  func stratified() throws {
    for seed in 0..<40 as Range<UInt64> {
      let labels = Labels.random(53 + Int(seed), share: 0.2, seed: seed)
      for share in [0.1, 0.2, 0.25, 0.5, 0.8] {
        let split = try RowSplit.stratified(labels, testShare: share, seed: Seed(seed))
        expectPartition(split, of: labels.count)
        let total = Double(labels.count) * share
        #expect(abs(Double(split.test.count) - total) <= 1)
        for label in [0, 1] as [UInt8] {
          let all = labels.values.count { $0 == label }
          let tested = split.test.count { labels.values[$0] == label }
          #expect(abs(Double(tested) - Double(all) * share) <= 1)
          #expect(tested >= 1 && tested < all)
        }
      }
    }
  }

  @Test("gives the test side its share of all rows, rounded")
  func sizes() throws {
    let labels = Labels.claims((0..<100).map { $0 < 45 ? 1 : 0 })
    let split = try RowSplit.stratified(labels, testShare: 0.25, seed: Seed(1))
    #expect(split.test.count == 25)
    #expect([11, 12].contains(split.test.count { $0 < 45 }))
  }

  @Test("draws the same rows for one seed, others for another, and every row now and then")
  func seeds() throws {
    let labels = Labels.random(60, share: 0.5, seed: 2)
    let draw = { try RowSplit.stratified(labels, testShare: 0.2, seed: Seed($0)) }
    #expect(try draw(1) == draw(1))
    #expect(try draw(1) != draw(2))
    var drawn = Set<Int>()
    for seed in 0..<80 as Range<UInt64> { try drawn.formUnion(draw(seed).test) }
    #expect(drawn.count == 60)
  }

  @Test("refuses shares and classes that leave nothing")
  func faults() {
    let labels = Labels.claims([0, 0, 0, 1])
    for share in [0, 1, -0.2, 1.5, Double.nan] {
      #expect(throws: EvaluationError.self) {
        try RowSplit.stratified(labels, testShare: share, seed: Seed(1))
      }
      #expect(throws: EvaluationError.self) {
        try RowSplit.grouped(by: [1, 2, 3, 4], labels, testShare: share, seed: Seed(1))
      }
    }
    #expect(throws: EvaluationError.tooFewRows(ofClass: "claim", have: 1, need: 2)) {
      try RowSplit.stratified(labels, testShare: 0.5, seed: Seed(1))
    }
    #expect(throws: EvaluationError.noRows) {
      try RowSplit.stratified(.claims([]), testShare: 0.5, seed: Seed(1))
    }
  }

  @Test("never tears a group apart, and comes near the share")
  func grouped() throws {
    for seed in 0..<20 as Range<UInt64> {
      let labels = Labels.random(600, share: 0.3, seed: seed)
      var stream = Seed(seed).derived("groups").stream
      let keys = (0..<600).map { _ in "group \(stream.below(50))" }
      let split = try RowSplit.grouped(by: keys, labels, testShare: 0.25, seed: Seed(seed))
      expectPartition(split, of: 600)
      #expect(Set(split.test.map { keys[$0] }).isDisjoint(with: split.train.map { keys[$0] }))
      expectClose(Double(split.test.count), 150, absolute: 12)
      let share = Double(split.test.count { labels.values[$0] == 1 }) / Double(split.test.count)
      let expected = Double(labels.positiveCount) / 600
      expectClose(share, expected, absolute: 0.05)
    }
  }

  @Test("refuses groups that cannot be dealt")
  func groupFaults() {
    let labels = Labels.random(10, share: 0.5, seed: 1)
    let one = [Int](repeating: 7, count: 10)
    #expect(throws: EvaluationError.tooFewGroups(have: 1, need: 2)) {
      try RowSplit.grouped(by: one, labels, testShare: 0.5, seed: Seed(1))
    }
    let uneven = one.dropLast() + [8]
    #expect(throws: EvaluationError.groupTooLarge(rows: 9, limit: 8)) {
      try RowSplit.grouped(by: Array(uneven), labels, testShare: 0.2, seed: Seed(1))
    }
    #expect(throws: EvaluationError.noRows) {
      try RowSplit.grouped(by: [Int](), .claims([]), testShare: 0.2, seed: Seed(1))
    }
  }

  @Test("takes a list of test rows in any order, and refuses a wrong one")
  func fixed() throws {
    let split = try RowSplit(testRows: [4, 0, 2], of: 6)
    #expect(split.test == [0, 2, 4] && split.train == [1, 3, 5])
    #expect(try RowSplit(isTest: [true, false]).train == [1])
    for wrong in [[0, 6], [-1], [3, 3]] {
      #expect(throws: EvaluationError.self) { try RowSplit(testRows: wrong, of: 6) }
    }
    #expect(throws: EvaluationError.emptySide("test")) { try RowSplit(testRows: [], of: 6) }
    #expect(throws: EvaluationError.emptySide("training")) { try RowSplit(isTest: [true]) }
  }

  @Test("survives being written and read")
  func coding() throws {
    let split = try RowSplit(testRows: [1], of: 3)
    let data = try JSONEncoder().encode(split)
    #expect(try JSONDecoder().decode(RowSplit.self, from: data) == split)
  }
}

/// Expects each row on exactly one side, both sides ascending.
func expectPartition(
  _ split: RowSplit, of rowCount: Int, sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(
    (split.train + split.test).sorted() == Array(0..<rowCount), sourceLocation: sourceLocation)
  #expect(split.train == split.train.sorted(), sourceLocation: sourceLocation)
  #expect(split.test == split.test.sorted(), sourceLocation: sourceLocation)
}
