import Foundation

/// What stands under "value" in the reference file, and what the house gives in its place.
enum ReferenceValue: Decodable, Equatable {
  case nothing
  case truth(Bool)
  case number(Double)
  case text(String)
  case list([ReferenceValue])
  case table([String: ReferenceValue])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .nothing
    } else if let truth = try? container.decode(Bool.self) {
      self = .truth(truth)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let list = try? container.decode([ReferenceValue].self) {
      self = .list(list)
    } else {
      self = .table(try container.decode([String: ReferenceValue].self))
    }
  }
}

extension ReferenceValue {
  static func count(_ count: Int) -> ReferenceValue { .number(Double(count)) }
  static func counts(_ counts: [String: Int]) -> ReferenceValue { .table(counts.mapValues(count)) }
  static func counts(_ counts: [Int]) -> ReferenceValue { .list(counts.map(count)) }
  static func numbers(_ numbers: [String: Double]) -> ReferenceValue {
    .table(numbers.mapValues(ReferenceValue.number))
  }
  static func numbers(_ numbers: [Double]) -> ReferenceValue {
    .list(numbers.map(ReferenceValue.number))
  }

  /// The value of a key; nil unless this is a table that has it.
  subscript(key: String) -> ReferenceValue? {
    guard case .table(let table) = self else { return nil }
    return table[key]
  }

  /// The numbers of a table.
  var numbersByKey: [String: Double] {
    guard case .table(let table) = self else { return [:] }
    return table.compactMapValues(\.asNumber)
  }

  var asNumber: Double? {
    guard case .number(let number) = self else { return nil }
    return number
  }

  var asList: [ReferenceValue] {
    guard case .list(let list) = self else { return [] }
    return list
  }
}
