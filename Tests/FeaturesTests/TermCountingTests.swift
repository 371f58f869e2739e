import Features
import Learning
import Machine
import Tabular
import Testing
import _TestSupport

@Suite("Counting terms")
struct TermCountingTests {
  /// Texts of few short words and some long ones, so that terms repeat.
  private func texts(_ count: Int, seed: UInt64) -> [String] {
    var stream = Seed(seed).stream
    let words =
      (0..<40).map { "w\($0)" } + ["the", "and", "considerably", "considerable", "x", "É", "naïve"]
    return (0..<count).map { _ in
      (0..<stream.below(60)).map { _ in words[stream.below(words.count)] }.joined(separator: " ")
    }
  }

  /// The naive twin: dictionaries of strings.
  private func naive(
    _ texts: [String], ngrams: ClosedRange<Int>, stopWords: Set<String>
  ) -> [[String: Int]] {
    texts.map { text in
      let words = text.lowercased().split(separator: " ").map(String.init)
        .filter { $0.count > 1 && !stopWords.contains($0) }
      var counts: [String: Int] = [:]
      for length in ngrams where length <= words.count {
        for start in 0...words.count - length {
          counts[words[start..<start + length].joined(separator: " "), default: 0] += 1
        }
      }
      return counts
    }
  }

  @Test("agrees with counting in dictionaries", arguments: [1...1, 1...2, 2...3, 3...3, 1...4])
  func counts(ngrams: ClosedRange<Int>) throws {
    let texts = texts(1_500, seed: UInt64(ngrams.lowerBound * 10 + ngrams.upperBound))
    let step = WordCounts(
      "text", ngrams: ngrams, maxFeatures: 100_000, stopWords: .words(["the", "and"]),
      minDocumentFrequency: 3, prefix: "")
    let (fitted, table) = try Recipe([.wordCounts(step)])
      .fitAndApply(.texts(texts), on: WorkerPool(threadCount: 2))
    let rows = naive(texts, ngrams: ngrams, stopWords: ["the", "and"])
    var inTexts: [String: Int] = [:]
    for term in rows.flatMap(\.keys) { inTexts[term, default: 0] += 1 }
    let kept = inTexts.filter { $0.value >= 3 }.keys.sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
    #expect(fitted.featureNames == kept)
    for feature in table.columns {
      #expect(feature.values == rows.map { Double($0[feature.name] ?? 0) }, "\(feature.name)")
    }
  }

  @Test("words of one head and one length are told apart")
  func likeWords() throws {
    let words = (0..<300).map { "beginning\($0 + 100)" } + (0..<300).map { "begin\($0 + 100)" }
    let step = WordCounts("text", ngrams: 1...1, maxFeatures: 1_000, prefix: "")
    let table = try Recipe([.wordCounts(step)])
      .fitAndApply(.texts(words), on: WorkerPool()).features
    #expect(table.featureNames == words.sorted())
    #expect(table.columns.allSatisfy { $0.values.reduce(0, +) == 1 })
  }
}
