public import Learning
public import Tabular

/// The verdicts of a chunk of records, column by column.
public struct VerdictBatch: Sendable {
  /// The line in which each record begins.
  public let lines: [Int]
  /// The identities, where the input has them.
  public let identities: Column?
  /// P(positive) of each record.
  public let probabilities: [Double]
  /// From this probability on a record is called positive.
  public let threshold: Double
  /// What the classes are called.
  public let labelNames: LabelNames
  /// One a record, or none at all if nobody asked why.
  public let explanations: [VerdictExplanation]

  /// How many verdicts there are.
  public var count: Int { probabilities.count }

  /// How many records are called positive.
  public var positiveCount: Int { probabilities.count { $0 >= threshold } }

  /// The verdict of a record, counted from 0 within the batch.
  public subscript(place: Int) -> Verdict {
    let isPositive = probabilities[place] >= threshold
    return Verdict(
      line: lines[place], identity: identities?.text(at: place),
      probability: probabilities[place], isPositive: isPositive,
      label: isPositive ? labelNames.positive : labelNames.negative,
      explanation: explanations.isEmpty ? nil : explanations[place])
  }
}
