import ArgumentParser
import Foundation

/// The command line: parses, calls one function, prints.
@main
struct Claimctl: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "claimctl",
    abstract: "Tell claims from opinions in short videos, and say how sure that is.",
    discussion: """
      A video that makes a claim breaks rules far more often than one that offers an opinion.
      claimctl learns the difference from labelled videos and ranks new ones for review.

      EXAMPLES
        claimctl explore --data videos.csv          what is in a file, in pages and pictures
        claimctl test --data videos.csv             which differences there are, what explains them
        claimctl regress --data videos.csv          what goes with the label, or any other column
        claimctl train --data videos.csv            fit, compare and save models, write reports
        claimctl predict --model Models/at-upload/champion.safetensors new.csv
        claimctl report show                        read the reports in the terminal
        claimctl plan --data videos.csv             what a run would do, and why

      EXIT CODES
        0 done   1 failed   2 wrong use   3 data refused   130 interrupted
      """,
    version: Version.text,
    subcommands: [
      Explore.self, TestHypotheses.self, Regress.self, Train.self, Report.self, Evaluate.self,
      Predict.self, Inspect.self, Plan.self, Synthesize.self, Config.self,
    ])

  static func main() {
    Interrupt.install()
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      Exit.end(with: error)
    }
  }
}
