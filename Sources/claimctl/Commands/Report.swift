import ArgumentParser
import ClaimStudy
import Foundation
import Reporting

/// Reads reports back in the terminal.
struct Report: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show the reports of a study in the terminal.",
    discussion: """
      EXAMPLES
        claimctl report list                        which pages there are
        claimctl report show exploration            one page, as wide as the terminal
        claimctl report show models --output /tmp/study | less -R
      """,
    subcommands: [ReportShow.self, ReportList.self])
}

/// Shows one page.
struct ReportShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show one page of the reports.",
    discussion: """
      EXAMPLES
        claimctl report show                        the first page
        claimctl report show exploration
      """)

  @Argument(help: "The page, as `claimctl report list` names it (default: the first).")
  var page: String?

  @OptionGroup var place: ReportPlace

  func run() throws {
    let document = try place.folder.document(named: page)
    let text = ReportRenderer.terminal(document, width: Terminal.width, color: Terminal.hasColor)
    print(text, terminator: "")
  }
}

/// Lists the pages.
struct ReportList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the pages of the reports.",
    discussion: """
      EXAMPLES
        claimctl report list
        claimctl report list --output /tmp/study
      """)

  @OptionGroup var place: ReportPlace

  func run() throws {
    let entries = try place.folder.entries()
    let names = entries.map { InertText.line($0.name) }
    let width = names.map(\.count).max() ?? 0
    for (name, entry) in zip(names, entries) {
      let column = name.padding(toLength: width, withPad: " ", startingAt: 0)
      let title = entry.title.map { InertText.line($0) }
      print("\(column)  \(title ?? "(no report; `claimctl report show \(name)` says why)")")
    }
  }
}

/// Where the reports are.
struct ReportPlace: ParsableArguments {
  @Option(help: "The folder that `train` or `explore` wrote its reports under.")
  var output: String = "."

  /// The folder of the reports.
  var folder: ReportFolder {
    ReportFolder(StudyFolders(under: URL(filePath: output).standardizedFileURL))
  }
}
