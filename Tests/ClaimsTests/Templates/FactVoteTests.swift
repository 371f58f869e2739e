import Claims
import Learning
import Machine
import Tabular
import Testing
import _TestSupport

/// The vote as plainly as it can be written.
private func naiveVote(_ facts: [String], _ labels: [UInt8], folds: Int) -> Double {
  let accuracies = (0..<folds).map { fold -> Double in
    let train = facts.indices.filter { $0 % folds != fold }
    let test = facts.indices.filter { $0 % folds == fold }
    func share(_ rows: [Int]) -> Double {
      Double(rows.count { labels[$0] == 1 }) / Double(rows.count)
    }
    let right = test.count { row in
      let same = train.filter { facts[$0] == facts[row] }
      let isPositive = !same.isEmpty && share(same) >= share(train)
      return isPositive == (labels[row] == 1)
    }
    return Double(right) / Double(test.count)
  }
  return accuracies.reduce(0, +) / Double(folds)
}

@Suite("Vote of the facts")
struct FactVoteTests {
  private let workers = WorkerPool(threadCount: 2)

  @Test("agrees with a naive twin", arguments: 1..<7 as Range<UInt64>, [2, 5])
  func twin(seed: UInt64, folds: Int) throws {
    var stream = Seed(seed).stream
    let facts = (0..<300).map { _ in "f\(stream.below(25))" }
    let labels = facts.map { fact in
      UInt8(stream.uniform() < (fact.hasSuffix("1") ? 0.9 : 0.45) ? 1 : 0)
    }
    let sentences = SentenceTemplates(
      of: TextBuffer(facts.map { "x that \($0)" }), separator: "that", minimumRepeats: 2,
      on: workers)
    #expect(sentences.factOfRow.allSatisfy { $0 >= 0 })
    let vote = try #require(
      FactVote(
        sentences, Labels(labels, names: PlantedSentences.names), foldCount: folds,
        permutations: 50, seed: Seed(3), on: workers))
    expectClose(vote.accuracy, naiveVote(facts, labels, folds: folds), relative: 1e-13)
    #expect(vote.permutations == 50)
  }

  @Test("facts that are balanced across the classes vote worse than chance")
  func balanced() throws {
    let planted = PlantedSentences(claims: 10, opinions: 10, facts: 100)
    let sentences = SentenceTemplates(of: planted.buffer, on: workers)
    let vote = try #require(
      FactVote(sentences, planted.labelled, permutations: 200, seed: Seed(1), on: workers))
    #expect(vote.accuracy < 0.45)
    #expect(vote.nullShareAtOrBelow == 0)
    expectClose(vote.nullMean, 0.5, absolute: 0.02)
    #expect(vote.nullDeviation > 0)
  }

  @Test("facts that decide the class vote well, and chance does not")
  func deciding() throws {
    let texts = (0..<400).map { "x that f\($0 / 20)" }
    let labels = Labels(
      (0..<400).map { UInt8($0 / 20 < 8 ? 1 : 0) }, names: PlantedSentences.names)
    let sentences = SentenceTemplates(
      of: TextBuffer(texts), separator: "that", on: workers)
    let vote = try #require(FactVote(sentences, labels, seed: Seed(1), on: workers))
    #expect(vote.accuracy == 1 && vote.nullShareAtOrBelow == 1)
    let again = FactVote(sentences, labels, seed: Seed(1), on: WorkerPool(threadCount: 3))
    #expect(again == vote)
    #expect(FactVote(sentences, labels, seed: Seed(2), on: workers) != vote)
  }

  @Test("cannot be said when a fold has no fact")
  func tooFew() {
    let sentences = SentenceTemplates(
      of: TextBuffer(["x that b", "y that b", "", "", ""]), separator: "that", minimumRepeats: 2,
      on: workers)
    let labels = Labels([1, 0, 1, 0, 1], names: PlantedSentences.names)
    #expect(FactVote(sentences, labels, seed: Seed(1), on: workers) == nil)
    #expect(FactVote(sentences, labels, foldCount: 2, seed: Seed(1), on: workers) != nil)
  }
}
