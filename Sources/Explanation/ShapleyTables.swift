import Synchronization
import Trees

/// What each part of a tree gives its features, for every way its questions can be answered.
///
/// A *part* is a node with all below it, small enough that few answers decide everything: one bit
/// for each feature asked above the part, set when the row fails one of its conditions there, and
/// one for each node inside, set when the row goes right. The answers are the place in a table.
///
/// ```
///        a               part at b: bit 0  fails "a goes left"
///      /   \                        bit 1  b goes right
///     b     …                       bit 2  c goes right
///   /   \
///  1     c               tables     feature a: 8 amounts | b: 8 | c: 8
///       / \
///      2   3             a row with answers 0b010 adds amount 2 of each
/// ```
///
/// A leaf under many features is a *long path*: its amounts are computed for each row.
struct ShapleyTables: Sendable {
  struct Part: Sendable {
    /// Its first word of answers; it has two when there are more than eight bits.
    var word: Int
    var bits: Int
    /// Its place in `features`.
    var features: Range<Int>
    /// Its place in `amounts`: 2^`bits` for each feature.
    var amounts: Int
  }

  /// The most bits that parts of several leaves may have.
  static let mostBits = 8
  /// The most features a leaf may have that is no long path.
  static let mostFeatures = 10
  /// The most numbers kept: 64 MiB.
  static let mostAmounts = 8 << 20

  var questions: RowQuestions
  var parts: [Part] = []
  var features: [Int32] = []
  var amounts: [Double] = []
  var longPaths: [LongPath] = []
}

/// Tables that are made when they are first asked for.
final class ShapleyTablesOnce: Sendable {
  private let kept = Mutex<ShapleyTables??>(nil)

  /// The tables of an ensemble; nil when they would be too large.
  func tables(of ensemble: TreeEnsemble, _ paths: TreePaths) -> ShapleyTables? {
    kept.withLock { kept in
      if let kept { return kept }
      let made = ShapleyTables(ensemble, paths)
      kept = .some(made)
      return made
    }
  }
}
