/// The boxes of a graph in layers, with places kept free where an arrow passes a layer.
///
/// The method of Sugiyama, Tagawa and Toda (1981): layers by longest path, free places for long
/// arrows, an order within layers by barycentres, and places that follow the neighbours.
struct FlowLayering {
  /// The vertices of each layer in order: boxes by their index, free places above.
  private(set) var layers: [[Int]] = []
  /// The vertices along each arrow, boxes at its ends.
  private(set) var chains: [[Int]] = []
  /// How many boxes there are.
  let boxCount: Int
  private var neighbours: [(before: [Int], after: [Int])] = []

  init(_ figure: FlowFigure) {
    boxCount = figure.nodes.count
    guard let depth = figure.layers, let last = depth.max() else { return }
    let index = Dictionary(figure.nodes.indices.map { (figure.nodes[$0].id, $0) }) { first, _ in
      first
    }
    layers = (0...last).map { layer in depth.indices.filter { depth[$0] == layer } }
    var count = boxCount
    for edge in figure.edges {
      guard let from = index[edge.from], let to = index[edge.to] else { continue }
      var chain = [from]
      for layer in depth[from] + 1..<max(depth[to], depth[from] + 1) {
        chain.append(count)
        layers[layer].append(count)
        count += 1
      }
      chains.append(chain + [to])
    }
    neighbours = Array(repeating: ([], []), count: count)
    for chain in chains {
      for (from, to) in zip(chain, chain.dropFirst()) {
        neighbours[from].after.append(to)
        neighbours[to].before.append(from)
      }
    }
    for round in 0..<8 { sweep(isForward: round.isMultiple(of: 2)) }
  }

  private mutating func sweep(isForward: Bool) {
    var place: [Int: Double] = [:]
    for layer in isForward ? Array(layers.indices) : layers.indices.reversed() {
      let wishes = layers[layer].enumerated().map { offset, vertex in
        let near = (isForward ? neighbours[vertex].before : neighbours[vertex].after)
          .compactMap { place[$0] }
        let own = Double(offset) - Double(layers[layer].count - 1) / 2
        return (near.isEmpty ? own : near.reduce(0, +) / Double(near.count), offset, vertex)
      }
      layers[layer] = wishes.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
      let shift = Double(layers[layer].count - 1) / 2
      for (offset, vertex) in layers[layer].enumerated() { place[vertex] = Double(offset) - shift }
    }
  }

  /// The middle of each vertex across the layers.
  ///
  /// - Parameters:
  ///   - size: How much room a box takes, with the space around it.
  ///   - free: How much room a free place takes.
  ///   - length: How much room there is; at least what the fullest layer takes.
  /// - Returns: One middle a vertex, within the room.
  func middles(size: Double, free: Double, length: Double) -> [Double] {
    func room(_ vertex: Int) -> Double { vertex < boxCount ? size : free }
    var middles = Array(repeating: length / 2, count: neighbours.count)
    for layer in layers {
      var start = (length - layer.reduce(0) { $0 + room($1) }) / 2
      for vertex in layer {
        middles[vertex] = start + room(vertex) / 2
        start += room(vertex)
      }
    }
    for round in 0..<8 {
      for layer in round.isMultiple(of: 2) ? layers : layers.reversed() {
        // Small shifts keep the order where wishes are the same.
        let labels = layer.enumerated().map { offset, vertex in
          let near = (neighbours[vertex].before + neighbours[vertex].after).map { middles[$0] }
          let wish = near.isEmpty ? middles[vertex] : near.reduce(0, +) / Double(near.count)
          return LabelPlacement.Label(middle: wish, length: room(vertex))
        }
        guard let spread = LabelPlacement.spreadInOrder(labels, within: 0...max(length, 1)) else {
          continue
        }
        for (vertex, middle) in zip(layer, spread) { middles[vertex] = middle }
      }
    }
    return middles
  }
}
