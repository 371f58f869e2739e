public import Learning
public import Machine
public import Tabular

/// Rows that were cleaned, and how.
public struct CleanedFrame: Sendable {
  /// The rows that are left, in their order.
  public let frame: Frame
  /// Where each of them stood before, from 0.
  public let origins: [Int]
  /// What each rule did.
  public let ledger: CleaningLedger
}

extension DataContract {
  /// Applies rules one after the other; the order of the rows stays.
  ///
  /// - Parameters:
  ///   - frame: What was read by `schema(for: .training)`.
  ///   - rules: What is done, in this order.
  ///   - workers: The threads to run on; the result does not depend on them.
  /// - Returns: The rows that are left, where they stood, and what each rule did.
  /// - Complexity: O(rows × columns) a rule, and the length of the texts.
  public func clean(
    _ frame: Frame, rules: [CleaningRule] = CleaningRule.standard, on workers: WorkerPool
  ) -> CleanedFrame {
    var frame = frame
    var origins = Array(0..<frame.rowCount)
    var ledger = CleaningLedger()
    for rule in rules {
      let (rows, why) = rowsKept(by: rule, in: frame, on: workers)
      ledger.rows.append(
        CleaningLedger.Row(
          rule: rule.rawValue, title: rule.title, rowsIn: frame.rowCount,
          dropped: frame.rowCount - rows.count, why: why))
      guard rows.count < frame.rowCount else { continue }
      frame = frame.subset(rows)
      origins = rows.map { origins[$0] }
    }
    return CleanedFrame(frame: frame, origins: origins, ledger: ledger)
  }

  /// The class of each row.
  ///
  /// - Throws: When the label was not read, or a row has none.
  public func labels(of frame: Frame) throws(ClaimsError) -> Labels {
    guard let column = frame[labelColumn], case .categories(let codes, let levels) = column.values
    else { throw .missingColumn(labelColumn) }
    guard column.validity.missingCount == 0 else {
      throw .unlabelled(rows: column.validity.missingCount, column: labelColumn)
    }
    let positive = levels.map { level in
      labelValues.contains { $0.text == level && $0.isPositive } ? UInt8(1) : 0
    }
    return Labels(codes.map { positive[Int($0)] }, names: labelNames)
  }

  private func rowsKept(
    by rule: CleaningRule, in frame: Frame, on workers: WorkerPool
  ) -> (rows: [Int], why: String) {
    switch rule {
    case .incompleteRows: return completeRows(of: frame)
    case .duplicateRows:
      let content = RowContent(frame, columns: contentColumns + [labelColumn], on: workers)
      let rows = content.firstOccurrences()
      let copies = frame.rowCount - rows.count
      return (rows, copies == 0 ? "no two rows are equal" : "\(copies) repeat an earlier row")
    case .conflictingLabels: return rowsWithoutConflict(in: frame, on: workers)
    }
  }

  private var contentColumns: [String] { columns.filter(\.isFeature).map(\.name) }

  private func completeRows(of frame: Frame) -> (rows: [Int], why: String) {
    let needed = columns.filter { $0.missing == .dropped || $0.role == .label }.map(\.name)
    var isComplete = [Bool](repeating: true, count: frame.rowCount)
    var reasons: [String] = []
    for name in needed {
      guard let validity = frame[name]?.validity, validity.missingCount > 0 else { continue }
      reasons.append("\(validity.missingCount) lack \(name)")
      for row in isComplete.indices where !validity[row] { isComplete[row] = false }
    }
    let why = reasons.isEmpty ? "no value is missing" : reasons.joined(separator: ", ")
    return (isComplete.indices.filter { isComplete[$0] }, why)
  }

  private func rowsWithoutConflict(
    in frame: Frame, on workers: WorkerPool
  ) -> (rows: [Int], why: String) {
    guard let label = frame[labelColumn] else { return (Array(0..<frame.rowCount), "no labels") }
    let groups = RowContent(frame, columns: contentColumns, on: workers).groups()
    var firstText: [Int: String?] = [:]
    var disagreeing: Set<Int> = []
    for (row, group) in groups.enumerated() {
      let text = label.text(at: row)
      if let first = firstText[group] {
        if first != text { disagreeing.insert(group) }
      } else {
        firstText[group] = text
      }
    }
    let rows = groups.indices.filter { !disagreeing.contains(groups[$0]) }
    let dropped = groups.count - rows.count
    return (rows, dropped == 0 ? "no equal rows disagree" : "\(dropped) equal rows disagree")
  }
}
