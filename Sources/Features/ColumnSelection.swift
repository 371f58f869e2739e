import Learning

/// Which of the numeric features made so far a step changes.
public enum ColumnSelection: Hashable, Sendable {
  /// All that there are at that point of the recipe, in their order.
  case allNumeric
  /// These, by name; each must have been made by an earlier step.
  case named([String])
}

extension ColumnSelection: ExpressibleByArrayLiteral {
  /// These, by name.
  public init(arrayLiteral elements: String...) { self = .named(elements) }
}

extension ColumnSelection: Codable {
  private static let all = "all numeric"

  /// Reads a list of names, or the text "all numeric".
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let names = try? container.decode([String].self) {
      self = .named(names)
    } else if try container.decode(String.self) == Self.all {
      self = .allNumeric
    } else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "neither a list of names nor “\(Self.all)”")
    }
  }

  /// Writes a list of names, or the text "all numeric".
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .allNumeric: try container.encode(Self.all)
    case .named(let names): try container.encode(names)
    }
  }
}

extension WorkingSet {
  /// The features that a selection means, each once.
  func features(
    _ selection: ColumnSelection, for step: RecipeStep.Kind
  ) throws(RecipeError) -> [WorkingColumn] {
    switch selection {
    case .allNumeric: return columns.filter { $0.kind == .numeric }
    case .named(let names):
      var seen: Set<String> = []
      var features: [WorkingColumn] = []
      for name in names where seen.insert(name).inserted {
        features.append(columns[try place(of: name, for: step)])
      }
      return features
    }
  }
}
