public import Learning
public import Machine
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

  /// Judges the openings of a text column, without regard to repeated spaces and to the case of
  /// ASCII letters.
  ///
  /// - Parameters:
  ///   - texts: A text a row.
  ///   - labels: The class of each row.
  ///   - workers: The threads to run on; the result does not depend on them.
  /// - Complexity: O(bytes of the openings).
  public init(_ texts: TextBuffer, _ labels: Labels, on workers: WorkerPool) {
    precondition(texts.count == labels.count, "a label for each text")
    let openings = NormalizedTexts(openingsOf: texts, on: workers).groups(on: workers)
    let counts = [ClassCounts](
      of: openings.table.count, openings.ofRow, labels: labels.values, rows: labels.values.indices)
    self.init(counts)
  }

  /// Judges openings that were counted already.
  ///
  /// - Parameter counts: How many rows of each class begin with each opening.
  /// - Complexity: O(openings).
  public init(counts: [(negative: Int, positive: Int)]) {
    self.init(counts.map { ClassCounts(negative: $0.negative, positive: $0.positive) })
  }

  private init(_ counts: [ClassCounts]) {
    let repeated = counts.filter { $0.rows > 1 }
    self.openings = counts.count
    repeatedOpenings = repeated.count
    pureOpenings = repeated.count(where: \.isPure)
    judgedRows = repeated.reduce(0) { $0 + $1.rows }
    accuracy = counts.accuracyLeavingOneOut
  }
}

extension NormalizedTexts {
  /// The first two words of each text, in lower-case ASCII, one space between them.
  fileprivate init(openingsOf texts: TextBuffer, on workers: WorkerPool) {
    let source = texts.bytes
    let size = 8_192
    let blocks = workers.map(count: (texts.count + size - 1) / size) { block in
      var (bytes, ends): ([UInt8], [Int]) = ([], [])
      for row in block * size..<min((block + 1) * size, texts.count) {
        Self.appendOpening(source.span, texts.range(of: row), to: &bytes)
        ends.append(bytes.count)
      }
      return (bytes, ends)
    }
    var (bytes, ends): ([UInt8], [Int]) = ([], [])
    for block in blocks {
      let before = bytes.count
      bytes.append(contentsOf: block.0)
      for end in block.1 { ends.append(before + end) }
    }
    self.init(bytes: bytes, ends: ends)
  }

  private static func appendOpening(
    _ source: Span<UInt8>, _ range: Range<Int>, to opening: inout [UInt8]
  ) {
    let first = opening.count
    var words = 0
    var isInWord = false
    for place in range {
      let byte = source[place]
      guard byte != space else {
        if isInWord && words == 2 { return }
        isInWord = false
        continue
      }
      if !isInWord {
        if opening.count > first { opening.append(space) }
        words += 1
        isInWord = true
      }
      opening.append(65...90 ~= byte ? byte | 0x20 : byte)
    }
  }
}
