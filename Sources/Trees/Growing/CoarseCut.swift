/// The best cut of a large node between the bins of one column, before it is refined.
struct CoarseCut {
  let column: Int
  /// The scan over the bins; its score is −∞ when no cut between bins is allowed.
  var scan: OrderedScan
  /// The bin left of the cut; where none is allowed, the bin that may be cut inside.
  var bin = 0
  /// The next bin with rows.
  var next: Int?
  /// The sums over the bins before `bin`.
  var before = PackedSum.zero
  /// Their rows, when rows are counted.
  var rowsBefore: UInt32 = 0

  init(column: Int, scan: OrderedScan) {
    self.column = column
    self.scan = scan
  }

  /// Whether a cut between bins is allowed.
  var isAllowed: Bool { scan.score > -.infinity }
}
