package import Foundation
package import Machine
package import Tabular

/// The rows of a file of videos that lack nothing.
package enum VideoFrame {
  /// Reads them.
  ///
  /// - Parameters:
  ///   - file: Videos in CSV.
  ///   - workers: The threads to read on.
  /// - Returns: The columns that `ClaimsFile.schema` names.
  /// - Throws: `NotVideos`, and what the file system says.
  package static func read(_ file: URL, on workers: WorkerPool) throws -> Frame {
    let reading = try CSVReader(schema: ClaimsFile.schema).read(file, on: workers)
    guard reading.faults.isEmpty else {
      throw NotVideos(description: FaultReport(reading.faults).rendered(file: file.path))
    }
    let validities = reading.frame.columns.map(\.validity)
    let complete = (0..<reading.frame.rowCount).filter { row in
      validities.allSatisfy { $0[row] }
    }
    return reading.frame.subset(complete)
  }

  /// The rows that are learned from and those held out: whose number leaves 4 when divided by 5.
  package static func split(_ frame: Frame) -> (train: Frame, test: Frame) {
    let rows = 0..<frame.rowCount
    return (
      frame.subset(rows.filter { $0 % 5 != 4 }), frame.subset(rows.filter { $0 % 5 == 4 })
    )
  }

  /// Which rows have a level of a category.
  package static func rows(of frame: Frame, _ column: String, _ level: String) -> [Bool] {
    guard case .categories(let codes, let levels)? = frame[column]?.values else { return [] }
    let code = levels.firstIndex(of: level) ?? -1
    return codes.map { Int($0) == code }
  }
}
