extension FlowFigure {
  /// Layers from left to right where they fit, otherwise from top to bottom.
  func drawing(width: Double, hasHints: Bool) -> Drawing {
    let layout = FlowLayout(self, width: width)
    var drawing = Drawing(width: width, hasHints: hasHints)
    drawing.height = layout.height
    for edge in edges { layout.draw(edge, in: &drawing) }
    for index in nodes.indices { layout.draw(nodes[index], layout.boxes[index], in: &drawing) }
    if nodes.isEmpty {
      drawing.add(
        Drawing.Words(text: "No data", x: width / 2, y: 34, role: .empty, anchor: .middle))
    }
    return drawing
  }

  /// The boxes of each layer, in an order that keeps arrows short.
  ///
  /// Each box goes to the mean place of its neighbours in the layer before, then in the layer after,
  /// a few times over: the barycentre method of Sugiyama and others (1981).
  var orderedLayers: [[Int]] {
    guard let layers, let last = layers.max() else { return [] }
    var order = (0...last).map { layer in nodes.indices.filter { layers[$0] == layer } }
    let index = Dictionary(nodes.indices.map { (nodes[$0].id, $0) }) { first, _ in first }
    let arrows = edges.compactMap { edge in
      index[edge.from].flatMap { from in index[edge.to].map { (from, $0) } }
    }
    for round in 0..<6 {
      let isDown = round.isMultiple(of: 2)
      var place: [Int: Double] = [:]
      for layer in isDown ? Array(order.indices) : order.indices.reversed() {
        func wish(_ node: Int, _ own: Int) -> Double {
          let near = arrows.compactMap { from, to in
            isDown ? (to == node ? place[from] : nil) : (from == node ? place[to] : nil)
          }
          return near.isEmpty ? Double(own) : near.reduce(0, +) / Double(near.count)
        }
        let wishes = order[layer].enumerated().map { (wish($0.element, $0.offset), $0.offset) }
        let sorted = wishes.sorted { $0 < $1 }.map { order[layer][$0.1] }
        order[layer] = sorted
        let shift = Double(sorted.count - 1) / 2
        for (offset, node) in sorted.enumerated() { place[node] = Double(offset) - shift }
      }
    }
    return order
  }
}

/// Where the boxes of a graph stand.
private struct FlowLayout {
  let figure: FlowFigure
  let isDown: Bool
  private(set) var boxes: [Box]
  private(set) var height = 0.0
  private let index: [String: Int]

  init(_ figure: FlowFigure, width: Double) {
    self.figure = figure
    index = Dictionary(figure.nodes.indices.map { (figure.nodes[$0].id, $0) }) { first, _ in first }
    boxes = Array(repeating: Box(x: 0, y: 0, width: 0, height: 0), count: figure.nodes.count)
    let layers = figure.orderedLayers
    let widest =
      figure.nodes.map { node in
        max(
          TextWidth.of(InertText.line(node.title), size: Drawing.textSize),
          TextWidth.of(InertText.line(node.detail), size: Drawing.smallSize))
      }.max() ?? 0
    let boxHeight = figure.nodes.contains { !$0.detail.isEmpty } ? 46.0 : 32
    let across = (width + 28) / Double(max(layers.count, 1)) - 28
    isDown = across < min(widest + 20, 92)
    let largest = layers.map(\.count).max() ?? 1
    if isDown {
      let room = (width + 12) / Double(max(largest, 1)) - 12
      let boxWidth = min(widest + 22, max(room, 60))
      height = Double(layers.count) * (boxHeight + 26) - 22
      for (layer, members) in layers.enumerated() {
        let span = Double(members.count) * (boxWidth + 12) - 12
        for (place, node) in members.enumerated() {
          boxes[node] = Box(
            x: (width - span) / 2 + Double(place) * (boxWidth + 12),
            y: 2 + Double(layer) * (boxHeight + 26), width: boxWidth, height: boxHeight)
        }
      }
    } else {
      let boxWidth = min(widest + 22, across)
      height = Double(largest) * (boxHeight + 14) - 10
      let step =
        layers.count > 1 ? min(boxWidth + 70, (width - boxWidth - 2) / Double(layers.count - 1)) : 0
      for (layer, members) in layers.enumerated() {
        let span = Double(members.count) * (boxHeight + 14) - 14
        for (place, node) in members.enumerated() {
          boxes[node] = Box(
            x: 1 + Double(layer) * step,
            y: 2 + (height - 4 - span) / 2 + Double(place) * (boxHeight + 14), width: boxWidth,
            height: boxHeight)
        }
      }
    }
    height = max(height, 60)
  }

  func draw(_ edge: FlowEdge, in drawing: inout Drawing) {
    guard let from = index[edge.from].map({ boxes[$0] }), let to = index[edge.to].map({ boxes[$0] })
    else { return }
    let start =
      isDown
      ? PlotPoint(x: from.x + from.width / 2, y: from.bottom)
      : PlotPoint(x: from.right, y: from.y + from.height / 2)
    let end =
      isDown
      ? PlotPoint(x: to.x + to.width / 2, y: to.y - 1)
      : PlotPoint(x: to.x - 1, y: to.y + to.height / 2)
    drawing.add(
      Path(Thinning.simplified(Self.curve(start, end, isDown: isDown))),
      Drawing.Look(role: .interval, tone: .neutral))
    let tip =
      isDown
      ? [(-4.0, -7.0), (0, 0), (4, -7)] : [(-7, -4), (0, 0), (-7, 4)]
    drawing.add(
      Path(tip.map { PlotPoint(x: end.x + $0.0, y: end.y + $0.1) }),
      Drawing.Look(role: .interval, tone: .neutral))
  }

  /// A curve that leaves and arrives along the direction of the graph (a cubic of Bézier).
  private static func curve(
    _ start: PlotPoint, _ end: PlotPoint, isDown: Bool
  ) -> [PlotPoint] {
    (0...16).map { step in
      let t = Double(step) / 16
      let eased = t * t * (3 - 2 * t)
      let along = 3 * (1 - t) * (1 - t) * t * 0.5 + 3 * (1 - t) * t * t * 0.5 + t * t * t
      return isDown
        ? PlotPoint(x: start.x + eased * (end.x - start.x), y: start.y + along * (end.y - start.y))
        : PlotPoint(x: start.x + along * (end.x - start.x), y: start.y + eased * (end.y - start.y))
    }
  }

  func draw(_ node: FlowNode, _ box: Box, in drawing: inout Drawing) {
    var path = Path()
    path.add(box)
    let hint = node.detail.isEmpty ? node.title : "\(node.title): \(node.detail)"
    drawing.add(path, Drawing.Look(role: .box, tone: node.tone), hint: hint)
    let middle = box.x + box.width / 2
    let title = InertText.line(node.title)
    let detail = InertText.line(node.detail)
    let room = box.width - 12
    drawing.add(
      Drawing.Words(
        text: TextWidth.elided(title, to: room, size: Drawing.textSize), x: middle,
        y: box.y + (detail.isEmpty ? box.height / 2 + 4.5 : 19), role: .label, anchor: .middle,
        full: hint))
    drawing.add(
      Drawing.Words(
        text: TextWidth.elided(detail, to: room, size: Drawing.smallSize), x: middle, y: box.y + 36,
        role: .remark, anchor: .middle, full: hint))
  }
}
