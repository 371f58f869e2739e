import ArgumentParser
import ClaimStudy
import Foundation

/// Scores a saved model on labelled records.
struct Evaluate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Score a saved model on a CSV of labelled videos.",
    discussion: """
      Incomplete rows are left out. Scores on rows that the model learned from say nothing about
      new ones.

      EXAMPLES
        claimctl evaluate --model Models/at-upload/champion.safetensors held-out.csv
      """)

  @Option(help: "A .safetensors file that `train` wrote.")
  var model: String

  @Argument(help: "A CSV file with the columns of the model's contract, label included.")
  var data: String

  @Option(help: "Set records with faults aside in this CSV file and go on.")
  var quarantine: String?

  @OptionGroup var threading: ThreadOptions

  func run() throws {
    let records = try DataFile.place(of: data)
    let evaluation = try ModelFile.naming(model) {
      try ModelEvaluation(
        model: URL(filePath: model), data: records,
        quarantine: quarantine.map { URL(filePath: $0) }, on: threading.workers)
    }
    print(evaluation.text(width: Terminal.width, color: Terminal.hasColor))
  }
}
