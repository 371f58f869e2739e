import Claims
import Foundation
import Tabular

/// Where the rows of a study came from and what reading them found.
public struct SourceSummary: Hashable, Sendable, Codable {
  /// The name of the file, without folders.
  public let fileName: String
  /// How many records the file holds.
  public let rowsRead: Int
  /// How many of them were set aside because something was wrong with them.
  public let rowsSetAside: Int
  /// Whether the data was made by `claimctl synthesize`.
  public let isGenerated: Bool
  /// The names in the header of the file, in its order; an index column has the empty name.
  public let header: [String]
}

extension SourceSummary {
  /// What reading a file found.
  init(_ file: URL, _ reading: Reading, _ contract: DataContract) {
    self.init(
      fileName: file.lastPathComponent, rowsRead: reading.rowsRead,
      rowsSetAside: reading.rejected.count,
      isGenerated: SyntheticVideos.areGenerated(reading.frame, contract), header: reading.header)
  }
}

/// The rows of a study and the story of how they came to be.
struct Videos: Packed {
  struct Header: Codable {
    var source: SourceSummary
    var ledger: CleaningLedger
  }

  let header: Header
  let frame: Frame

  init(_ header: Header, _ frame: Frame) {
    self.header = header
    self.frame = frame
  }

  init(header: Header, body: Data) throws {
    self.init(header, try FrameArchive.decode(body))
  }

  func body() throws -> Data { FrameArchive.encode(frame) }
}
