import Foundation
import Machine
import Reporting
import Tabular

/// The extracts of a study and the page that describes them.
struct ExtractFolder {
  /// The tables, in the order of their description.
  let extracts: [Extract]
  /// What the rows came from, for the description.
  let source: SourceSummary

  /// Extracts of these rows.
  init(_ extracts: [Extract], from source: SourceSummary) {
    self.extracts = extracts
    self.source = source
  }

  /// The stems of all files that a study writes.
  static let names = [
    "records", "columns", "groups", "histograms", "correlations", "words", "leaderboard",
    "thresholds", "roc", "reliability",
  ]

  /// The paths of the files of these tables, in the folder of the reports.
  static func paths(of names: [String]) -> [String] {
    names.map { "\(Extract.folder)/\($0).csv" } + [description]
  }

  private static let description = "\(Extract.folder)/README.md"

  /// Writes every file, each whole or not at all.
  ///
  /// - Returns: The paths of the files in the folder.
  /// - Throws: What the file system says.
  func write(to reports: URL) throws -> [String] {
    for extract in extracts {
      let file = try AtomicFile(reports.appending(path: extract.path))
      try Self.write(extract) { try file.write(Data($0)) }
      try file.commit()
    }
    try AtomicFile.write(
      Data(ReportRenderer.markdown(document).utf8), to: reports.appending(path: Self.description))
    return Self.paths(of: extracts.map(\.name))
  }

  /// Writes a table as RFC 4180 asks, in UTF-8 with a header.
  static func write(_ extract: Extract, to sink: @escaping ([UInt8]) throws -> Void) throws {
    let header = extract.columns.map { column in
      if case .text(let name) = CSVWriter.Cell.inert(column.name) { name } else { column.name }
    }
    // The file is gathered row by row, and handed on in blocks.
    let rows = RowSink(try CSVWriter(header: header, sink: sink))
    try extract.rows { try rows.write($0) }
    try rows.finish()
  }

  /// What each file holds.
  private var document: Document {
    Document(
      title: "Extracts",
      lead: "Tidy tables for a spreadsheet or a BI tool, from \(code: source.fileName).",
      banners: source.isGenerated
        ? [Note(.warning, title: "Generated data", "The rows are made up.")] : [],
      sections: [
        Section(
          "How to read them",
          [
            .bullets([
              "UTF-8, comma-separated, a header in the first line, quotes as RFC 4180 has them.",
              "An empty field is a missing value. Numbers have all their digits and a point.",
              "Text that a spreadsheet would run as a formula has an apostrophe before it; controls "
                + "and marks of direction are written as ⟨U+202E⟩; text beyond 32,000 characters is "
                + "shortened and says so.",
            ])
          ])
      ] + extracts.map(section))
  }

  private func section(_ extract: Extract) -> Section {
    Section(
      "\(extract.name).csv",
      [
        .table(
          Table(
            caption: "\(extract.grain).",
            columns: [.text("Column"), .text("Meaning"), .text("Unit")],
            rows: extract.columns.map {
              TableRow([.code($0.name), "\($0.meaning)", "\($0.unit.isEmpty ? "–" : $0.unit)"])
            }))
      ])
  }
}

/// Lets a closure write to a writer that cannot be copied.
private final class RowSink {
  private var writer: CSVWriter?

  init(_ writer: consuming CSVWriter) { self.writer = consume writer }

  func write(_ cells: [CSVWriter.Cell]) throws { try writer?.write(cells) }

  func finish() throws { try writer.take()?.finish() }
}
