import ArgumentParser
import ClaimStudy
import Foundation

/// Explains one column by others.
struct Regress: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Explain one column by others, as a statistician reports it.",
    discussion: """
      Logistic regression where the outcome has two levels, least squares where it is a number; the
      page says which and why. Writes Reports/regression as HTML, Markdown and JSON: coefficients
      with intervals, marginal effects, measures of fit, every assumption with a picture and a
      verdict, and what it does not mean. Columns that say nothing of their own are left out and
      named. Where columns separate the classes, Firth's penalised fit takes over.

      EXAMPLES
        claimctl regress --data videos.csv
        claimctl regress --data videos.csv --outcome verified_status
        claimctl regress --outcome video_view_count --on claim_status,verified_status --robust
        claimctl regress --outcome author_ban_status --positive banned --profile-intervals
      """)

  @Option(help: "Column to explain (default: the label).")
  var outcome: String?

  @Option(
    help: ArgumentHelp(
      """
      Columns that explain, with commas; a name with a comma in double quotes; may be repeated \
      (default: all numbers and categories, not the label).
      """, valueName: "columns"))
  var on: [String] = []

  @Option(help: "Level of the outcome whose odds are explained.")
  var positive: String?

  @Flag(help: "Rest tests and intervals on robust (HC3) standard errors.")
  var robust = false

  @Flag(help: "Find intervals of the profile likelihood too.")
  var profileIntervals = false

  @OptionGroup var printing: PrintOptions

  @OptionGroup var source: DataOptions

  func run() throws {
    let workers = source.threading.workers
    let question = RegressionQuestion(
      outcome: outcome,
      predictors: on.isEmpty ? nil : try on.flatMap(NameList.names(in:)),
      positiveLevel: positive, usesRobustErrors: robust, findsProfiles: profileIntervals)
    let study = RegressionStudy(
      question, of: try source.file(on: workers), folders: source.folders)
    let outcome = try study.run(on: workers)
    printing.show(outcome.summary)
  }
}
