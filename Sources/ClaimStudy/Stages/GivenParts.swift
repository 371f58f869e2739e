import Evaluation
import Foundation
import Machine
import Tabular

/// A split that a file gives: `identity,part`, where part is `train` or `test`.
struct GivenParts: Sendable {
  private let testOfIdentity: [String: Bool]
  private let fileName: String

  /// Reads the file.
  ///
  /// - Throws: `DataRefused` when it is not such a file.
  init(_ file: URL, on workers: WorkerPool) throws {
    let schema = Schema([
      ColumnSchema("identity", .text, isUnique: true),
      ColumnSchema("part", .category, allowed: ["train", "test"]),
    ])
    fileName = file.lastPathComponent
    let reading = try CSVReader(schema: schema).read(file, on: workers)
    guard reading.faults.isEmpty else { throw DataRefused(file: fileName, reading) }
    guard let identity = reading.frame["identity"], let part = reading.frame["part"] else {
      preconditionFailure("a reading without faults has the columns of its schema")
    }
    testOfIdentity = Dictionary(
      uniqueKeysWithValues: (0..<reading.frame.rowCount).map { row in
        (identity.text(at: row) ?? "", part.text(at: row) == "test")
      })
  }

  /// The split of a frame's rows.
  ///
  /// - Throws: `SettingsFault` when there is no identity or a row is not in the file.
  func split(_ frame: Frame, identity name: String?) throws -> RowSplit {
    guard let name, let identity = frame[name] else {
      throw SettingsFault.outOfRange(
        path: "splitFile", value: fileName, expected: "a contract with an identity column")
    }
    let isTest = try (0..<frame.rowCount).map { row in
      let key = identity.text(at: row) ?? ""
      guard let isTest = testOfIdentity[key] else {
        throw SettingsFault.outOfRange(
          path: "splitFile", value: fileName, expected: "a line for \(name) \(key)")
      }
      return isTest
    }
    return try RowSplit(isTest: isTest)
  }
}
