import Claims
import Features
import Foundation
import Machine
import Tabular

/// A column of texts, read once: equal texts are looked at together.
struct ExploredText: Sendable {
  let column: String
  /// The column for which equal texts have one code; for comparing rows.
  let groupColumn: Column
  /// How many different texts there are in all rows.
  let distinct: Int
  let repeats: RepeatedTexts
  /// The length of each row's text in code points, NaN where there is none.
  let lengths: [Double]
  /// How many words each row's text has.
  let wordCounts: [Double]
  let profile: TextProfile
}

extension Explorer {
  /// The text columns; an ignored column is not read for its words.
  func exploredTexts() -> [ExploredText] {
    contract.columns(.text).compactMap { column in
      guard let values = frame[column.name], case .texts(let texts) = values.values else {
        return nil
      }
      return explored(column.name, values, texts)
    }
  }

  private func explored(_ name: String, _ column: Column, _ texts: TextBuffer) -> ExploredText {
    let equal = EqualRows([column], on: workers)
    let weights = weights(of: equal, column.validity)
    let known = equal.firsts.indices.filter { column.validity[equal.firsts[$0]] }
    let measured = MeasuredTexts(texts, rows: equal.firsts, weights, on: workers)
    let read = known.filter { weights[$0].all > 0 }
    let census = TermCensus(
      texts, rows: read.map { equal.firsts[$0] }, weights: read.map { weights[$0] }, on: workers)
    return ExploredText(
      column: name,
      groupColumn: Column(
        .categories(codes: equal.groups.map { Int32(bitPattern: $0) }, levels: [])),
      distinct: known.count, repeats: RepeatedTexts(name, weights),
      lengths: values(of: equal, column.validity, measured.codePoints),
      wordCounts: values(of: equal, column.validity, measured.words),
      profile: profile(name, measured.size, read.map { weights[$0] }, census))
  }

  /// How many studied rows have each different text.
  private func weights(of equal: EqualRows, _ validity: Validity) -> [TextWeight] {
    var weights = [TextWeight](repeating: TextWeight(), count: equal.count)
    for row in studied.rows where validity[row] {
      let group = Int(equal.groups[row])
      weights[group].all += 1
      switch studied.classes[row] {
      case 0: weights[group].positive += 1
      case 1: weights[group].negative += 1
      default: break
      }
    }
    return weights
  }

  /// A number of each text, for each row.
  private func values(
    of equal: EqualRows, _ validity: Validity, _ ofTexts: [Double]
  ) -> [Double] {
    var values = [Double](repeating: .nan, count: equal.groups.count)
    let hasMissing = validity.missingCount > 0
    for row in values.indices where !hasMissing || validity[row] {
      values[row] = ofTexts[Int(equal.groups[row])]
    }
    return values
  }

  private func profile(
    _ name: String, _ size: TextSize, _ weights: [TextWeight], _ census: TermCensus
  ) -> TextProfile {
    let counts = TermCounts(weights, hasBothClasses: studied.hasBothClasses)
    let hasLabels = !studied.classNames.isEmpty
    func shown(_ terms: [TermCensus.Term]) -> [TermProfile] {
      terms.map { counts.profile(of: $0, hasLabels: hasLabels) }
    }
    let telling = studied.hasBothClasses ? census.best(24) { counts.tellingScore($0) } : []
    return TextProfile(
      column: name, lengthName: "\(name)_length", wordsName: "\(name)_words", size: size,
      textsByClass: hasLabels ? [counts.positive, counts.negative] : [],
      vocabulary: census.wordCount, wordPairs: census.pairCount,
      frequentWords: shown(census.frequentWords(24)),
      frequentPairs: shown(census.frequentPairs(24)), tellingTerms: shown(telling),
      openings: shown(census.frequentOpenings(24)),
      openingAudit: studied.hasBothClasses
        ? OpeningAudit(
          counts: census.openingWeights.map {
            (negative: Int($0.negative), positive: Int($0.positive))
          })
        : nil)
  }
}

extension RepeatedTexts {
  init(_ column: String, _ weights: [TextWeight]) {
    let present = weights.filter { $0.all > 0 }
    let rows = present.reduce(0) { $0 + Int($1.all) }
    self.init(
      column: column, unique: present.count,
      rowsSharing: present.reduce(0) { $0 + ($1.all > 1 ? Int($1.all) : 0) },
      extra: rows - present.count,
      labelConflicts: present.count { $0.positive > 0 && $0.negative > 0 })
  }
}

/// How large different texts are, each and together.
private struct MeasuredTexts {
  /// The code points of each text.
  private(set) var codePoints: [Double] = []
  /// The words of each text.
  private(set) var words: [Double] = []
  /// All texts, each as often as it occurs.
  private(set) var size = TextSize()

  private init() {}

  init(_ texts: TextBuffer, rows: [Int], _ weights: [TextWeight], on workers: WorkerPool) {
    let length = 1 << 14
    let blocks = workers.map(count: (rows.count + length - 1) / length) { block in
      var measured = MeasuredTexts()
      let places = block * length..<min((block + 1) * length, rows.count)
      measured.measure(texts, rows.span, weights.span, places)
      return measured
    }
    codePoints.reserveCapacity(rows.count)
    words.reserveCapacity(rows.count)
    for block in blocks {
      codePoints += block.codePoints
      words += block.words
      size.add(block.size)
    }
  }

  private mutating func measure(
    _ texts: TextBuffer, _ rows: Span<Int>, _ weights: Span<TextWeight>, _ places: Range<Int>
  ) {
    codePoints.reserveCapacity(places.count)
    words.reserveCapacity(places.count)
    let bytes = texts.bytes.span
    for place in places {
      let measure = TextMeasure(bytes.extracting(texts.range(of: rows[place])))
      codePoints.append(Double(measure.codePoints))
      words.append(Double(measure.words))
      size.add(measure, times: Int(weights[place].all))
    }
  }
}

extension TextSize {
  fileprivate mutating func add(_ measure: TextMeasure, times: Int) {
    codePoints += measure.codePoints * times
    utf8 += measure.utf8 * times
    utf16 += measure.utf16 * times
    words += measure.words * times
    rowsBeyondASCII += measure.isBeyondASCII ? times : 0
    rowsWithDoubleSpace += measure.hasDoubleSpace ? times : 0
  }

  fileprivate mutating func add(_ other: TextSize) {
    codePoints += other.codePoints
    utf8 += other.utf8
    utf16 += other.utf16
    words += other.words
    rowsBeyondASCII += other.rowsBeyondASCII
    rowsWithDoubleSpace += other.rowsWithDoubleSpace
  }
}

/// How many texts there are, for saying how often a term occurs in them.
struct TermCounts {
  let all: Int
  let positive: Int
  let negative: Int
  private let hasBothClasses: Bool

  init(_ weights: [TextWeight], hasBothClasses: Bool) {
    all = weights.reduce(0) { $0 + Int($1.all) }
    positive = weights.reduce(0) { $0 + Int($1.positive) }
    negative = weights.reduce(0) { $0 + Int($1.negative) }
    self.hasBothClasses = hasBothClasses
  }

  func profile(of term: TermCensus.Term, hasLabels: Bool) -> TermProfile {
    let weight = term.weight
    let labelled = weight.positive + weight.negative
    return TermProfile(
      term: term.text, occurrences: term.occurrences, texts: Int(weight.all),
      byClass: hasLabels ? [Int(weight.positive), Int(weight.negative)] : [],
      share: Double(weight.all) / Double(all),
      purity: hasLabels && labelled > 0
        ? Double(max(weight.positive, weight.negative)) / Double(labelled) : nil,
      chiSquared: chiSquared(weight))
  }

  /// χ² of a term that enough texts have; nil for a rare one.
  func tellingScore(_ weight: TextWeight) -> Double? {
    weight.all >= 5 ? chiSquared(weight) : nil
  }

  /// χ² of the table of having the term and being of a class; nil where a margin is empty.
  private func chiSquared(_ weight: TextWeight) -> Double? {
    guard hasBothClasses else { return nil }
    let (a, b) = (Double(weight.positive), Double(weight.negative))
    let (c, d) = (Double(positive) - a, Double(negative) - b)
    let margins = (a + b) * (c + d) * (a + c) * (b + d)
    guard margins > 0 else { return nil }
    let difference = a * d - b * c
    return (a + b + c + d) * difference * difference / margins
  }
}
