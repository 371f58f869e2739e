import Tabular

/// One row of the data dictionary.
public struct DictionaryRow: Hashable, Sendable, Codable {
  /// The name of the column.
  public let name: String
  /// What it is for.
  public let role: String
  /// What its cells are.
  public let type: String
  /// Names or bounds; "any" where there are none.
  public let values: String
  /// What happens to a row without a value.
  public let missing: String
  /// When the value is known.
  public let known: String
  /// One sentence.
  public let description: String
}

extension DataContract {
  /// What every column is, in the order of the contract; for reports.
  public var dictionary: [DictionaryRow] {
    columns.map { column in
      DictionaryRow(
        name: column.name, role: column.role.rawValue, type: column.typeName,
        values: column.role == .label
          ? labelValues.map(\.text).joined(separator: ", ") : column.valueRange,
        missing: column.role == .ignored ? "not read" : column.missing.sentence,
        known: column.isFeature ? column.known.sentence : "–", description: column.description)
    }
  }
}

extension ContractColumn {
  fileprivate var typeName: String {
    switch (role, kind) {
    case (.ignored, _): "not read"
    case (_, .whole): "whole number"
    case (_, .number): "number"
    case (_, .text): "text"
    case (_, .category): "category"
    }
  }

  fileprivate var valueRange: String {
    if let allowed { return allowed.joined(separator: ", ") }
    let minimum = role == .count ? max(range?.minimum ?? 0, 0) : range?.minimum
    switch (minimum.map(Self.shown), range?.maximum.map(Self.shown)) {
    case (let low?, let high?): return "\(low) … \(high)"
    case (let low?, nil): return "≥ \(low)"
    case (nil, let high?): return "≤ \(high)"
    case (nil, nil): return "any"
    }
  }

  private static func shown(_ bound: Double) -> String {
    Int(exactly: bound).map(String.init) ?? "\(bound)"
  }
}

extension ContractColumn.Missing {
  fileprivate var sentence: String {
    switch self {
    case .refused: "is a fault"
    case .dropped: "row is left out"
    case .kept: "is filled in"
    }
  }
}

extension ContractColumn.Known {
  fileprivate var sentence: String {
    switch self {
    case .atUpload: "at upload"
    case .afterPublication: "after publication"
    }
  }
}
