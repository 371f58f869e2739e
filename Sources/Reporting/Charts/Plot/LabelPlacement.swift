/// Places for labels that must not overlap.
package enum LabelPlacement {
  /// A label on a line: where its middle should be, and how long it is.
  package struct Label: Hashable, Sendable {
    package var middle: Double
    package var length: Double

    package init(middle: Double, length: Double) {
      self.middle = middle
      self.length = length
    }
  }

  /// Moves labels along a line until none overlaps another and all are inside the bounds.
  ///
  /// The sum of the squared displacements is the smallest possible for the order of the wishes:
  /// with the lengths of all labels before it taken away, the middles must not descend, which is
  /// isotonic regression, solved by pooling adjacent violators (Barlow et al. 1972); a bounded
  /// isotonic fit is the free one, clamped.
  ///
  /// - Parameters:
  ///   - labels: The labels, in any order; those that wish for one place keep their order.
  ///   - bounds: Where labels may stand.
  /// - Returns: The middles in the order of the labels; nothing when they do not fit.
  /// - Complexity: O(*n* log *n*)
  package static func spread(_ labels: [Label], within bounds: ClosedRange<Double>) -> [Double]? {
    let order = labels.indices.sorted {
      (labels[$0].middle, $0) < (labels[$1].middle, $1)
    }
    guard let places = spreadInOrder(order.map { labels[$0] }, within: bounds) else { return nil }
    var middles = Array(repeating: 0.0, count: labels.count)
    for (place, index) in order.enumerated() { middles[index] = places[place] }
    return middles
  }

  /// The same for labels whose order is given.
  package static func spreadInOrder(
    _ labels: [Label], within bounds: ClosedRange<Double>
  ) -> [Double]? {
    let total = labels.reduce(0) { $0 + $1.length }
    guard total <= bounds.upperBound - bounds.lowerBound + 1e-9 else { return nil }
    // How far the middle of each label is from the start when all touch.
    var offsets: [Double] = []
    var reach = 0.0
    for label in labels {
      offsets.append(reach + label.length / 2)
      reach += label.length
    }
    let fitted = isotonic(zip(labels, offsets).map { $0.middle - $1 })
    return zip(fitted, offsets).map { start, offset in
      max(min(start, bounds.upperBound - total), bounds.lowerBound) + offset
    }
  }

  /// The closest sequence that does not descend.
  package static func isotonic(_ values: [Double]) -> [Double] {
    var pools: [(sum: Double, count: Int)] = []
    for value in values {
      pools.append((value, 1))
      while pools.count > 1 {
        let last = pools[pools.count - 1]
        let before = pools[pools.count - 2]
        guard before.sum / Double(before.count) > last.sum / Double(last.count) else { break }
        pools.removeLast()
        pools[pools.count - 1] = (before.sum + last.sum, before.count + last.count)
      }
    }
    return pools.flatMap { Array(repeating: $0.sum / Double($0.count), count: $0.count) }
  }

  /// A place for a label beside a point, clear of everything that is already there.
  ///
  /// Eight directions are tried at four distances; among those that overlap no box, the one that
  /// covers the fewest points of curves wins, the nearer and earlier first.
  ///
  /// - Parameters:
  ///   - point: The point.
  ///   - width: How wide the label is.
  ///   - height: How high the label is.
  ///   - bounds: Where labels may stand.
  ///   - taken: What must not be overlapped.
  ///   - points: What should not be covered.
  /// - Returns: The box of the label; nothing when there is no room.
  /// - Complexity: O(*taken* + *points*)
  package static func beside(
    _ point: PlotPoint, width: Double, height: Double, within bounds: Box, avoiding taken: [Box],
    points: [PlotPoint]
  ) -> Box? {
    var best: (box: Box, covered: Int)?
    for distance in [8.0, 20, 36, 60] {
      for (dx, dy) in directions {
        let box = Box(
          x: point.x + dx * distance + (dx - 1) / 2 * width,
          y: point.y + dy * distance + (dy - 1) / 2 * height, width: width, height: height)
        guard bounds.contains(box), !taken.contains(where: box.overlaps) else { continue }
        let covered = points.count { box.contains($0) }
        if covered == 0 { return box }
        if best.map({ covered < $0.covered }) ?? true { best = (box, covered) }
      }
    }
    return best?.box
  }

  private static let directions: [(Double, Double)] = [
    (1, 0), (-1, 0), (0.8, 0.8), (0.8, -0.8), (-0.8, 0.8), (-0.8, -0.8), (0, 1), (0, -1),
  ]
}
