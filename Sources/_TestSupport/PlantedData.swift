import Foundation
public import Learning

extension Dataset {
  /// A data set whose truth is known.
  ///
  /// Column `signal` decides: P(positive) = 1 / (1 + exp(-2·signal)). `noise` says nothing,
  /// `holes` repeats the signal but is missing in a fifth of the rows, and `group` is a category
  /// of three levels, of which "b" raises the log-odds by 1.5.
  public static func planted(rows: Int, seed: UInt64 = 1) -> Dataset {
    var stream = Seed(seed).stream
    var columns: [[Double]] = [[], [], [], []]
    var labels: [UInt8] = []
    for _ in 0..<rows {
      let signal = stream.normal()
      let group = stream.below(3)
      let logOdds = 2 * signal + (group == 1 ? 1.5 : 0)
      columns[0].append(signal)
      columns[1].append(stream.normal())
      columns[2].append(stream.uniform() < 0.2 ? .nan : signal + 0.1 * stream.normal())
      columns[3].append(Double(group))
      labels.append(stream.uniform() < 1 / (1 + exp(-logOdds)) ? 1 : 0)
    }
    return Dataset(
      features: FeatureTable(
        rowCount: rows,
        columns: [
          FeatureColumn("signal", columns[0]), FeatureColumn("noise", columns[1]),
          FeatureColumn("holes", columns[2]),
          FeatureColumn("group", columns[3], kind: .category(levels: ["a", "b", "c"])),
        ]),
      labels: Labels(labels, names: LabelNames(positive: "claim", negative: "opinion")))
  }

  /// The planted data without missing values and categories, for learners that take neither.
  public static func plantedNumeric(rows: Int, seed: UInt64 = 1) -> Dataset {
    let data = planted(rows: rows, seed: seed)
    let columns = data.features.columns
    let isB = columns[3].values.map { $0 == 1 ? 1.0 : 0 }
    return Dataset(
      features: FeatureTable(
        rowCount: rows, columns: [columns[0], columns[1], FeatureColumn("group=b", isB)]),
      labels: data.labels)
  }
}
