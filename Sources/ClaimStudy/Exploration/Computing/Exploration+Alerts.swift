import Claims
import Statistics

extension Exploration {
  /// The exploration with what a reader should know first, the gravest before the others.
  func withAlerts() -> Exploration {
    let found =
      labelAlerts + determiningAlerts + textAlerts + missingAlerts + repeatAlerts + columnAlerts
      + pairAlerts + partAlerts
    // Stable: alerts of one severity stay in the order in which they were found.
    let ordered = Alert.Severity.allCases.reversed().flatMap { severity in
      found.filter { $0.severity == severity }
    }
    return Exploration(
      source: source, contract: contract, shape: shape, columns: columns,
      missingPatterns: missingPatterns, duplicates: duplicates, classNames: classNames,
      balance: balance, order: order, numbers: numbers, categories: categories, groups: groups,
      correlations: correlations, texts: texts, alerts: ordered, parts: parts, ledger: ledger)
  }

  private var labelAlerts: [Alert] {
    guard let balance, shape.rows > 0 else {
      return [Alert(.unlabelled, .warning, [], Double(shape.rows), from: 0)]
    }
    var alerts: [Alert] = []
    let total = balance.studied.reduce(0, +)
    if total > 0, let least = balance.studied.min() {
      let share = Double(least) / Double(total)
      if share < 0.2 {
        let severity: Alert.Severity = share < 0.05 ? .grave : .warning
        alerts.append(Alert(.imbalanced, severity, [balance.column], share, from: 0.2))
      }
    }
    if let order, order.rows >= 20, order.isSorted || Self.folded(order.rocAUC) >= 0.9 {
      let value = Self.folded(order.rocAUC)
      alerts.append(Alert(.sortedByLabel, .warning, [balance.column], value, from: 0.9))
    }
    return alerts
  }

  private var determiningAlerts: [Alert] {
    let fromNumbers = numbers.compactMap { number -> Alert? in
      guard let auc = number.rocAUC, number.description.count >= 20 else { return nil }
      let value = Self.folded(auc)
      guard value >= 0.95 else { return nil }
      return Alert(
        .nearlyDeterminesLabel, value >= 0.98 ? .grave : .warning, [number.name], value, from: 0.95)
    }
    let fromCategories = categories.compactMap { category -> Alert? in
      guard let association = category.association, association.count >= 20 else { return nil }
      let value = association.correctedCramersV
      guard value >= 0.9 else { return nil }
      return Alert(.nearlyDeterminesLabel, .grave, [category.name], value, from: 0.9)
    }
    return fromNumbers + fromCategories
  }

  private var textAlerts: [Alert] {
    texts.compactMap { text in
      guard let audit = text.openingAudit, audit.looksTemplated, let accuracy = audit.accuracy
      else { return nil }
      return Alert(.templatedText, .grave, [text.column], accuracy, from: 0.98)
    }
  }

  private var missingAlerts: [Alert] {
    var alerts = columns.filter { $0.missing > 0 }.map { column in
      let share = column.missingShare
      return Alert(.missing, share >= 0.05 ? .warning : .note, [column.name], share, from: 0)
    }
    for pattern in missingPatterns where pattern.columns.count > 1 && pattern.rows > 1 {
      alerts.append(Alert(.missingTogether, .note, pattern.columns, Double(pattern.rows), from: 1))
    }
    return alerts
  }

  private var repeatAlerts: [Alert] {
    var alerts: [Alert] = []
    let identities = contract.identityColumn.map { [$0] } ?? []
    if duplicates.rows > 0 {
      alerts.append(Alert(.duplicates, .warning, [], Double(duplicates.rows), from: 0))
    } else if duplicates.contents > 0 {
      alerts.append(Alert(.duplicates, .note, [], Double(duplicates.contents), from: 0))
    }
    if let repeated = duplicates.identities, repeated > 0 {
      alerts.append(Alert(.duplicates, .warning, identities, Double(repeated), from: 0))
    }
    for text in duplicates.texts {
      if text.extra > 0 {
        alerts.append(Alert(.duplicates, .note, [text.column], Double(text.extra), from: 0))
      }
      if text.labelConflicts > 0 {
        alerts.append(
          Alert(.conflictingLabels, .warning, [text.column], Double(text.labelConflicts), from: 0))
      }
    }
    return alerts
  }

  private var columnAlerts: [Alert] {
    columns.flatMap { column -> [Alert] in
      guard column.present > 1, column.role != .identity else { return [] }
      if column.distinct == 1 {
        return [Alert(.constant, .warning, [column.name], Double(column.present), from: 1)]
      }
      let isName = column.type == "category" || column.type == "whole number"
      // The number of a row may well be there, and nobody reads it.
      if isName, column.role != .ignored, column.distinct == column.present, column.present >= 20 {
        return [Alert(.unique, .note, [column.name], Double(column.distinct), from: 20)]
      }
      return []
    } + numbers.flatMap(numberAlerts) + categories.flatMap(categoryAlerts)
  }

  private func numberAlerts(_ number: NumberProfile) -> [Alert] {
    switch number.origin {
    case .column(.identity), .column(.ignored): return []
    default: break
    }
    var alerts: [Alert] = []
    let description = number.description
    if let skewness = description.skewness, abs(skewness) > 2 {
      alerts.append(Alert(.skewed, .note, [number.name], skewness, from: 2))
    }
    let zeros = Double(description.zeros) / Double(max(description.count, 1))
    if zeros >= 0.1, description.distinct > 2 {
      alerts.append(Alert(.zeros, .note, [number.name], zeros, from: 0.1))
    }
    return alerts
  }

  private func categoryAlerts(_ category: CategoryProfile) -> [Alert] {
    let levels = category.levels.count + category.levelsNotListed
    if levels > Explorer.mostLevels {
      return [
        Alert(
          .highCardinality, .warning, [category.name], Double(levels),
          from: Double(Explorer.mostLevels))
      ]
    }
    let total = category.levels.reduce(0) { $0 + $1.count }
    guard let most = category.levels.map(\.count).max(), total > 0, most < total else { return [] }
    let share = Double(most) / Double(total)
    return share >= 0.9 ? [Alert(.dominantLevel, .note, [category.name], share, from: 0.9)] : []
  }

  private var pairAlerts: [Alert] {
    zip(correlations.pearson, correlations.spearman).compactMap { pearson, spearman in
      let values = [pearson.coefficient, spearman.coefficient].compactMap { $0 }
      guard let value = values.max(by: { abs($0) < abs($1) }), abs(value) >= 0.9 else { return nil }
      return Alert(.highlyCorrelated, .note, [pearson.first, pearson.second], value, from: 0.9)
    }
  }

  private var partAlerts: [Alert] {
    guard let parts else { return [] }
    let fromNumbers = parts.numbers.filter(\.isFlagged).map { number in
      let difference = number.standardizedDifference ?? 0
      return abs(difference) > Explorer.largestDifference
        ? Alert(
          .partsDiffer, .warning, [number.name], difference, from: Explorer.largestDifference)
        : Alert(
          .partsDiffer, .warning, [number.name], number.distance ?? 0,
          from: number.criticalDistance ?? 0)
    }
    return fromNumbers
      + parts.categories.filter(\.isFlagged).map {
        Alert(.partsDiffer, .warning, [$0.name], $0.distance, from: 0)
      }
  }

  /// An AUC as the distance from chance, whichever direction speaks for the positive class.
  private static func folded(_ auc: Double) -> Double { max(auc, 1 - auc) }
}

extension Alert {
  fileprivate init(
    _ kind: Kind, _ severity: Severity, _ columns: [String], _ value: Double, from threshold: Double
  ) {
    self.init(
      kind: kind, severity: severity, columns: columns, value: value, threshold: threshold)
  }
}
