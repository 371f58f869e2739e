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
    let plan = cleaningPlan(for: frame, rules: rules, on: workers)
    let cleaned = plan.rows.count < frame.rowCount ? frame.subset(plan.rows) : frame
    return CleanedFrame(frame: cleaned, origins: plan.rows, ledger: plan.ledger)
  }

  /// What `clean` would do, without moving any row.
  ///
  /// - Parameters:
  ///   - frame: What was read by `schema(for:)`.
  ///   - rules: What would be done, in this order.
  ///   - workers: The threads to run on; the result does not depend on them.
  /// - Returns: The rows that would be left, in their order, and what each rule would do.
  public func cleaningPlan(
    for frame: Frame, rules: [CleaningRule] = CleaningRule.standard, on workers: WorkerPool
  ) -> (rows: [Int], ledger: CleaningLedger) {
    var rows = Array(0..<frame.rowCount)
    var ledger = CleaningLedger()
    for rule in rules {
      let (kept, why) = rowsKept(by: rule, of: rows, in: frame, on: workers)
      ledger.rows.append(
        CleaningLedger.Row(
          rule: rule.rawValue, title: rule.title, rowsIn: rows.count,
          dropped: rows.count - kept.count, why: why))
      rows = kept
    }
    return (rows, ledger)
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
    by rule: CleaningRule, of rows: [Int], in frame: Frame, on workers: WorkerPool
  ) -> (rows: [Int], why: String) {
    switch rule {
    case .incompleteRows: return completeRows(rows, of: frame)
    case .duplicateRows:
      let content = equalRows(in: frame, contentColumns + [labelColumn], on: workers)
      var isKnown = [Bool](repeating: false, count: content.count)
      let kept = rows.filter { row in
        let group = Int(content.groups[row])
        defer { isKnown[group] = true }
        return !isKnown[group]
      }
      let copies = rows.count - kept.count
      return (kept, copies == 0 ? "no two rows are equal" : "\(copies) repeat an earlier row")
    case .conflictingLabels: return rowsWithoutConflict(rows, in: frame, on: workers)
    }
  }

  private var contentColumns: [String] { columns.filter(\.isFeature).map(\.name) }

  private func equalRows(
    in frame: Frame, _ names: [String], on workers: WorkerPool
  ) -> EqualRows {
    EqualRows(names.compactMap { frame[$0] }, on: workers)
  }

  private func completeRows(_ rows: [Int], of frame: Frame) -> (rows: [Int], why: String) {
    let needed = columns.filter { $0.missing == .dropped || $0.role == .label }.map(\.name)
    var kept = rows
    var reasons: [String] = []
    for name in needed {
      guard let validity = frame[name]?.validity, validity.missingCount > 0 else { continue }
      let lacking = rows.count { !validity[$0] }
      guard lacking > 0 else { continue }
      reasons.append("\(lacking) lack \(name)")
      kept.removeAll { !validity[$0] }
    }
    return (kept, reasons.isEmpty ? "no value is missing" : reasons.joined(separator: ", "))
  }

  private func rowsWithoutConflict(
    _ rows: [Int], in frame: Frame, on workers: WorkerPool
  ) -> (rows: [Int], why: String) {
    guard let label = frame[labelColumn] else { return (rows, "no labels") }
    let content = equalRows(in: frame, contentColumns, on: workers)
    var first = [Int](repeating: -1, count: content.count)
    var disagrees = [Bool](repeating: false, count: content.count)
    for row in rows {
      let group = Int(content.groups[row])
      if first[group] < 0 {
        first[group] = row
      } else if !label.isEqual(at: first[group], and: row) {
        disagrees[group] = true
      }
    }
    let kept = rows.filter { !disagrees[Int(content.groups[$0])] }
    let dropped = rows.count - kept.count
    return (kept, dropped == 0 ? "no equal rows disagree" : "\(dropped) equal rows disagree")
  }
}
