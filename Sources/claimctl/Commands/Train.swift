import ArgumentParser
import ClaimStudy
import Foundation
import Workflow

/// Runs a study: reads, cleans, fits, compares, saves, reports.
struct Train: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Fit, compare and save models from a CSV of labelled videos, and write reports.",
    discussion: """
      Stages that are up to date are not done again; `claimctl plan` says which, and why.
      Without --data and without Data/Raw/tiktok_dataset.csv, videos are made up, and every
      report says so on top.

      EXAMPLES
        claimctl train --data videos.csv
        claimctl train --data videos.csv --profile quick --output /tmp/study
        claimctl train --data higgs.csv --contract higgs.yaml --settings mine.yaml
        claimctl train --data videos.csv --quarantine bad.csv
      """)

  @OptionGroup var options: StudyOptions

  @Option(help: "Run this stage and everything after it.")
  var from: String?

  @Option(help: "Run only this stage (may be given more than once).")
  var only: [String] = []

  @Flag(help: "Do every stage again.")
  var force = false

  @Flag(help: "Tell nothing on standard error but failures.")
  var quiet = false

  func run() throws {
    let workers = options.source.threading.workers
    let study = try options.study(on: workers)
    let progress = ProgressLines(quiet: quiet)
    let outcome = try study.run(
      RunOptions(from: from, only: only, force: force), on: workers, at: Doorway.door(),
      observer: progress.listen)
    progress.close()
    if outcome.stagesRun == 0, !quiet {
      Exit.say("everything is up to date: none of \(outcome.stageCount) stages had to run")
    }
    print(
      outcome.findings.summary(of: study, width: Terminal.width, color: Terminal.hasColor))
  }
}
