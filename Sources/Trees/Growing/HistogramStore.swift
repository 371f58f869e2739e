/// The histograms of the nodes that may still be split: one block of memory, handed out in slots.
///
/// A slot holds 256 packed sums for each column, group after group; if rows are counted too, their
/// numbers stand in a second block of the same shape.
final class HistogramStore {
  /// How many bins a slot holds.
  let binsPerSlot: Int
  let sums: FixedBuffer<Int64>
  /// The rows in each bin; empty when not counted.
  let rows: FixedBuffer<UInt32>
  private var free: [Int]

  /// Memory for `slots` histograms of `columns` columns.
  init(columns: Int, slots: Int, countsRows: Bool) {
    binsPerSlot = columns * 256
    sums = FixedBuffer(count: slots * binsPerSlot, repeating: 0)
    rows = FixedBuffer(count: countsRows ? slots * binsPerSlot : 0, repeating: 0)
    free = Array((0..<slots).reversed())
  }

  /// Whether rows are counted.
  var countsRows: Bool { rows.count > 0 }

  /// A slot that nobody uses, or −1 when all are taken.
  func take() -> Int { free.popLast() ?? -1 }

  /// Gives a slot back.
  func give(back slot: Int) { if slot >= 0 { free.append(slot) } }

  /// How many slots a tree needs at most, and how many fit into 256 MB.
  ///
  /// Leaves in a queue keep their histogram; without a limit of leaves the tree grows depth first
  /// and keeps one a level. A node whose histogram found no room is counted again when it is
  /// divided.
  static func slots(for limits: GrowthLimits, columns: Int) -> Int {
    let wanted = limits.maxLeaves == .max ? min(limits.maxDepth, 64) + 2 : limits.maxLeaves + 2
    return max(4, min(wanted, (256 << 20) / max(columns * 256 * 8, 1)))
  }
}
