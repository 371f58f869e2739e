import Claims
import Learning
import LinearModels
import Statistics
import Tabular

/// A frame made ready for a regression: the rows with all values, the outcome, the terms.
struct RegressionDesign {
  /// The outcome: labels of a level, or numbers.
  enum Target {
    case labels(Labels)
    case numbers(FeatureColumn)
  }

  let outcome: RegressionReport.Outcome
  let target: Target
  var features: FeatureTable
  var terms: [RegressionTerm]
  var omitted: [OmittedTerm]
  /// The place of each row of the fit in the frame.
  let rows: [Int]

  init(
    _ frame: Frame, _ contract: DataContract, _ question: RegressionQuestion
  ) throws(RegressionFault) {
    let outcomeName = question.outcome ?? contract.labelColumn
    let outcomeColumn = try Self.column(outcomeName, frame, contract)
    var omitted: [OmittedTerm] = []
    let chosen = try Self.predictors(frame, contract, question, outcomeName, &omitted)
    let used = [outcomeColumn] + chosen.map(\.values)
    let rows = (0..<frame.rowCount).filter { row in used.allSatisfy { $0.validity[row] } }
    guard !rows.isEmpty else { throw .noCompleteRows(of: frame.rowCount) }
    self.rows = rows
    (outcome, target) = try Self.target(
      outcomeColumn.subset(rows), outcomeName, contract, question)
    var columns: [FeatureColumn] = []
    var terms: [RegressionTerm] = []
    for predictor in chosen {
      for (term, values) in predictor.terms(rows, &omitted) {
        guard term.spread > 0 else {
          omitted.append(OmittedTerm(name: term.name, reason: "one value only in these rows"))
          continue
        }
        terms.append(term)
        columns.append(FeatureColumn(term.name, values))
      }
    }
    guard !terms.isEmpty else { throw .noPredictors }
    self.terms = terms
    self.omitted = omitted
    features = FeatureTable(rowCount: rows.count, columns: columns)
  }

  /// The same without one term.
  func without(_ name: String, reason: String) -> RegressionDesign {
    var result = self
    result.terms.removeAll { $0.name == name }
    result.features = FeatureTable(
      rowCount: features.rowCount, columns: features.columns.filter { $0.name != name })
    result.omitted.append(OmittedTerm(name: name, reason: reason))
    return result
  }

  /// A column that holds numbers or levels.
  private static func column(
    _ name: String, _ frame: Frame, _ contract: DataContract
  ) throws(RegressionFault) -> Column {
    guard let meaning = contract.column(name), let column = frame[name] else {
      let known = contract.columns.filter { frame[$0.name] != nil && Self.isUsable($0.role) }
      throw .unknownColumn(name, known: known.map(\.name))
    }
    guard isUsable(meaning.role) else {
      throw .unsuitable(name, reason: "it is \(meaning.role.phrase)")
    }
    return column
  }

  private static func isUsable(_ role: ContractColumn.Role) -> Bool {
    switch role {
    case .label, .count, .number, .category: true
    case .identity, .text, .ignored: false
    }
  }

  /// The columns that explain, as asked for or by default.
  private static func predictors(
    _ frame: Frame, _ contract: DataContract, _ question: RegressionQuestion, _ outcome: String,
    _ omitted: inout [OmittedTerm]
  ) throws(RegressionFault) -> [Predictor] {
    var names = question.predictors ?? []
    if question.predictors == nil {
      for column in contract.columns where column.name != outcome && frame[column.name] != nil {
        if column.role == .label {
          omitted.append(
            OmittedTerm(
              name: column.name,
              reason: "the label explains only where it is named with --on"))
        } else if isUsable(column.role) {
          names.append(column.name)
        } else if column.role == .text {
          omitted.append(
            OmittedTerm(name: column.name, reason: "text is no number; models of text read it"))
        }
      }
    }
    var result: [Predictor] = []
    for name in names where !result.contains(where: { $0.name == name }) {
      guard name != outcome else { throw .outcomeAmongPredictors(name) }
      let values = try column(name, frame, contract)
      result.append(
        Predictor(
          name: name, values: values, first: contract.column(name)?.allowed?.first,
          isLate: contract.column(name)?.known == .afterPublication
            && contract.column(name)?.role != .label))
    }
    return result
  }
}

extension ContractColumn.Role {
  /// What a column of the role is, as half a sentence.
  fileprivate var phrase: String {
    switch self {
    case .identity: "the name of a row"
    case .text: "text"
    case .ignored: "a column that the contract ignores"
    case .label, .count, .number, .category: "a \(rawValue)"
    }
  }
}

/// A column that explains.
private struct Predictor {
  let name: String
  let values: Column
  /// The level that the contract names first.
  let first: String?
  let isLate: Bool

  private static let mostLevels = 24

  /// The term of a number, or one for each level but the reference.
  func terms(
    _ rows: [Int], _ omitted: inout [OmittedTerm]
  ) -> [(RegressionTerm, [Double])] {
    let values = values.subset(rows)
    if let numbers = values.doubles {
      return [(term(name, nil, nil, numbers), numbers)]
    }
    guard case .categories(let codes, let levels) = values.values else { return [] }
    var counts = [Int](repeating: 0, count: levels.count)
    for code in codes { counts[Int(code)] += 1 }
    let present = levels.indices.filter { counts[$0] > 0 }
    guard present.count <= Self.mostLevels else {
      omitted.append(
        OmittedTerm(name: name, reason: "\(present.count) levels are too many to tell apart"))
      return []
    }
    guard
      let reference = present.first(where: { levels[$0] == first })
        ?? present.max(by: { (counts[$0], $1) < (counts[$1], $0) })
    else { return [] }
    guard present.count > 1 else {
      omitted.append(OmittedTerm(name: name, reason: "one level only in these rows"))
      return []
    }
    return present.filter { $0 != reference }.map { level in
      let indicator = codes.map { Int($0) == level ? 1.0 : 0 }
      let title = "\(name): \(levels[level])"
      return (term(title, levels[level], levels[reference], indicator), indicator)
    }
  }

  private func term(
    _ title: String, _ level: String?, _ reference: String?, _ values: [Double]
  ) -> RegressionTerm {
    RegressionTerm(
      name: title, column: name, level: level, reference: reference, isLate: isLate,
      spread: Moments(values).standardDeviation(degreesOfFreedomLost: 0))
  }
}
