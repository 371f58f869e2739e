extension FlowFigure {
  /// Layers from left to right where they fit, otherwise from top to bottom.
  func drawing(width: Double, hasHints: Bool) -> Drawing {
    let layout = FlowLayout(self, width: width)
    var drawing = Drawing(width: width, hasHints: hasHints)
    drawing.height = layout.height
    layout.drawArrows(in: &drawing)
    for (node, box) in zip(nodes, layout.boxes) { Self.draw(node, box, in: &drawing) }
    if nodes.isEmpty {
      drawing.add(
        Drawing.Words(text: "No data", x: width / 2, y: 34, role: .empty, anchor: .middle))
    }
    return drawing
  }

  private static func draw(_ node: FlowNode, _ box: Box, in drawing: inout Drawing) {
    var path = Path()
    path.add(box)
    let hint = node.detail.isEmpty ? node.title : "\(node.title): \(node.detail)"
    drawing.add(path, Drawing.Look(role: .box, tone: node.tone), hint: hint)
    let lines = FlowLayout.titleLines(node, width: box.width)
    let detail = InertText.line(node.detail)
    let height = Double(lines.count) * 16 + (detail.isEmpty ? 0 : 16)
    var baseline = box.y + (box.height - height) / 2 + 12
    func add(_ text: String, _ role: Drawing.TextRole) {
      drawing.add(
        Drawing.Words(
          text: text, x: box.x + box.width / 2, y: baseline, role: role, anchor: .middle,
          full: text.hasSuffix("…") ? hint : nil))
      baseline += 16
    }
    for line in lines { add(line, .boxed) }
    add(TextWidth.elided(detail, to: box.width - 10, size: Drawing.smallSize), .remark)
  }
}

/// Where the boxes of a graph stand.
private struct FlowLayout {
  let layering: FlowLayering
  /// Whether layers stand below one another.
  let isDown: Bool
  let boxes: [Box]
  let height: Double
  private let middles: [Double]
  /// Where each layer begins, and how long boxes are along the arrows.
  private let starts: [Double]
  private let depth: Double

  init(_ figure: FlowFigure, width: Double) {
    let layering = FlowLayering(figure)
    let layers = layering.layers
    let widest = 22 + (figure.nodes.map(Self.wish).max() ?? 0)
    let isDown = (width + 26) / Double(max(layers.count, 1)) - 26 < min(widest, 92)
    let free = 16.0
    let gap = 14.0
    // What the fullest layer takes beside its boxes.
    func taken(_ box: Double) -> Double {
      layers.map { layer in
        layer.reduce(0) { $0 + ($1 < layering.boxCount ? box + gap : free) }
      }.max() ?? 0
    }
    var boxWidth = min(widest, (width + 26) / Double(max(layers.count, 1)) - 26)
    if isDown {
      boxWidth = widest
      while boxWidth > 40, taken(boxWidth) > width { boxWidth -= 4 }
    }
    let lines = figure.nodes.map { Self.titleLines($0, width: boxWidth).count }.max() ?? 1
    let hasDetail = figure.nodes.contains { !$0.detail.isEmpty }
    let boxHeight = Double(lines) * 16 + (hasDetail ? 16 : 0) + 14
    let size = isDown ? boxWidth : boxHeight
    let across = isDown ? max(width, taken(size)) : taken(size)
    let middles = layering.middles(size: size + gap, free: free, length: across)
    let depth = isDown ? boxHeight : boxWidth
    let step =
      isDown
      ? boxHeight + 28
      : min(boxWidth + 64, (width - boxWidth - 2) / Double(max(layers.count - 1, 1)))
    starts = layers.indices.map { 1 + Double($0) * step }
    var boxes = Array(repeating: Box(x: 0, y: 0, width: 0, height: 0), count: layering.boxCount)
    for (layer, members) in layers.enumerated() {
      for vertex in members where vertex < layering.boxCount {
        boxes[vertex] =
          isDown
          ? Box(
            x: middles[vertex] - size / 2, y: starts[layer], width: boxWidth, height: boxHeight)
          : Box(
            x: starts[layer], y: middles[vertex] - size / 2, width: boxWidth, height: boxHeight)
      }
    }
    height = max(60, isDown ? (starts.last ?? 0) + boxHeight + 2 : across)
    self.boxes = boxes
    self.isDown = isDown
    self.layering = layering
    self.middles = middles
    self.depth = depth
  }

  /// A title in at most two lines.
  static func titleLines(_ node: FlowNode, width: Double) -> [String] {
    TextWidth.lines(
      InertText.line(node.title), to: width - 10, size: Drawing.textSize, limit: 2)
  }

  /// The width that a box wishes for its words.
  private static func wish(_ node: FlowNode) -> Double {
    max(
      TextWidth.of(InertText.line(node.title), size: Drawing.textSize),
      TextWidth.of(InertText.line(node.detail), size: Drawing.smallSize))
  }

  func drawArrows(in drawing: inout Drawing) {
    let layerOf = Dictionary(
      layering.layers.enumerated().flatMap { layer, members in members.map { ($0, layer) } }
    ) { first, _ in first }
    let look = Drawing.Look(role: .interval)
    for chain in layering.chains {
      var line: [PlotPoint] = []
      for (from, to) in zip(chain, chain.dropFirst()) {
        guard let first = layerOf[from], let second = layerOf[to] else { continue }
        let start = (along: starts[first] + depth, across: middles[from])
        let end = (along: starts[second] - 1, across: middles[to])
        line += (0...12).map { step in
          let t = Double(step) / 12
          let eased = t * t * (3 - 2 * t)
          return point(
            start.along + t * (end.along - start.along),
            start.across + eased * (end.across - start.across))
        }
      }
      drawing.add(Path(Thinning.simplified(line)), look)
      if let tip = line.last { drawing.add(arrowhead(tip), look) }
    }
  }

  private func point(_ along: Double, _ across: Double) -> PlotPoint {
    isDown ? PlotPoint(x: across, y: along) : PlotPoint(x: along, y: across)
  }

  private func arrowhead(_ tip: PlotPoint) -> Path {
    let barbs = isDown ? [(-4.0, -7.0), (0, 0), (4, -7)] : [(-7, -4), (0, 0), (-7, 4)]
    return Path(barbs.map { PlotPoint(x: tip.x + $0.0, y: tip.y + $0.1) })
  }
}
