import ClaimStudy
import Claims
import Foundation
import Learning
import Machine
import _TestSupport

/// A file whose truth is known: a ward decides the outcome and the score, and the treatments are given
/// unevenly to the wards.
///
/// - `score` is 10 higher in ward y, whatever the treatment: by treatment it vanishes within the ward.
/// - `dose` is 1 lower under treatment b in each ward, and 10 higher in ward y, where b is given more
///   often: by treatment it reverses.
/// - `noise` goes with nothing.
/// - `step` has three values.
/// - `outcome` is good more often in ward y.
enum PlantedTrial {
  static func contract() throws -> DataContract {
    try DataContract(
      name: "trial", labelNames: LabelNames(positive: "good", negative: "bad"),
      columns: [
        ContractColumn("outcome", .label, missing: .dropped),
        ContractColumn("treatment", .category, allowed: ["a", "b"]),
        ContractColumn("ward", .category, allowed: ["x", "y"]),
        ContractColumn("clinic", .category),
        ContractColumn("score", .number, missing: .kept),
        ContractColumn("dose", .number), ContractColumn("noise", .number),
        ContractColumn("step", .number),
      ])
  }

  static func text(rows: Int = 1_200, seed: UInt64 = 7) -> String {
    var stream = Seed(seed).stream
    var text = "outcome,treatment,ward,clinic,score,dose,noise,step\n"
    for row in 0..<rows {
      let inY = stream.uniform() < 0.5
      let hasB = stream.uniform() < (inY ? 0.8 : 0.2)
      let isGood = stream.uniform() < (inY ? 0.75 : 0.25)
      let base = inY ? 10.0 : 0
      let score = row % 50 == 3 ? "" : "\(base + stream.normal() * 3)"
      text +=
        "\(isGood ? "good" : "bad"),\(hasB ? "b" : "a"),\(inY ? "y" : "x"),c\(stream.below(3)),\(score),"
      text +=
        "\(base - (hasB ? 1.5 : 0) + stream.normal() * 2),\(stream.normal()),\(stream.below(3))\n"
    }
    return text
  }

  /// Tests a file of this text.
  static func hypotheses(
    _ settings: HypothesisSettings = HypothesisSettings(), text: String? = nil, threads: Int = 2
  ) throws -> Hypotheses {
    let folder = try TemporaryFolder()
    let file = folder.file("trial.csv")
    try Data((text ?? self.text()).utf8).write(to: file)
    return try HypothesisJob(RecordFile(file, contract: try contract()), settings: settings)
      .run(on: WorkerPool(threadCount: threads))
  }
}
