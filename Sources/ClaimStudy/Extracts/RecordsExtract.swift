import Claims
import Features
import Tabular

/// One row a studied record: what it is called, its class, its categories and numbers, with ratios
/// and lengths of texts; never the texts themselves.
struct RecordsExtract {
  let frame: Frame
  let contract: DataContract
  /// Which part each row belongs to; nil when nothing was split.
  let isTest: [Bool]?

  /// The table; its rows are made one at a time.
  var extract: Extract {
    let fields = self.fields
    let rowCount = frame.rowCount
    return Extract(
      "records", grain: "One row a studied record", columns: fields.map(\.column)
    ) { take in
      for row in 0..<rowCount { try take(fields.map { $0.cell(row) }) }
    }
  }

  private struct Field {
    let column: Extract.Column
    let cell: (Int) -> CSVWriter.Cell
  }

  private var fields: [Field] {
    let described = contract.columns.filter { $0.role != .ignored && $0.role != .text }
    var fields = described.compactMap(plain)
    if let exposure = contract.exposureColumn, let unit = exposure.exposure {
      fields += contract.columns(.count).filter { $0.name != exposure.name }.compactMap {
        ratio($0, to: exposure, unit)
      }
    }
    for column in contract.columns(.text) { fields += sizes(column) }
    if let isTest {
      fields.append(
        Field(column: .init("part", "training or test: where the study put the record")) {
          .text(isTest[$0] ? "test" : "training")
        })
    }
    return fields
  }

  private func plain(_ column: ContractColumn) -> Field? {
    guard let cells = frame[column.name] else { return nil }
    let unit = column.role == .count ? "times" : ""
    let isWhole = column.role == .count || column.isWhole
    return Field(
      column: .init(column.name, column.description, unit: unit),
      cell: { row in
        guard cells.validity[row] else { return .missing }
        switch cells.values {
        case .wholes(let values): return .whole(values[row])
        case .numbers(let values):
          return isWhole
            ? Int64(exactly: values[row]).map { .whole($0) } ?? .real(values[row])
            : .real(values[row])
        case .texts(let texts): return .inert(texts[row])
        case .categories(let codes, let levels): return .inert(levels[Int(codes[row])])
        }
      })
  }

  private func ratio(
    _ column: ContractColumn, to exposure: ContractColumn, _ unit: String
  ) -> Field? {
    guard let parts = frame[column.name], let wholes = frame[exposure.name] else { return nil }
    return Field(
      column: .init(
        "\(column.name)_per_\(unit)", "\(column.name) divided by \(exposure.name)",
        unit: "per \(unit)")
    ) { row in
      guard let part = parts.number(row), let whole = wholes.number(row), whole > 0 else {
        return .missing
      }
      return .real(part / whole)
    }
  }

  private func sizes(_ column: ContractColumn) -> [Field] {
    guard let cells = frame[column.name], case .texts(let texts) = cells.values else { return [] }
    func field(
      _ suffix: String, _ what: String, _ unit: String,
      _ size: @escaping @Sendable (TextMeasure) -> Int
    ) -> Field {
      Field(
        column: .init("\(column.name)_\(suffix)", "\(what) of \(column.name)", unit: unit)
      ) { row in
        guard cells.validity[row] else { return .missing }
        return .count(size(TextMeasure(texts.bytes.span.extracting(texts.range(of: row)))))
      }
    }
    return [
      field("length", "length", "characters") { $0.codePoints },
      field("words", "words", "words") { $0.words },
    ]
  }
}

extension Column {
  /// The number of a row, or nil.
  fileprivate func number(_ row: Int) -> Double? {
    guard validity[row] else { return nil }
    switch values {
    case .wholes(let values): return Double(values[row])
    case .numbers(let values): return values[row]
    case .texts, .categories: return nil
    }
  }
}
