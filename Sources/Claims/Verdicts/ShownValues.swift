import Features
import Learning
import Tabular

/// Tells what stood in a record where a feature speaks: never a logarithm or a scaled value.
struct ShownValues: Sendable {
  private enum Source {
    /// A column of the input, as it stood.
    case column(String)
    /// A quotient of two columns.
    case ratio(Ratio)
    /// The length of a text.
    case length(column: String)
    /// Whether a value was missing.
    case gap(column: String)
    /// How often a term occurs.
    case term
  }

  private let names: [String]
  private let sources: [Source]

  /// What the features of a recipe show.
  init(_ recipe: FittedRecipe) {
    var known: [String: Source] = [:]
    for step in recipe.steps {
      switch step {
      case .ratio(let step): known[step.ratio.name] = .ratio(step.ratio)
      case .textLength(let step): known[step.name] = .length(column: step.column)
      case .oneHot(let step):
        for level in step.categories.levels {
          known["\(step.categories.column)=\(level)"] = .column(step.categories.column)
        }
        known["\(step.categories.column)_missing"] = .gap(column: step.categories.column)
      case .impute(let step):
        for column in step.columns where column.hasIndicator {
          known["\(column.name)_missing"] = .gap(column: column.name)
        }
      default: break
      }
    }
    let inputs = Set(recipe.inputColumns)
    names = recipe.featureNames
    sources = names.map { name in known[name] ?? (inputs.contains(name) ? .column(name) : .term) }
  }

  /// The reason that a contribution of a feature makes.
  func reason(_ feature: Int, _ contribution: Double, row: Int, in data: ScoredRows)
    -> VerdictReason
  {
    VerdictReason(
      feature: names[feature], value: value(of: feature, row: row, in: data),
      contribution: contribution)
  }

  private func value(of feature: Int, row: Int, in data: ScoredRows) -> String? {
    switch sources[feature] {
    case .column(let name): return data.frame[name]?.text(at: row)
    case .gap(let name):
      return data.frame[name]?.validity[row] == true ? "present" : "missing"
    case .length(let name):
      return data.frame[name]?.text(at: row).map { String($0.unicodeScalars.count) }
    case .term: return data.features.dense(feature, row: row).map { Self.short($0) } ?? "present"
    case .ratio(let ratio):
      let top = data.frame[ratio.numerator]?.number(at: row)
      let bottom = data.frame[ratio.denominator]?.number(at: row)
      guard let top, let bottom else { return nil }
      let quotient = top / bottom
      return (quotient.isFinite ? quotient : ratio.whenUndefined).map { Self.short($0) }
    }
  }

  /// Six significant digits are enough for a reader.
  private static func short(_ value: Double) -> String {
    guard value != 0, value.isFinite else { return "0" }
    if let whole = Int(exactly: value) { return String(whole) }
    var scale = 1.0
    while abs(value) * scale < 100_000, scale < 1e15 { scale *= 10 }
    return "\((value * scale).rounded() / scale)"
  }
}

/// Records and the features that were made of them.
struct ScoredRows: Sendable {
  let frame: Frame
  let features: FeatureTable
}

extension FeatureTable {
  /// The value of a dense feature; nil for a sparse one.
  fileprivate func dense(_ feature: Int, row: Int) -> Double? {
    feature < columns.count ? columns[feature].values[row] : nil
  }
}

extension Column {
  /// The number in a row; nil where it is missing or no number.
  fileprivate func number(at row: Int) -> Double? {
    guard validity[row] else { return nil }
    switch values {
    case .numbers(let values): return values[row]
    case .wholes(let values): return Double(values[row])
    case .texts, .categories: return nil
    }
  }
}
