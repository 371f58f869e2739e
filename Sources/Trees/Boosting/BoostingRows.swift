import Learning

/// Which rows trees are grown on, and which are set aside to say when to stop.
struct BoostingRows {
  /// Ascending.
  let training: [UInt32]
  /// Ascending; empty without early stopping.
  let validation: [UInt32]

  /// Sets aside the same fraction of both classes; rows that do not count are in neither part.
  init(_ data: Dataset, validationFraction: Double, seed: Seed) {
    let rows = (0..<data.rowCount).filter { (data.weights?[$0] ?? 1) > 0 }
    guard validationFraction > 0 else {
      training = rows.map { UInt32($0) }
      validation = []
      return
    }
    var isSetAside = [Bool](repeating: false, count: data.rowCount)
    var stream = seed.derived("validation").stream
    for label: UInt8 in [0, 1] {
      let ofClass = rows.filter { data.labels.values[$0] == label }
      let count = Int((validationFraction * Double(ofClass.count)).rounded())
      for place in stream.sample(count, below: ofClass.count) { isSetAside[ofClass[place]] = true }
    }
    training = rows.filter { !isSetAside[$0] }.map { UInt32($0) }
    validation = rows.filter { isSetAside[$0] }.map { UInt32($0) }
  }

  /// The weights with 0 for every row that trees are not grown on; nil when all rows weigh 1.
  func trainingWeights(_ weights: [Double]?, rowCount: Int) -> [Double]? {
    guard weights != nil || training.count < rowCount else { return nil }
    var kept = [Double](repeating: 0, count: rowCount)
    for row in training { kept[Int(row)] = weights?[Int(row)] ?? 1 }
    return kept
  }
}
