import ArgumentParser
import ClaimStudy
import Foundation

/// Describes a file of records.
struct Explore: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Describe a CSV of videos: pages, pictures and tables; no model is fitted.",
    discussion: """
      Writes what the file holds, what is in each column and how columns go together as HTML,
      Markdown and JSON under Reports, and tidy tables for BI tools under Reports/extracts.
      Labels may be missing. `claimctl train` writes the same pages beside those of the models.

      EXAMPLES
        claimctl explore --data videos.csv
        claimctl explore --data videos.csv --output /tmp/study --extracts
        claimctl explore --data other.csv --contract other.yaml
        claimctl report show exploration            read the page in the terminal
      """)

  @OptionGroup var source: DataOptions

  @Flag(help: "Write the table with one row a record too (train always does).")
  var extracts = false

  @OptionGroup var printing: PrintOptions

  func run() throws {
    let workers = source.threading.workers
    let study = ExplorationStudy(
      try source.file(on: workers), folders: source.folders, writesRecords: extracts)
    let outcome = try study.run(on: workers)
    printing.show(outcome.summary)
  }
}
