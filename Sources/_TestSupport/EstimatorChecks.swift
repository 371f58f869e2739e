public import Learning
import Machine
public import Testing

/// Checks everything that `Estimator` and `ClassifierModel` promise, on data that it can learn.
///
/// Two fits agree bit for bit, on 1, 2, 3 and 8 threads; probabilities lie in [0, 1]; a row's
/// probability does not depend on the other rows or their order; no rows give no probabilities.
///
/// - Parameters:
///   - estimator: What is checked.
///   - data: At least 50 rows with both classes.
///   - sourceLocation: Where a failure is shown.
/// - Throws: What a fit throws.
public func checkEstimator<E: Estimator>(
  _ estimator: E, on data: Dataset, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let alone = WorkerPool(threadCount: 1)
  let model = try estimator.fit(data, in: FitContext(workers: alone, seed: Seed(7)))
  let expected = model.probabilities(for: data.features, on: alone)
  #expect(expected.count == data.rowCount, sourceLocation: sourceLocation)
  #expect(expected.allSatisfy { 0...1 ~= $0 }, sourceLocation: sourceLocation)

  for threads in [1, 2, 3, 8] {
    let workers = WorkerPool(threadCount: threads)
    let again = try estimator.fit(data, in: FitContext(workers: workers, seed: Seed(7)))
    let probabilities = again.probabilities(for: data.features, on: workers)
    #expect(
      probabilities.map(\.bitPattern) == expected.map(\.bitPattern),
      "the same model on \(threads) threads", sourceLocation: sourceLocation)
  }

  var rows = Array(0..<data.rowCount)
  var stream = Seed(11).stream
  stream.shuffle(&rows)
  for kept in [rows, Array(rows.prefix(17)), [3], []] {
    let part = model.probabilities(for: data.features.subset(kept), on: alone)
    #expect(
      part.map(\.bitPattern) == kept.map { expected[$0].bitPattern },
      "a row's probability is its own", sourceLocation: sourceLocation)
  }
}
