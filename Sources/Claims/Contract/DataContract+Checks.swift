import Learning
import Tabular

extension DataContract {
  /// Whether everything in the contract fits together.
  func check() throws(ContractError) {
    guard !name.isEmpty else { throw ContractError(.emptyName) }
    var seen: Set<String> = []
    for column in columns {
      guard !column.name.isEmpty else { throw ContractError(.emptyName) }
      guard seen.insert(column.name).inserted else {
        throw ContractError(.duplicateColumn(column.name), column: column.name)
      }
      try column.check()
    }
    let labels = columns(.label).count
    guard labels == 1 else { throw ContractError(.labelCount(labels)) }
    guard columns(.identity).count <= 1 else { throw ContractError(.tooMany("identity")) }
    guard columns.count(where: { $0.exposure != nil }) <= 1 else {
      throw ContractError(.tooMany("exposure column"))
    }
    guard columns.contains(where: \.isFeature) else { throw ContractError(.noFeatures) }
    try checkLabels()
  }

  private func checkLabels() throws(ContractError) {
    let fault = ContractError(.labelsNotApart, column: labelColumn)
    guard labelNames.positive != labelNames.negative else { throw fault }
    guard !labelNames.positive.isEmpty, !labelNames.negative.isEmpty else { throw fault }
    guard Set(labelValues.map(\.text)).count == labelValues.count else { throw fault }
    guard labelValues.contains(where: \.isPositive) else { throw fault }
    guard labelValues.contains(where: { !$0.isPositive }) else { throw fault }
  }
}

extension ContractColumn {
  /// Whether the parts of the column fit its role.
  fileprivate func check() throws(ContractError) {
    if allowed != nil, role != .category { throw fault(.notForRole(key: "allowed", role: role)) }
    if let range, role != .number, role != .count {
      let key = range.minimum == nil ? "maximum" : "minimum"
      throw fault(.notForRole(key: key, role: role))
    }
    if exposure != nil, role != .count { throw fault(.notForRole(key: "exposure", role: role)) }
    if isWhole, role != .number, role != .identity {
      throw fault(.notForRole(key: "whole", role: role))
    }
    if role == .identity, missing != .refused {
      throw fault(.notForRole(key: "missing", role: role))
    }
    // A row without a class cannot be kept: nothing could be learned from it.
    if role == .label, missing == .kept {
      throw fault(.notForRole(key: "missing: kept", role: role))
    }
    if let range {
      let (low, high) = (range.minimum ?? -1e300, range.maximum ?? 1e300)
      guard low.isFinite, high.isFinite, low <= high else { throw fault(.reversedRange) }
    }
    if let allowed, allowed.isEmpty || Set(allowed).count != allowed.count {
      throw fault(.uselessNames(key: "allowed"))
    }
  }

  private func fault(_ problem: ContractError.Problem) -> ContractError {
    ContractError(problem, column: name)
  }
}
