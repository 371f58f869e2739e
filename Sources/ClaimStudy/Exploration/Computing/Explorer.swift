import Claims
import Machine
import Statistics
import Tabular

/// Makes an exploration of a frame.
///
/// ```
///   frame ─┬─ studied rows, classes ─┬─ texts: equal ones, lengths, terms
///          │                         ├─ numbers: each sorted once ── profile, groups, parts
///          │                         ├─ categories and cells ─────── shares, associations
///          └─ missing, equal rows    └─ correlations                        └─ alerts
/// ```
///
/// Texts are grouped first; then one turn a number on all threads: a turn sorts its column and walks
/// along it for everything that is said of it, and only what correlations need outlives the turn.
struct Explorer: Sendable {
  let frame: Frame
  let contract: DataContract
  let source: SourceSummary
  let ledger: CleaningLedger
  /// The part of each row: 0 to learn from, 1 test, 2 none; nil when nothing was split.
  let parts: [UInt8]?
  let studied: StudiedRows
  let workers: WorkerPool

  init(
    _ frame: Frame, _ contract: DataContract, source: SourceSummary, ledger: CleaningLedger,
    parts: [UInt8]? = nil, on workers: WorkerPool
  ) {
    self.frame = frame
    self.contract = contract
    self.source = source
    self.ledger = ledger
    self.parts = parts
    studied = StudiedRows(frame, contract)
    self.workers = workers
  }

  func exploration() -> Exploration {
    let missing = MissingSets(frame)
    let texts = exploredTexts()
    let sources = numberSources(texts)
    let groupings = groupings()
    let numbers = explored(sources, groupings)
    let profiles = numbers.map(\.profile)
    let categories = categoryProfiles(groupings)
    let draft = Exploration(
      source: source, contract: contract, shape: shape(missing),
      columns: columnFacts(profiles, texts), missingPatterns: patterns(missing),
      duplicates: duplicates(texts), classNames: studied.classNames, balance: balance(),
      order: labelOrder(), numbers: profiles, categories: categories,
      groups: groupTables(groupings, numbers),
      correlations: correlations(numbers, groupings), texts: texts.map(\.profile), alerts: [],
      parts: partComparison(numbers, texts), ledger: ledger)
    return draft.withAlerts()
  }

  private func shape(_ missing: MissingSets) -> TableShape {
    let header = source.header
    return TableShape(
      rows: frame.rowCount, columnsInFile: header.isEmpty ? frame.columns.count : header.count,
      namedColumns: header.isEmpty ? frame.columns.count : header.count { !$0.isEmpty },
      completeRows: missing.completeRows, studiedRows: studied.rows.count)
  }

  private func patterns(_ missing: MissingSets) -> [MissingPattern] {
    missing.patterns.map { pattern in
      MissingPattern(columns: pattern.columns.map { frame.names[$0] }, rows: pattern.rows)
    }
  }

  private func columnFacts(
    _ numbers: [NumberProfile], _ texts: [ExploredText]
  ) -> [ColumnFacts] {
    contract.columns.compactMap { column in
      guard let values = frame[column.name] else { return nil }
      let missing = values.validity.missingCount
      let number = numbers.first { $0.name == column.name }
      let distinct =
        number?.description.distinct
        ?? texts.first { $0.column == column.name }?.distinct
        ?? values.distinctCount(on: workers)
      return ColumnFacts(
        name: column.name, role: column.role, type: values.typeName(asNumber: number?.isWhole),
        present: values.count - missing, missing: missing, distinct: distinct)
    }
  }

  private func duplicates(_ texts: [ExploredText]) -> Duplicates {
    let identities = contract.identityColumn.flatMap { frame[$0] }
    let repeated = identities.map { EqualRows([$0], on: workers).repeats }
    // Rows with identities of their own differ; only otherwise all columns must be compared.
    let rows = repeated == 0 ? 0 : EqualRows(frame.columns, on: workers).repeats
    let content = contract.columns.filter { $0.isFeature || $0.role == .label }
      .compactMap { column in
        texts.first { $0.column == column.name }?.groupColumn ?? frame[column.name]
      }
    return Duplicates(
      rows: rows, contents: EqualRows(content, on: workers).repeats, identities: repeated,
      texts: texts.map(\.repeats))
  }

  private func balance() -> LabelBalance? {
    guard !studied.classNames.isEmpty else { return nil }
    let (all, compared) = (studied.counts(studied.labels), studied.counts(studied.classes))
    return LabelBalance(
      column: contract.labelColumn, counts: all, unlabelled: frame.rowCount - all[0] - all[1],
      studied: compared,
      positiveShare: ShareEstimate(count: compared[0], of: compared[0] + compared[1]))
  }

  private func labelOrder() -> LabelOrder? {
    let counts = studied.counts(studied.labels)
    guard counts.count == 2, counts[0] > 0, counts[1] > 0 else { return nil }
    var runs = 0
    var last = StudiedRows.none
    // Pairs in which the positive row comes later: all negatives that came before it.
    var (wins, negatives) = (0, 0)
    for label in studied.labels where label != StudiedRows.none {
      if label != last { runs += 1 }
      last = label
      if label == 0 { wins += negatives } else { negatives += 1 }
    }
    let (positive, negative) = (Double(counts[0]), Double(counts[1]))
    return LabelOrder(
      rows: counts[0] + counts[1], runs: runs,
      expectedRuns: 1 + 2 * positive * negative / (positive + negative),
      rocAUC: Double(wins) / (positive * negative))
  }
}

extension ShareEstimate {
  /// A share with Wilson's 95 % interval; nil of no rows.
  init?(count: Int, of total: Int) {
    guard total > 0 else { return nil }
    let interval = wilsonInterval(successes: count, trials: total)
    self.init(
      count: count, of: total, value: Double(count) / Double(total), low: interval.lowerBound,
      high: interval.upperBound)
  }
}

extension Column {
  /// How many different values there are, missing ones not counted.
  fileprivate func distinctCount(on workers: WorkerPool) -> Int {
    switch values {
    case .categories(let codes, let levels):
      var isUsed = [Bool](repeating: false, count: levels.count)
      for row in codes.indices where validity[row] { isUsed[Int(codes[row])] = true }
      return isUsed.count { $0 }
    case .numbers, .wholes, .texts:
      return EqualRows([self], on: workers).count - (validity.missingCount > 0 ? 1 : 0)
    }
  }

  fileprivate func typeName(asNumber isWhole: Bool?) -> String {
    switch (values, isWhole) {
    case (.categories, _): "category"
    case (.texts, nil): "text"
    case (.wholes, _), (.texts, true?): "whole number"
    case (.numbers, _), (.texts, false?): "number"
    }
  }
}
