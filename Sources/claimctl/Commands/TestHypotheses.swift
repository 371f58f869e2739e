public import ArgumentParser
public import ClaimStudy
import Foundation
import Learning

/// Tests the columns of a file against one another.
struct TestHypotheses: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Test hypotheses about a CSV of videos: is there a difference, and what explains it?",
    discussion: """
      Chooses the test from the columns and says why, answers in three ways that assume different
      things, gives the size of the effect with its interval, and looks at it again within the levels
      of every other category. Writes Reports/hypotheses as HTML, Markdown and JSON.
      Without --of: every number by the label and by each category, every category by the label.

      EXAMPLES
        claimctl test --data videos.csv
        claimctl test --of video_view_count --by verified_status --within claim_status
        claimctl test --of video_like_count --by claim_status --method mann-whitney
        claimctl test --of video_like_count --paired video_share_count
      """)

  @Option(help: "The column that is asked about: a number or a category.")
  var of: String?

  @Option(help: "The column that may make a difference: a category or a number.")
  var by: String?

  @Option(help: "A second number of the same videos, to be compared with --of pair by pair.")
  var paired: String?

  @Option(help: "A category to hold fixed; may be repeated (default: every other one).")
  var within: [String] = []

  @Option(help: "The test to use (default: the one that the data speak for).")
  var method: HypothesisMethod?

  @Option(help: "The origin of all randomness.")
  var seed: UInt64 = 1

  @OptionGroup var printing: PrintOptions

  @OptionGroup var source: DataOptions

  func validate() throws {
    if of == nil, by != nil || paired != nil {
      throw ValidationError("--by and --paired need --of: the column that is asked about")
    }
    if of != nil, (by == nil) == (paired == nil) {
      throw ValidationError("--of needs either --by or --paired: what it is compared with")
    }
  }

  func run() throws {
    let workers = source.threading.workers
    let study = HypothesisStudy(
      try source.file(on: workers), folders: source.folders,
      settings: HypothesisSettings(
        question, within: within.isEmpty ? nil : within, method: method, seed: Seed(seed)))
    let outcome = try study.run(on: workers)
    printing.show(outcome.summary)
  }

  private var question: HypothesisSettings.Question {
    guard let of else { return .family }
    if let by { return .columns(of: of, by: by) }
    return .pairs(of, paired ?? of)
  }
}

extension HypothesisMethod: ExpressibleByArgument {}
