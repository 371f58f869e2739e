public import Learning
import Machine

/// The baseline of one rule: the column and the threshold on it with the best training accuracy.
///
/// All numeric columns, all midpoints between neighbouring distinct values and both directions are
/// tried. Of rules with one accuracy the first column wins, then "above is positive", then the
/// lowest threshold. Rows without a value go to the side where more rows lie.
public struct SingleThreshold: Estimator {
  /// The columns to try, by name; nil for all numeric ones.
  public var columns: [String]?

  /// A baseline over all numeric columns, or over those named.
  public init(columns: [String]? = nil) { self.columns = columns }

  /// Tries all rules; row weights count.
  ///
  /// - Throws: `EvaluationError.noRows`, `EvaluationError.noColumnToCut`.
  /// - Complexity: O(*n*) a column (O(*n* log *n*) with weights).
  public func fit(_ data: Dataset, in context: FitContext) throws -> SingleThresholdModel {
    guard data.rowCount > 0 else { throw EvaluationError.noRows }
    let candidates = data.features.columns.indices.filter { place in
      let column = data.features.columns[place]
      return column.kind == .numeric && (columns?.contains(column.name) ?? true)
    }
    let alone = WorkerPool()
    let cuts = context.workers.map(count: candidates.count) { turn in
      ColumnProfile(data.features.columns[candidates[turn]], data, on: alone).bestCut
    }
    var best: (place: Int, cut: ColumnCut)?
    for (place, cut) in zip(candidates, cuts) {
      guard let cut, cut.accuracy > best?.cut.accuracy ?? -1 else { continue }
      best = (place, cut)
    }
    guard let best else { throw EvaluationError.noColumnToCut }
    return SingleThresholdModel(
      column: data.features.columns[best.place].name, columnIndex: best.place, cut: best.cut)
  }
}
