public import Claims
public import Foundation
import Machine
import Reporting
import Tabular
import Workflow

/// A file of records with what its columns mean: what every study of a file as it stands begins with.
///
/// Rows may lack values where the contract allows it, and the label anywhere: the column itself need
/// not be there. Ignored columns are read too.
public struct RecordFile: Sendable {
  /// A CSV file with the columns that the contract names.
  public let url: URL
  /// What the columns mean.
  public let contract: DataContract
  /// Where records with faults are set aside; nil refuses a file that has any.
  public let quarantine: URL?

  /// A file; nothing is read yet.
  ///
  /// - Parameters:
  ///   - url: A CSV file with the columns that the contract names.
  ///   - contract: What the columns mean.
  ///   - quarantine: Where records with faults are set aside; nil refuses a file that has any.
  public init(_ url: URL, contract: DataContract, quarantine: URL? = nil) {
    self.url = url
    self.contract = contract
    self.quarantine = quarantine
  }

  /// Reads the file.
  ///
  /// - Throws: `TabularError` for a file that cannot be read, `DataRefused` for one with faults.
  func read(on workers: WorkerPool) throws -> (frame: Frame, source: SourceSummary) {
    let schema = contract.schema(for: .exploration(labelled: false))
    let reading = try CSVReader(schema: schema).read(url, on: workers)
    try reading.refuseOrSetAside(url, quarantine)
    return (reading.frame, SourceSummary(url, reading, contract))
  }

  /// What a study of the file finds, with the SHA-256 of the file, found side by side.
  func studied<Found: Sendable>(
    on workers: WorkerPool, _ study: @Sendable () throws -> Found
  ) throws -> (found: Found, fingerprint: Fingerprint) {
    try workers.both {
      try study()
    } and: {
      try Fingerprint.of(file: url)
    }
  }
}

extension Section {
  /// Where a reader of the terminal goes on: the written page, and the page in the terminal.
  static func whereToGoOn(
    from page: URL, named name: String, neighbours: String = "", _ more: Definition...
  ) -> Section {
    Section(
      "Where to go on",
      [
        .definitions(
          [
            Definition("page", "\(code: page.relativeToHere)\(neighbours)"),
            Definition("here", "\(code: "claimctl report show \(name)")"),
          ] + more)
      ])
  }
}
