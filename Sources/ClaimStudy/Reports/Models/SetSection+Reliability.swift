import Evaluation
import Learning
import Reporting
import Statistics
import Workflow

extension SetSection {
  /// Whether the champion's probabilities mean what they say.
  var reliability: [Block] {
    guard let champion = result.champion else { return [] }
    return [.chart(reliabilityChart(champion))]
  }

  private func reliabilityChart(_ line: SetResult.Line) -> Chart {
    .reliability(
      "Predicted and observed: \(line.entrant.title)", bins: Self.bins(line.curves.reliability),
      finding: reliabilityFinding(line),
      footnote: "Test part, n = \(result.testRows), in ten bins of probability; 95 % Wilson "
        + "intervals. Calibration error "
        + "\(Quantity.score(line.test.calibrationError)), Brier score "
        + "\(Quantity.score(line.test.brierScore)).")
  }

  /// The bins with Wilson intervals; empty ones left out.
  static func bins(_ reliability: Reliability) -> [ReliabilityBin] {
    reliability.bins.compactMap { bin in
      guard let mean = bin.meanProbability, let share = bin.positiveShare else { return nil }
      let positives = Int((share * Double(bin.rowCount)).rounded())
      let ends = wilsonInterval(successes: positives, trials: bin.rowCount)
      return ReliabilityBin(
        mean: mean, share: share, low: ends.lowerBound, high: ends.upperBound, count: bin.rowCount)
    }
  }

  private func reliabilityFinding(_ line: SetResult.Line) -> InlineText {
    let reliability = line.curves.reliability
    let total = reliability.bins.reduce(0) { $0 + $1.rowCount }
    guard let first = reliability.bins.first, let last = reliability.bins.last, total > 0 else {
      return ""
    }
    let sure = Double(first.rowCount + last.rowCount) / Double(total)
    return
      "Probabilities are off by \(Quantity.fixed(reliability.calibrationError * 100, digits: 1)) "
      + "percentage points on average; \(Quantity.percent(sure)) of the videos get one below 10 % "
      + "or of "
      + "at least 90 %."
  }
}
