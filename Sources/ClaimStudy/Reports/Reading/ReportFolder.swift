public import Foundation
public import Reporting

/// The reports that a study left in a folder, read back.
public struct ReportFolder: Sendable {
  /// A page that is there.
  public struct Entry: Hashable, Sendable {
    /// The stem of its files.
    public let name: String
    /// Its title; nil when the file is no report that can be read.
    public let title: String?
  }

  /// The folder.
  public let url: URL

  /// The reports of a study.
  public init(_ folders: StudyFolders) { url = folders.reports }

  /// The pages that are there, in reading order; pages of other names follow by name.
  ///
  /// - Throws: `ReportFolderFault.noReports` where there is none.
  public func entries() throws -> [Entry] {
    try names().map { name in
      Entry(name: name, title: try? document(at: file(name)).title)
    }
  }

  /// The page of a name.
  ///
  /// - Parameter name: The stem of its files; nil for the first page.
  /// - Returns: The document of the page.
  /// - Throws: `ReportFolderFault`.
  public func document(named name: String?) throws -> Document {
    let known = try names()
    guard let wanted = name ?? known.first, known.contains(wanted) else {
      throw ReportFolderFault.unknownPage(name ?? "", known: known)
    }
    return try document(at: file(wanted))
  }

  private func document(at file: URL) throws -> Document {
    do {
      return try Document(json: Data(contentsOf: file))
    } catch let fault as ReportFault {
      throw ReportFolderFault.unreadable(file: file.relativeToHere, fault)
    }
  }

  private func file(_ name: String) -> URL { url.appending(path: "\(name).json") }

  private func names() throws -> [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
    let names = files.filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }
    guard !names.isEmpty else { throw ReportFolderFault.noReports(folder: url.relativeToHere) }
    let order = StudySite.pageNames
    return order.filter(names.contains) + names.filter { !order.contains($0) }.sorted()
  }
}
