import Reporting
import Testing

@Suite("Placement of labels")
struct PlacementTests {
  @Test(
    "labels never overlap, stay inside, and cannot be moved closer to their wishes",
    arguments: 0..<300)
  func spread(seed: Int) throws {
    var random = SplitMix(seed: seed)
    let labels = (0..<Int.random(in: 1...12, using: &random)).map { _ in
      LabelPlacement.Label(
        middle: Double.random(in: -50...350, using: &random),
        length: Double.random(in: 5...40, using: &random))
    }
    let bounds = 0.0...300.0
    let total = labels.reduce(0) { $0 + $1.length }
    guard let middles = LabelPlacement.spread(labels, within: bounds) else {
      #expect(total > 300)
      return
    }
    func isSound(_ middles: [Double]) -> Bool {
      let order = middles.indices.sorted { middles[$0] < middles[$1] }
      let apart = zip(order, order.dropFirst()).allSatisfy { first, second in
        middles[second] - middles[first]
          >= (labels[first].length + labels[second].length) / 2 - 1e-6
      }
      return apart
        && middles.indices.allSatisfy {
          middles[$0] - labels[$0].length / 2 >= -1e-6
            && middles[$0] + labels[$0].length / 2 <= 300 + 1e-6
        }
    }
    func cost(_ middles: [Double]) -> Double {
      zip(middles, labels).reduce(0) { $0 + ($1.0 - $1.1.middle) * ($1.0 - $1.1.middle) }
    }
    #expect(isSound(middles))
    // Convex: where no small step helps, nothing does. Steps keep the order.
    for _ in 0..<200 {
      let moved = middles.map { $0 + Double.random(in: -0.5...0.5, using: &random) }
      if isSound(moved) { #expect(cost(moved) >= cost(middles) - 1e-6) }
    }
  }

  @Test("an isotonic fit is the mean of what violates the order")
  func isotonic() {
    #expect(LabelPlacement.isotonic([1, 2, 3]) == [1, 2, 3])
    #expect(LabelPlacement.isotonic([3, 2, 1]) == [2, 2, 2])
    #expect(LabelPlacement.isotonic([1, 5, 3, 4]) == [1, 4, 4, 4])
    #expect(LabelPlacement.isotonic([]) == [])
  }

  @Test("labels that fit where they wish to be do not move")
  func unmoved() {
    let labels = [10.0, 60, 30].map { LabelPlacement.Label(middle: $0, length: 10) }
    #expect(LabelPlacement.spread(labels, within: 0...100) == [10, 60, 30])
    #expect(LabelPlacement.spread(labels, within: 0...20) == nil)
  }

  @Test("labels beside points cover neither one another nor the points", arguments: 0..<200)
  func beside(seed: Int) {
    var random = SplitMix(seed: seed)
    let bounds = Box(x: 0, y: 0, width: 400, height: 300)
    let points = (0..<8).map { _ in
      PlotPoint(
        x: Double.random(in: 0...400, using: &random), y: Double.random(in: 0...300, using: &random)
      )
    }
    var taken = points.map { Box(x: $0.x - 5, y: $0.y - 5, width: 10, height: 10) }
    for point in points {
      guard
        let box = LabelPlacement.beside(
          point, width: 90, height: 17, within: bounds, avoiding: taken, points: [])
      else { continue }
      #expect(bounds.contains(box))
      #expect(!taken.contains(where: box.overlaps))
      taken.append(box)
    }
    #expect(taken.count > points.count)
  }
}

@Suite("Thinning")
struct ThinningTests {
  @Test("no point is further from the simplified curve than the tolerance", arguments: 0..<60)
  func simplified(seed: Int) {
    var random = SplitMix(seed: seed)
    var point = PlotPoint(x: 0, y: 100)
    let curve = (0..<400).map { _ -> PlotPoint in
      point.x += Double.random(in: 0...2, using: &random)
      point.y += Double.random(in: -1...1, using: &random) * Double(seed % 5)
      return point
    }
    let thinned = Thinning.simplified(curve, tolerance: 0.5)
    #expect(thinned.first == curve.first && thinned.last == curve.last)
    for point in curve {
      let distance = zip(thinned, thinned.dropFirst()).map {
        Thinning.distance(point, $0, $1)
      }.min()
      #expect((distance ?? .infinity) <= 0.5 + 1e-9)
    }
    if seed % 5 == 0 { #expect(thinned.count == 2) }
  }

  @Test("rows are evenly spaced, with both ends")
  func evenly() {
    #expect(Thinning.evenly(5, to: 9) == [0, 1, 2, 3, 4])
    #expect(Thinning.evenly(101, to: 5) == [0, 25, 50, 75, 100])
    #expect(Thinning.evenly(1_000, to: 60).count == 60)
    #expect(Thinning.evenly(0, to: 60) == [])
  }
}

@Suite("Hexagonal bins")
struct HexBinsTests {
  @Test("every point is counted once, in the nearest hexagon", arguments: 0..<20)
  func counts(seed: Int) {
    var random = SplitMix(seed: seed)
    let points = (0..<500).map { _ in
      PlotPoint(
        x: Double.random(in: 0...1, using: &random), y: Double.random(in: 0...1, using: &random))
    }
    let bins = HexBins(points + [PlotPoint(x: .nan, y: 1)], columns: 8)
    #expect(bins.total == 500 && bins.omitted == 1)
    // The naive twin: the nearest of all centres that have points, where rows are 0.866 columns apart.
    let stepX = (bins.xRange.high - bins.xRange.low) / Double(bins.columns)
    let stepY = (bins.yRange.high - bins.yRange.low) / Double(bins.rows)
    func distance(_ point: PlotPoint, _ cell: HexCell) -> Double {
      let dx = (point.x - cell.x) / stepX
      let dy = (point.y - cell.y) / stepY * 0.866
      return dx * dx + dy * dy
    }
    var nearest = Array(repeating: 0, count: bins.cells.count)
    for point in points {
      let distances = bins.cells.map { distance(point, $0) }
      if let least = distances.min(), let cell = distances.firstIndex(of: least) {
        nearest[cell] += 1
      }
    }
    let moved = zip(nearest, bins.cells).reduce(0) { $0 + abs($1.0 - $1.1.count) }
    #expect(moved == 0, "\(moved)")
  }

  @Test("no points, one point, and points on a logarithmic axis")
  func edges() {
    #expect(HexBins([PlotPoint]()).cells.isEmpty)
    #expect(HexBins([PlotPoint(x: 5, y: 5)]).cells.map(\.count) == [1])
    let log = HexBins([PlotPoint(x: 0, y: 1), PlotPoint(x: 10, y: 1)], xScale: .log)
    #expect(log.omitted == 1 && log.total == 1)
  }
}
