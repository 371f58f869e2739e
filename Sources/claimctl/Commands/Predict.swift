public import ArgumentParser
import ClaimStudy
public import Claims
import Foundation
import Machine

/// Gives verdicts on new records.
struct Predict: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Score new videos with a saved model: probability, label, and why.",
    discussion: """
      Reads CSV or NDJSON from a file or standard input; no label column is needed. Memory does
      not depend on the length of the input. A record with a fault refuses the whole input
      (exit code 3) unless --quarantine sets such records aside.

      EXAMPLES
        claimctl predict --model Models/at-upload/champion.safetensors new.csv
        claimctl predict --model M.safetensors --rank --explain 3 new.csv --output queue.csv
        cat new.ndjson | claimctl predict --model M.safetensors --input-format ndjson -
      """)

  @Option(help: "A .safetensors file that `train` wrote.")
  var model: String

  @Argument(help: "The records; - is standard input.")
  var input: String = "-"

  @Option(help: "csv or ndjson (default: by the name of the file; standard input is csv).")
  var inputFormat: VerdictFormat?

  @Option(help: "csv or ndjson.")
  var format: VerdictFormat = .csv

  @Option(help: "Write verdicts to this file, whole or not at all (default: standard output).")
  var output: String?

  @Flag(help: "Most urgent first instead of in the order of the records.")
  var rank = false

  @Option(help: "Give the K features that moved each verdict most, and how much.")
  var explain = 0

  @Option(help: "Set records with faults aside in this CSV file and score the others.")
  var quarantine: String?

  @OptionGroup var threading: ThreadOptions

  mutating func validate() throws {
    guard 0...1_000 ~= explain else { throw ValidationError("--explain takes 0 to 1000") }
  }

  func run() throws {
    let artifact = try ModelFile.read(model)
    var options = ScoringOptions()
    options.reasons = explain
    options.isRanked = rank
    options.format = format
    options.setsFaultyAside = quarantine != nil
    let records = try input == "-" ? nil : DataFile.place(of: input)
    let job = ScoringJob(
      scoring: try Scoring(ClaimClassifier(artifact), options: options),
      input: records, format: resolvedInputFormat,
      output: output.map { URL(filePath: $0) }, quarantine: quarantine.map { URL(filePath: $0) })
    let outcome = try job.run(on: threading.workers)
    Exit.say(summary(outcome))
  }

  private var resolvedInputFormat: VerdictFormat {
    if let inputFormat { return inputFormat }
    let isJSON = [".ndjson", ".jsonl"].contains { input.lowercased().hasSuffix($0) }
    return isJSON ? .ndjson : .csv
  }

  private func summary(_ outcome: ScoringOutcome) -> String {
    let aside =
      outcome.rejected == 0 ? "" : ", \(outcome.rejected) set aside in \(quarantine ?? "")"
    return "\(outcome.scored) of \(outcome.read) records scored, "
      + "\(outcome.positive) called positive\(aside)"
  }
}

extension VerdictFormat: ExpressibleByArgument {}
