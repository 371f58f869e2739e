import Claims
import Features
import Machine
import Statistics
import Tabular

/// The columns of the studied rows that can be compared.
struct TestedColumns: Sendable {
  /// A number: a value for each studied row, NaN where there is none.
  struct Number: Sendable {
    let name: String
    let values: [Double]
  }

  /// A category, the label among them: a level for each studied row, −1 where there is none.
  struct Category: Sendable {
    let name: String
    let levels: [String]
    let codes: [Int32]
    let isLabel: Bool
  }

  /// What a name stands for.
  enum Column: Sendable {
    case number(Number)
    case category(Category)
  }

  let numbers: [Number]
  /// The label first, if there is one.
  let categories: [Category]

  init(_ explorer: Explorer) {
    let rows = explorer.studied.rows
    let sources = explorer.numberSources([]) + explorer.textSizes()
    numbers = explorer.workers.map(count: sources.count) { place -> Number? in
      let source = sources[place]
      guard source.isTested else { return nil }
      let values = source.values()
      return Number(name: source.name, values: rows.map { values[$0] })
    }.compactMap(\.self)
    categories = explorer.groupingColumns().map { column in
      Category(
        name: column.name, levels: column.levels, codes: rows.map { column.codes[$0] },
        isLabel: column.name == explorer.contract.labelColumn)
    }
  }

  var names: [String] { categories.map(\.name) + numbers.map(\.name) }
  var label: Category? { categories.first(where: \.isLabel) }

  func column(_ name: String) -> Column? {
    if let category = categories.first(where: { $0.name == name }) { return .category(category) }
    return numbers.first { $0.name == name }.map { .number($0) }
  }
}

extension NumberSource {
  /// Whether it describes a row rather than names or places it.
  fileprivate var isTested: Bool {
    switch origin {
    case .column(let role): role == .count || role == .number
    case .ratio, .textLength, .wordCount: true
    }
  }
}

extension Explorer {
  /// The lengths of texts and their numbers of words, as numbers; texts are read row by row.
  func textSizes() -> [NumberSource] {
    contract.columns(.text).flatMap { column -> [NumberSource] in
      guard let values = frame[column.name], case .texts(let texts) = values.values else {
        return []
      }
      let validity = values.validity
      func sizes(_ size: @Sendable @escaping (TextMeasure) -> Int) -> @Sendable () -> [Double] {
        {
          let bytes = texts.bytes.span
          return (0..<texts.count).map { row in
            guard validity[row] else { return .nan }
            return Double(size(TextMeasure(bytes.extracting(texts.range(of: row)))))
          }
        }
      }
      return [
        NumberSource(
          name: "\(column.name)_length", origin: .textLength(column: column.name),
          values: sizes(\.codePoints)),
        NumberSource(
          name: "\(column.name)_words", origin: .wordCount(column: column.name),
          values: sizes(\.words)),
      ]
    }
  }
}
