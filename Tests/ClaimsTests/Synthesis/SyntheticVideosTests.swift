import Claims
import Foundation
import Learning
import Machine
import Tabular
import Testing

@Suite("Synthetic videos")
struct SyntheticVideosTests {
  @Test("the same bytes on any number of threads and piece by piece")
  func threads() throws {
    let videos = SyntheticVideos(rows: 9000, seed: Seed(3))
    let expected = videos.bytes(on: WorkerPool(threadCount: 1))
    for threads in [2, 3, 8] {
      #expect(videos.bytes(on: WorkerPool(threadCount: threads)) == expected)
    }
    var streamed: [UInt8] = []
    try videos.write(on: WorkerPool(threadCount: 3)) { streamed += $0 }
    #expect(streamed == expected)
  }

  @Test("another seed gives other videos, more rows begin with the same ones")
  func seeds() {
    let videos = Videos.bytes(rows: 5000, seed: 1)
    #expect(videos != Videos.bytes(rows: 5000, seed: 2))
    #expect(Videos.bytes(rows: 7000, seed: 1).starts(with: videos))
    #expect(Videos.bytes(rows: 0) == Array(SyntheticVideos.header.utf8))
  }

  @Test("a sink that fails ends the work")
  func failingSink() {
    struct Full: Error {}
    var pieces = 0
    #expect(throws: Full.self) {
      try SyntheticVideos(rows: 500_000, seed: Seed(1)).write(on: Videos.workers) { _ in
        pieces += 1
        if pieces == 3 { throw Full() }
      }
    }
    #expect(pieces == 3)
  }

  @Test("the shipped contract reads them without a fault", arguments: [1, 2, 3] as [UInt64])
  func readable(seed: UInt64) throws {
    let reading = try Videos.reading(rows: 20_000, seed: seed)
    #expect(reading.faults == [])
    #expect(reading.frame.rowCount == 20_000)
  }

  @Test("margins are those of the real data", arguments: [1, 2] as [UInt64])
  func margins(seed: UInt64) throws {
    let reading = try Videos.reading(rows: 40_000, seed: seed)
    let incomplete = try #require(reading.frame["claim_status"]).validity.missingCount
    #expect(abs(Double(incomplete) / 40_000 - 0.0154) < 0.003)
    for name in DataContract.videos.columns.filter({ $0.missing == .dropped }).map(\.name) {
      #expect(reading.frame[name]?.validity.missingCount == incomplete, "missing together")
    }
    let frame = DataContract.videos.clean(reading.frame, on: Videos.workers).frame
    let claims = try DataContract.videos.labels(of: frame).values.map { $0 == 1 }
    #expect(abs(share(claims) - 0.5035) < 0.012)
    let banned = try flags("author_ban_status", "banned", of: frame)
    #expect(abs(share(banned, where: claims, true) - 0.1498) < 0.012)
    #expect(abs(share(banned, where: claims, false) - 0.0207) < 0.005)
    let verified = try flags("verified_status", "verified", of: frame)
    #expect(abs(share(verified, where: claims, true) - 0.0218) < 0.005)
    #expect(abs(share(verified, where: claims, false) - 0.1046) < 0.012)
    let durations = try #require(frame["video_duration_sec"]?.doubles)
    #expect(durations.min() == 5 && durations.max() == 60)
  }

  @Test("identities are each given once, and tell generated rows from others")
  func identities() throws {
    let frame = try Videos.reading(rows: 60_000).frame
    guard case .wholes(let identities)? = frame["video_id"]?.values else {
      throw TestFailure("no identities")
    }
    #expect(Set(identities).count == identities.count)
    #expect(SyntheticVideos.areGenerated(frame, .videos))
    #expect(!SyntheticVideos.areGenerated(frame.subset([]), .videos))
    let mixed = Column(.wholes(identities.dropLast() + [7_017_666_017]))
    #expect(SyntheticVideos.areGenerated(frame.setting("video_id", to: mixed), .videos))
    let real = Column(.wholes(identities.indices.map { 7_017_666_017 + Int64($0) }))
    #expect(!SyntheticVideos.areGenerated(frame.setting("video_id", to: real), .videos))
    #expect(!SyntheticVideos.areGenerated(frame.selecting(["claim_status"]), .videos))
  }

  @Test("texts: thousands of sentences, few copies, both classes in most openings")
  func texts() throws {
    let cleaned = try Videos.cleaned(rows: 20_000)
    let (texts, labels) = try textsAndLabels(cleaned.frame)
    let distinct = Set(texts).count
    #expect(distinct > 18_500)
    #expect((0.002...0.012) ~= 1 - Double(distinct) / Double(texts.count))
    let copies = try #require(cleaned.ledger.rows.last)
    #expect(copies.rule == "duplicate-rows" && (2...40) ~= copies.dropped)
    var sides: [String: Set<UInt8>] = [:]
    for (text, label) in zip(texts, labels) {
      sides[text.split(separator: " ").prefix(2).joined(separator: " "), default: []].insert(label)
    }
    let mixed = sides.values.count { $0.count == 2 }
    #expect(Double(mixed) / Double(sides.count) > 0.9)
  }

  @Test("rows are not sorted: the classes alternate as chance has it")
  func order() throws {
    let frame = try Videos.cleaned(rows: 20_000).frame
    let labels = try DataContract.videos.labels(of: frame).values
    let changes = zip(labels, labels.dropFirst()).count { $0 != $1 }
    #expect(abs(Double(changes) / Double(labels.count) - 0.5) < 0.02)
    let places = labels.indices.map(Double.init)
    #expect(abs(naiveAUC(places, labels) - 0.5) < 0.02)
  }

  @Test(
    "no single column decides, and simple scores lie in the band", arguments: [1, 5] as [UInt64])
  func overlap(seed: UInt64) throws {
    let frame = try Videos.cleaned(rows: 20_000, seed: seed).frame
    let labels = try DataContract.videos.labels(of: frame).values
    for (name, band) in [
      ("video_view_count", 0.82...0.90), ("video_like_count", 0.82...0.91),
      ("video_share_count", 0.78...0.89), ("video_comment_count", 0.78...0.90),
    ] {
      let values = try #require(frame[name]?.doubles)
      #expect(band ~= naiveAUC(values, labels), "\(name)")
    }
    let durations = try #require(frame["video_duration_sec"]?.doubles)
    #expect((0.48...0.52) ~= naiveAUC(durations, labels))
  }

  @Test("words and counts together stay below certainty")
  func together() throws {
    let frame = try Videos.cleaned(rows: 20_000).frame
    let (texts, labels) = try textsAndLabels(frame)
    let half = texts.count / 2
    let wordScores = naiveBayes(training: Array(zip(texts, labels).prefix(half)), texts)
    let test = half..<texts.count
    let words = naiveAUC(Array(wordScores[test]), Array(labels[test]))
    #expect((0.84...0.92) ~= words)
    let views = try #require(frame["video_view_count"]?.doubles)
    let both = test.map { wordScores[$0] + 1.1 * log(views[$0]) }
    #expect((0.90...0.97) ~= naiveAUC(both, Array(labels[test])))
  }

  /// Log-odds by word counts with add-one smoothing; words as split by spaces.
  private func naiveBayes(training: [(String, UInt8)], _ texts: [String]) -> [Double] {
    var counts: [Substring: [Double]] = [:]
    for (text, label) in training {
      for word in Set(text.split(separator: " ")) {
        counts[word, default: [1, 1]][Int(label)] += 1
      }
    }
    return texts.map { text in
      Set(text.split(separator: " ")).reduce(0) { sum, word in
        counts[word].map { sum + log($0[1] / $0[0]) } ?? sum
      }
    }
  }

  private func textsAndLabels(_ frame: Frame) throws -> ([String], [UInt8]) {
    let column = try #require(frame["video_transcription_text"])
    let labels = try DataContract.videos.labels(of: frame).values
    return ((0..<frame.rowCount).map { column.text(at: $0) ?? "" }, labels)
  }

  private func flags(_ name: String, _ level: String, of frame: Frame) throws -> [Bool] {
    let column = try #require(frame[name])
    return (0..<frame.rowCount).map { column.text(at: $0) == level }
  }

  private func share(_ flags: [Bool]) -> Double { Double(flags.count { $0 }) / Double(flags.count) }

  private func share(_ flags: [Bool], where claims: [Bool], _ wanted: Bool) -> Double {
    share(zip(flags, claims).filter { $0.1 == wanted }.map(\.0))
  }
}

struct TestFailure: Error {
  let words: String
  init(_ words: String) { self.words = words }
}
