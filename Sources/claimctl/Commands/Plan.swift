import ArgumentParser
import ClaimStudy
import Foundation
import Workflow

/// Says what a run would do.
struct Plan: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List what `train` would do: each stage as fresh, or stale and why.",
    discussion: """
      EXAMPLES
        claimctl plan --data videos.csv
        claimctl plan --data videos.csv --seed 2 --profile quick
      """)

  @OptionGroup var options: StudyOptions

  @Option(help: "As if this stage and everything after it were to run.")
  var from: String?

  @Option(help: "As if only this stage were to run (may be given more than once).")
  var only: [String] = []

  @Flag(help: "As if every stage were to run.")
  var force = false

  func run() throws {
    let workers = options.source.threading.workers
    let study = try options.study(on: workers)
    let plan = try study.plan(
      RunOptions(from: from, only: only, force: force), on: workers, at: Doorway.door())
    let width = plan.entries.map(\.stage.count).max() ?? 0
    for entry in plan.entries {
      let name = entry.stage.padding(toLength: width, withPad: " ", startingAt: 0)
      print("\(name)  \(Self.words(entry.status))")
    }
    print("\(plan.stale.count) of \(plan.entries.count) stages would run")
  }

  private static func words(_ status: RunPlan.Status) -> String {
    switch status {
    case .fresh: "fresh"
    case .stale(let reason): "stale because \(reason)"
    case .leftOut: "left out"
    }
  }
}
