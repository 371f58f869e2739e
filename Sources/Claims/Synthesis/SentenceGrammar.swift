import Foundation
import Learning

/// Makes sentences: an opening, perhaps a hedge, a fact, perhaps an ending.
///
/// Openings, hedges and endings lean to a class, none belongs to one; facts say nothing. So a model
/// of words can do well and cannot be perfect.
struct SentenceGrammar: Sendable {
  /// The grammar of this room.
  static let shared = SentenceGrammar()

  private let openings = LeaningPhrases(Self.openingPhrases)
  private let hedges = LeaningPhrases(Self.hedgePhrases)
  private let endings = LeaningPhrases(Self.endingPhrases)
  private let topics = Self.topicPhrases.map { topic in
    (subjects: topic.subjects.map { Array($0.utf8) }, remarks: topic.remarks.map(Remark.init))
  }

  /// A sentence as UTF-8 bytes, in lower case.
  func sentence(isClaim: Bool, from stream: inout RandomStream) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(160)
    text += openings.draw(isClaim: isClaim, from: &stream)
    text.append(space)
    let hedge = hedges.draw(isClaim: isClaim, from: &stream)
    let topic = topics[stream.below(topics.count)]
    text += topic.subjects[stream.below(topic.subjects.count)]
    if !hedge.isEmpty {
      text.append(space)
      text += hedge
    }
    text.append(space)
    topic.remarks[stream.below(topic.remarks.count)].append(to: &text, from: &stream)
    text += endings.draw(isClaim: isClaim, from: &stream)
    return text
  }

  private var space: UInt8 { UInt8(ascii: " ") }
}

/// What is said of a subject; `#` stands for a number from 2 to 98.
private struct Remark: Sendable {
  let before: [UInt8]
  let after: [UInt8]?

  init(_ pattern: String) {
    let parts = pattern.utf8.split(
      separator: UInt8(ascii: "#"), maxSplits: 1, omittingEmptySubsequences: false)
    before = Array(parts[0])
    after = parts.count == 2 ? Array(parts[1]) : nil
  }

  func append(to text: inout [UInt8], from stream: inout RandomStream) {
    text += before
    guard let after else { return }
    text.append(decimal: 2 + stream.below(97))
    text += after
  }
}

/// Phrases that each stand in both classes, but not equally often.
///
/// P(phrase | claim) ∝ weight · exp(lean / 2) and P(phrase | opinion) ∝ weight · exp(-lean / 2).
/// Drawing is one look into a table of 1024 places a class.
struct LeaningPhrases: Sendable {
  private let phrases: [[UInt8]]
  private let ofClaims: [Int]
  private let ofOpinions: [Int]

  init(_ phrases: [(text: String, lean: Double, weight: Double)]) {
    self.phrases = phrases.map { Array($0.text.utf8) }
    ofClaims = Self.places(phrases.map { $0.weight * exp($0.lean / 2) })
    ofOpinions = Self.places(phrases.map { $0.weight * exp(-$0.lean / 2) })
  }

  func draw(isClaim: Bool, from stream: inout RandomStream) -> [UInt8] {
    let place = Int(stream.next() >> 54)
    return phrases[isClaim ? ofClaims[place] : ofOpinions[place]]
  }

  /// Hands out 1024 places in proportion to the weights.
  private static func places(_ weights: [Double]) -> [Int] {
    let total = weights.reduce(0, +)
    var sum = 0.0
    var places: [Int] = []
    for (phrase, weight) in weights.enumerated() {
      sum += weight
      let end = phrase == weights.count - 1 ? 1024 : Int((1024 * sum / total).rounded())
      while places.count < end { places.append(phrase) }
    }
    return places
  }
}
