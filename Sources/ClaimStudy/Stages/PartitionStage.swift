import Claims
import Evaluation
import Learning
import Tabular
import Workflow

/// Cuts the rows into a test part and folds; decided once, the same for every model.
struct PartitionStage: Sendable {
  /// What shapes the partition.
  struct Settings: Codable {
    let seed: Seed
    let testShare: Double
    let folds: Int
    let groupBy: String?
  }

  let settings: StudySettings
  let contract: DataContract
  let givenParts: GivenParts?

  func partition(_ frame: Frame, _ labels: Labels) throws -> Partition {
    let seed = settings.seed.derived("partition")
    let keys = try groupKeys(frame)
    let split = try testSplit(frame, labels, keys, seed.derived("test"))
    let training = labels.subset(split.train)
    let folds = try folds(training, keys.map { $0.subset(split.train) }, seed.derived("folds"))
    var parts = [UInt8](repeating: Partition.test, count: frame.rowCount)
    for (row, fold) in zip(split.train, folds.foldOfRow) { parts[row] = UInt8(fold) }
    return Partition(parts: parts)
  }

  private func testSplit(
    _ frame: Frame, _ labels: Labels, _ keys: [String]?, _ seed: Seed
  ) throws -> RowSplit {
    if let givenParts { return try givenParts.split(frame, identity: contract.identityColumn) }
    if let keys {
      return try .grouped(by: keys, labels, testShare: settings.testShare, seed: seed)
    }
    return try .stratified(labels, testShare: settings.testShare, seed: seed)
  }

  private func folds(_ labels: Labels, _ keys: [String]?, _ seed: Seed) throws -> Folds {
    if let keys { return try .grouped(by: keys, labels, count: settings.folds, seed: seed) }
    return try .stratified(labels, count: settings.folds, seed: seed)
  }

  /// The text of the grouping column in each row; a row without a value is a group of its own.
  private func groupKeys(_ frame: Frame) throws -> [String]? {
    guard let name = settings.groupBy else { return nil }
    guard let column = frame[name] else {
      throw SettingsFault.outOfRange(
        path: "groupBy", value: name, expected: "one of \(frame.names.joined(separator: ", "))")
    }
    return (0..<frame.rowCount).map { column.text(at: $0).map { "=\($0)" } ?? "row \($0)" }
  }
}

extension [String] {
  fileprivate func subset(_ rows: [Int]) -> [String] { rows.map { self[$0] } }
}
