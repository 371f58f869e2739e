import Features
import Learning
import LinearAlgebra
import Machine
import Tabular
import Testing
import _TestSupport

@Suite("Finding terms in new texts")
struct TermLookupTests {
  private let workers = WorkerPool(threadCount: 2)

  /// How often each term occurs in a new text.
  private func counts(
    _ step: WordCounts, _ training: [String], _ text: String?
  ) throws -> [String: Double] {
    let fitted = try Recipe([.wordCounts(step)]).fit(.texts(training), on: workers)
    let columns = try fitted.apply(.texts([text]), on: workers).columns
    return Dictionary(uniqueKeysWithValues: columns.map { ($0.name, $0.values[0]) })
      .filter { $0.value != 0 }
  }

  @Test("a stop word joins its neighbours, a word never seen parts them")
  func gaps() throws {
    let step = WordCounts("text", ngrams: 2...2, stopWords: .words(["the"]), prefix: "")
    let training = ["read the news", "news today"]
    #expect(try counts(step, training, "Read THE the news") == ["read news": 1])
    #expect(try counts(step, training, "read unseen news") == [:])
    #expect(try counts(step, training, "read a news") == ["read news": 1], "one letter is no word")
    #expect(
      try counts(step, training, "read news today, news today")
        == ["read news": 1, "news today": 2])
  }

  @Test("a term is found where only its parts were dropped")
  func partsThatAreNoTerms() throws {
    // "aa" and "bb" alone are too rare, but needed on the way to "aa bb cc".
    let step = WordCounts("text", ngrams: 3...3, stopWords: .none, prefix: "")
    #expect(try counts(step, ["aa bb cc"], "xx aa bb cc aa bb cc") == ["aa bb cc": 2])
    #expect(try counts(step, ["aa bb cc"], "aa bb") == [:])
    #expect(try counts(step, ["aa bb cc"], nil) == [:])
  }

  @Test("texts with more terms than the insertion sort takes have sorted rows")
  func sortedRows() throws {
    var stream = Seed(4).stream
    let texts = (0..<50).map { row in
      (0..<4 * row).map { _ in "w\(stream.below(90) + 10)" }.joined(separator: " ")
    }
    let matrix = try Recipe([.tfidf(TFIDF("text", minDocumentFrequency: 1))])
      .fitAndApply(.texts(texts), on: workers).features.sparse
    let sparse = try #require(matrix)
    for row in 0..<sparse.rowCount {
      let columns = sparse.columnIndices[sparse.entries(ofRow: row)]
      #expect(zip(columns, columns.dropFirst()).allSatisfy { $0 < $1 })
      #expect(columns.allSatisfy { 0..<Int32(sparse.columnCount) ~= $0 })
    }
  }

  @Test("two TF-IDF steps stand side by side")
  func sideBySide() throws {
    let frame = Frame.plantedVideos(rows: 100)
    let one = RecipeStep.tfidf(TFIDF("text"))
    let two = RecipeStep.tfidf(TFIDF("text", ngrams: 2...3, prefix: "run:"))
    func made(_ steps: [RecipeStep]) throws -> FeatureTable {
      try Recipe(steps).fitAndApply(frame, on: workers).features
    }
    let (first, second, both) = try (made([one]), made([two]), made([one, two]))
    #expect(both.sparseNames == first.sparseNames + second.sparseNames)
    let left = try #require(first.sparse)
    let right = try #require(second.sparse)
    let joined = try #require(both.sparse)
    #expect(joined.columnCount == left.columnCount + right.columnCount)
    for row in 0..<100 {
      let (ours, mine, yours) = (
        joined.entries(ofRow: row), left.entries(ofRow: row), right.entries(ofRow: row)
      )
      let shifted = right.columnIndices[yours].map { $0 + Int32(left.columnCount) }
      #expect(joined.columnIndices[ours].elementsEqual(left.columnIndices[mine] + shifted))
      #expect(joined.values[ours].elementsEqual(left.values[mine] + right.values[yours]))
    }
  }

  @Test("two steps cannot make one sparse feature")
  func sameNames() {
    let step = RecipeStep.tfidf(TFIDF("text", minDocumentFrequency: 1))
    #expect(throws: RecipeError.duplicateFeature("word:aa", step: .tfidf)) {
      try Recipe([step, step]).fit(.texts(["aa"]), on: workers)
    }
  }

  @Test("the number of blocks does not show", arguments: [511, 512, 513, 1_025, 8_193])
  func blocks(rows: Int) throws {
    let texts = (0..<rows).map { "row\($0 % 7) shared row\($0 % 11)" }
    let (fitted, table) = try Recipe([.tfidf(TFIDF("text", ngrams: 1...1, prefix: ""))])
      .fitAndApply(.texts(texts), on: workers)
    guard case .tfidf(let step) = fitted.steps[0] else { return }
    let expected = Set((0..<11).map { "row\($0)" } + ["shared"])
    #expect(Set(step.terms) == expected)
    #expect(step.idf[step.terms.firstIndex(of: "shared") ?? 0] == 1, "every text has it")
    #expect(table.sparse?.rowCount == rows)
  }

  @Test("a scanner forgets the text before")
  func reuse() throws {
    let step = WordCounts("text", ngrams: 1...1, stopWords: .none, prefix: "")
    let texts = ["ééé \(String(repeating: "long ", count: 90))", "aa", "", "É", "zz ß ßß", "bb aa"]
    let table = try Recipe([.wordCounts(step)]).fitAndApply(.texts(texts), on: WorkerPool())
      .features
    let rows = texts.indices.map { row in
      table.columns.filter { $0.values[row] > 0 }.map(\.name)
    }
    #expect(rows == [["long", "ééé"], ["aa"], [], [], ["zz", "ßß"], ["aa", "bb"]])
  }
}
