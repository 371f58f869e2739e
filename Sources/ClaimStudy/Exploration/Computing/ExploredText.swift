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
    let measures = measures(of: equal.firsts, texts)
    let read = known.filter { weights[$0].all > 0 }
    let census = TermCensus(
      texts, rows: read.map { equal.firsts[$0] }, weights: read.map { weights[$0] }, on: workers)
    let sizes = read.map { (measures[$0], weights[$0]) }
    return ExploredText(
      column: name,
      groupColumn: Column(
        .categories(codes: equal.groups.map { Int32(bitPattern: $0) }, levels: [])),
      distinct: known.count, repeats: RepeatedTexts(name, weights),
      lengths: values(of: equal, column.validity, measures.map { Double($0.codePoints) }),
      wordCounts: values(of: equal, column.validity, measures.map { Double($0.words) }),
      profile: profile(name, TextSize(sizes), read.map { weights[$0] }, census))
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

  private func measures(of rows: [Int], _ texts: TextBuffer) -> [TextMeasure] {
    let size = 1 << 12
    return workers.map(count: (rows.count + size - 1) / size) { block in
      let bytes = texts.bytes.span
      return rows[block * size..<min((block + 1) * size, rows.count)].map { row in
        TextMeasure(bytes.extracting(texts.range(of: row)))
      }
    }.flatMap { $0 }
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

extension TextSize {
  init(_ texts: [(TextMeasure, TextWeight)]) {
    func sum(_ number: (TextMeasure) -> Int) -> Int {
      texts.reduce(0) { $0 + number($1.0) * Int($1.1.all) }
    }
    self.init(
      codePoints: sum(\.codePoints), utf8: sum(\.utf8), utf16: sum(\.utf16), words: sum(\.words),
      rowsBeyondASCII: sum { $0.isBeyondASCII ? 1 : 0 },
      rowsWithDoubleSpace: sum { $0.hasDoubleSpace ? 1 : 0 })
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
