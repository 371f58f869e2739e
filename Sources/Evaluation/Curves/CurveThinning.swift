extension ROCCurve {
  /// The curve with at most `limit` points, those kept whose loss would change its area most.
  ///
  /// The ends stay. For drawing and for files; metrics come from the whole curve.
  ///
  /// - Parameter limit: At least 2.
  /// - Returns: The same curve with fewer points.
  /// - Complexity: O(*points* + `limit`²).
  public func thinned(to limit: Int) -> ROCCurve {
    let places = CurveThinning.places(
      keeping: limit, of: points.map { ($0.falsePositiveRate, $0.truePositiveRate) })
    return ROCCurve(points: places.map { points[$0] })
  }
}

extension PrecisionRecallCurve {
  /// The curve with at most `limit` points, those kept whose loss would change its area most.
  ///
  /// The ends stay. For drawing and for files; metrics come from the whole curve.
  ///
  /// - Parameter limit: At least 2.
  /// - Returns: The same curve with fewer points.
  /// - Complexity: O(*points* + `limit`²).
  public func thinned(to limit: Int) -> PrecisionRecallCurve {
    let places = CurveThinning.places(
      keeping: limit, of: points.map { ($0.recall, $0.precision) })
    return PrecisionRecallCurve(points: places.map { points[$0] })
  }
}

/// Chooses the points of a line that may go without a reader seeing it.
///
/// First every point that is hardly away from the one kept before it goes, so that eight times the
/// limit stay at most; then, one by one, the point whose triangle with its neighbours is smallest
/// (Visvalingam and Whyatt 1993), and every point on a straight line between its neighbours.
enum CurveThinning {
  typealias Point = (x: Double, y: Double)

  /// Below this area, in a unit square, three points lie on a line.
  private static let straight = 1e-12

  /// The places of at most `limit` points, rising; the first and the last are among them.
  static func places(keeping limit: Int, of points: [Point]) -> [Int] {
    precondition(limit >= 2, "a line has two ends")
    var kept = strides(of: points, into: 8 * limit)
    var areas = kept.indices.map { area(at: $0, of: kept, points) }
    while let least = areas.indices.dropFirst().dropLast().min(by: { areas[$0] < areas[$1] }),
      kept.count > limit || areas[least] < straight
    {
      kept.remove(at: least)
      areas.remove(at: least)
      for place in [least - 1, least] { areas[place] = area(at: place, of: kept, points) }
    }
    return kept
  }

  /// Places that lie at least the `parts`-th part of the line's length apart, and both ends.
  private static func strides(of points: [Point], into parts: Int) -> [Int] {
    guard points.count > parts else { return Array(points.indices) }
    let total = points.indices.dropFirst().reduce(0) { $0 + gap(points[$1 - 1], points[$1]) }
    var kept = [0]
    var walked = 0.0
    for place in points.indices.dropFirst() {
      walked += gap(points[place - 1], points[place])
      guard walked >= total / Double(parts) || place == points.count - 1 else { continue }
      kept.append(place)
      walked = 0
    }
    return kept
  }

  private static func gap(_ left: Point, _ right: Point) -> Double {
    abs(left.x - right.x) + abs(left.y - right.y)
  }

  /// Twice the area of a point's triangle with its neighbours; infinite at the ends.
  private static func area(at place: Int, of kept: [Int], _ points: [Point]) -> Double {
    guard place > 0, place + 1 < kept.count else { return .infinity }
    let (before, here, after) = (
      points[kept[place - 1]], points[kept[place]], points[kept[place + 1]]
    )
    return abs(
      (here.x - before.x) * (after.y - before.y) - (after.x - before.x) * (here.y - before.y))
  }
}
