import Features
import Foundation
import Learning
import LinearAlgebra
import Machine
import Tabular
import Testing
import _TestSupport

/// The complete rows of the real data, with the rows of the published splits.
private struct PublishedVideos {
  /// The complete rows.
  let frame: Frame
  /// The rows whose index among the complete rows is not a multiple of five.
  let mod5Training: [Int]
  /// The rows that the course trained on.
  let courseTraining: [Int]

  init() throws {
    let workers = WorkerPool()
    let videos = try Self.read(
      "data/tiktok/tiktok_dataset.csv",
      [
        ColumnSchema("#", .whole), ColumnSchema("claim_status", .category, mayBeMissing: true),
        ColumnSchema("video_transcription_text", .text, mayBeMissing: true),
        ColumnSchema("video_like_count", .whole, mayBeMissing: true),
        ColumnSchema("video_comment_count", .whole, mayBeMissing: true),
      ], on: workers)
    let labels = try #require(videos["claim_status"])
    frame = videos.subset((0..<videos.rowCount).filter { labels.validity[$0] })
    mod5Training = (0..<frame.rowCount).filter { $0 % 5 != 0 }
    let split = try Self.read(
      "data/tiktok/course6_split.csv",
      [ColumnSchema("#", .whole), ColumnSchema("fold", .category)],
      on: workers)
    let folds = try #require(split["fold"])
    let numbers = try #require(split["#"]?.doubles)
    let training = Set(numbers.indices.filter { folds.text(at: $0) == "train" }.map { numbers[$0] })
    let own = try #require(frame["#"]?.doubles)
    courseTraining = own.indices.filter { training.contains(own[$0]) }
  }

  private static func read(
    _ path: String, _ columns: [ColumnSchema], on workers: WorkerPool
  ) throws -> Frame {
    let reader = CSVReader(schema: Schema(columns, allowsOtherColumns: true))
    return try reader.read(SharedMaterial.file(path), on: workers).frame
  }
}

/// One published value.
private struct Published: Decodable {
  struct Counts: Decodable { let features: [String], train_totals: [Int] }
  struct Cap: Decodable { let cap: Double, n_capped: Int }

  private struct Entry<Value: Decodable>: Decodable {
    let name: String
    let value: Value?

    enum CodingKeys: String, CodingKey { case name, value }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      name = try container.decode(String.self, forKey: .name)
      value = try? container.decode(Value.self, forKey: .value)
    }
  }

  /// The value of a name; values of other names may have other shapes.
  static func value<Value: Decodable>(_ name: String, as type: Value.Type) throws -> Value {
    let file = try Data(contentsOf: SharedMaterial.file("reference/tiktok.json"))
    let entries = try JSONDecoder().decode([Entry<Value>].self, from: file)
    return try #require(entries.first { $0.name == name }?.value, "\(name) is in the reference")
  }
}

@Suite(
  "Published results",
  .enabled(if: SharedMaterial.isPresent, Comment(rawValue: SharedMaterial.hint)))
struct PublishedReferenceTests {
  private let workers = WorkerPool(threadCount: 2)
  private let videos = try? PublishedVideos()

  @Test("the vocabulary and weights of TF-IDF on four fifths of the videos")
  func tfidf() throws {
    let videos = try #require(videos)
    let (fitted, table) = try Recipe([.tfidf(TFIDF("video_transcription_text", prefix: ""))])
      .fitAndApply(videos.frame.subset(videos.mod5Training), on: workers)
    #expect(
      try fitted.featureNames.count == Published.value("text/tfidf_mod5/vocab_size", as: Int.self))
    guard case .tfidf(let step) = fitted.steps[0] else { return }
    let weights = Dictionary(uniqueKeysWithValues: zip(step.terms, step.idf))
    let examples = try Published.value("text/tfidf_mod5/idf_examples", as: [String: Double].self)
    for (term, idf) in examples { expectClose(weights[term] ?? 0, idf, relative: 1e-9) }
    #expect(table.sparse?.rowCount == 15_267)
  }

  @Test("the fifteen runs of words of the course, and how often they occur")
  func wordCounts() throws {
    let videos = try #require(videos)
    let training = videos.frame.subset(videos.courseTraining)
    let (fitted, table) = try Recipe([
      .wordCounts(WordCounts("video_transcription_text", prefix: ""))
    ])
    .fitAndApply(training, on: workers)
    let published = try Published.value("course6/count_vectorizer", as: Published.Counts.self)
    #expect(fitted.featureNames == published.features)
    #expect(table.columns.map { Int($0.values.reduce(0, +)) } == published.train_totals)
    guard case .wordCounts(let step) = fitted.steps[0] else { return }
    #expect(step.totals == published.train_totals)
  }

  @Test("the code points of all texts")
  func textLength() throws {
    let frame = try #require(videos).frame
    let table = try Recipe([.textLength(TextLength("video_transcription_text"))])
      .fitAndApply(frame, on: workers).features
    struct Units: Decodable { let total_codepoints: Double }
    let units = try Published.value("text/length_units", as: Units.self)
    #expect(table.columns[0].values.reduce(0, +) == units.total_codepoints)
  }

  @Test("the caps of the course, and how many values they hold down")
  func caps() throws {
    let frame = try #require(videos).frame
    for column in ["video_like_count", "video_comment_count"] {
      let (fitted, table) = try Recipe([
        .numeric(NumericColumns([column])), .cap(Capping(.named([column]))),
      ]).fitAndApply(frame, on: workers)
      let published = try Published.value(
        "course5/exemplar/cap_\(column)", as: Published.Cap.self)
      guard case .cap(let step) = fitted.steps[1] else { return }
      #expect(step.columns[0].bound == published.cap)
      let raw = try #require(frame[column]?.doubles)
      #expect(zip(raw, table.columns[0].values).count { $0 != $1 } == published.n_capped)
    }
  }
}
