extension Thinning {
  /// A curve with as few points as a picture needs: no point of the given one is further than the
  /// tolerance from the returned one.
  ///
  /// Ramer (1972), Douglas and Peucker (1973).
  ///
  /// - Parameters:
  ///   - points: The curve, in pixels.
  ///   - tolerance: How far a point may be from the line that stands for it, in pixels.
  /// - Returns: Some of the points, the first and the last among them.
  /// - Complexity: O(*n* log *n*) for usual curves, O(*n*²) at worst
  package static func simplified(_ points: [PlotPoint], tolerance: Double = 0.2) -> [PlotPoint] {
    guard points.count > 2 else { return points }
    var isKept = Array(repeating: false, count: points.count)
    isKept[0] = true
    isKept[points.count - 1] = true
    var stretches = [(0, points.count - 1)]
    while let (first, last) = stretches.popLast() {
      guard last > first + 1 else { continue }
      var farthest = (index: first, distance: 0.0)
      for index in first + 1..<last {
        let distance = distance(points[index], points[first], points[last])
        if distance > farthest.distance { farthest = (index, distance) }
      }
      guard farthest.distance > tolerance else { continue }
      isKept[farthest.index] = true
      stretches.append((first, farthest.index))
      stretches.append((farthest.index, last))
    }
    return points.indices.filter { isKept[$0] }.map { points[$0] }
  }

  /// How far a point is from a stretch of a line.
  package static func distance(
    _ point: PlotPoint, _ start: PlotPoint, _ end: PlotPoint
  ) -> Double {
    let dx = end.x - start.x
    let dy = end.y - start.y
    let length = dx * dx + dy * dy
    let share =
      length == 0
      ? 0 : min(max(((point.x - start.x) * dx + (point.y - start.y) * dy) / length, 0), 1)
    let x = point.x - start.x - share * dx
    let y = point.y - start.y - share * dy
    return (x * x + y * y).squareRoot()
  }
}
