import Foundation
import Workflow

/// Which part of the study each row belongs to: the test part, or a fold of the training part.
struct Partition: Hashable, Sendable {
  /// Stands for the test part; every other number is a fold.
  static let test: UInt8 = 255

  /// The part of each row.
  let parts: [UInt8]

  /// The rows that are scored once, at the end.
  var testRows: [Int] { rows { $0 == Self.test } }
  /// The rows that models may learn from.
  var trainingRows: [Int] { rows { $0 != Self.test } }
  /// How many folds the training part has.
  var foldCount: Int { parts.filter { $0 != Self.test }.max().map { Int($0) + 1 } ?? 0 }

  /// The rows to learn from and the rows to predict when a fold is held out.
  func fold(_ fold: Int) -> (fit: [Int], heldOut: [Int]) {
    (rows { $0 != Self.test && Int($0) != fold }, rows { Int($0) == fold })
  }

  private func rows(_ isIn: (UInt8) -> Bool) -> [Int] {
    parts.indices.filter { isIn(parts[$0]) }
  }

  static let codec = ProductCodec<Partition>(
    encode: { Data($0.parts) }, decode: { Partition(parts: [UInt8]($0)) })
}
