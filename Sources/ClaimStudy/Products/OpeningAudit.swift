public import Learning
public import Tabular

/// How far the first two words of a text tell the class.
///
/// Templated text gives itself away by its openings: if nearly every opening occurs in one class
/// only, a model of the text has learned the templates, and its score says nothing about text that
/// people wrote. Each row is judged by the *other* rows with its opening, so an opening that occurs
/// once tells nothing.
public struct OpeningAudit: Hashable, Sendable, Codable {
  /// How many different openings there are.
  public let openings: Int
  /// How many of the openings that occur twice or more occur in one class only.
  public let pureOpenings: Int
  /// How many openings occur twice or more.
  public let repeatedOpenings: Int
  /// How many rows share their opening with another row.
  public let judgedRows: Int
  /// The share of the judged rows whose class is the majority among the other rows with the same
  /// opening (a tie counts one half); nil when no row can be judged.
  public let accuracy: Double?

  /// Whether text is so templated that a text model must not be trusted on other text.
  public var looksTemplated: Bool {
    guard let accuracy else { return false }
    return accuracy >= 0.98 && pureOpenings * 100 >= repeatedOpenings * 95 && judgedRows >= 100
  }

  /// Judges the openings of a text column.
  ///
  /// - Complexity: O(bytes of the openings).
  public init(_ texts: TextBuffer, _ labels: Labels) {
    var counts: [[UInt8]: (negative: Int, positive: Int)] = [:]
    let openings = (0..<texts.count).map { Self.opening(texts.bytes[texts.range(of: $0)]) }
    for (opening, label) in zip(openings, labels.values) {
      if label == 1 {
        counts[opening, default: (0, 0)].positive += 1
      } else {
        counts[opening, default: (0, 0)].negative += 1
      }
    }
    let repeated = counts.values.filter { $0.negative + $0.positive > 1 }
    var right = 0.0
    for count in repeated { right += Self.rightLeavingOneOut(count) }
    self.openings = counts.count
    repeatedOpenings = repeated.count
    pureOpenings = repeated.count { $0.negative == 0 || $0.positive == 0 }
    judgedRows = repeated.reduce(0) { $0 + $1.negative + $1.positive }
    accuracy = judgedRows == 0 ? nil : right / Double(judgedRows)
  }

  /// How many rows of one opening the majority of the others gets right.
  private static func rightLeavingOneOut(_ count: (negative: Int, positive: Int)) -> Double {
    func right(_ own: Int, _ other: Int) -> Double {
      own - 1 > other ? Double(own) : own - 1 == other ? Double(own) / 2 : 0
    }
    return right(count.positive, count.negative) + right(count.negative, count.positive)
  }

  /// The first two words of a text, in lower-case ASCII, one space between them.
  private static func opening(_ text: ArraySlice<UInt8>) -> [UInt8] {
    let words = text.split(separator: UInt8(ascii: " "), maxSplits: 2).prefix(2)
    return Array(words.joined(separator: [UInt8(ascii: " ")])).map { byte in
      (65...90).contains(byte) ? byte | 0x20 : byte
    }
  }
}
