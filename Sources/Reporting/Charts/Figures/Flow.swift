/// A box of a graph.
public struct FlowNode: Codable, Hashable, Sendable {
  /// Its unique name.
  public var id: String
  /// What stands in the box.
  public var title: String
  /// A smaller line below the title.
  public var detail: String
  /// What it speaks of.
  public var tone: Tone

  /// Makes a box.
  public init(_ id: String, title: String, detail: String = "", tone: Tone = .neutral) {
    self.id = id
    self.title = title
    self.detail = detail
    self.tone = tone
  }
}

/// An arrow of a graph.
public struct FlowEdge: Codable, Hashable, Sendable {
  /// The unique name of the box where it begins.
  public var from: String
  /// The unique name of the box where it ends.
  public var to: String

  /// Makes an arrow.
  public init(from: String, to: String) {
    self.from = from
    self.to = to
  }
}

/// Boxes and arrows.
public struct FlowFigure: Codable, Hashable, Sendable {
  /// The boxes.
  public let nodes: [FlowNode]
  /// The arrows.
  public let edges: [FlowEdge]
}

extension Chart {
  /// A graph of boxes and arrows without cycles: the stages of a pipeline.
  ///
  /// - Parameters:
  ///   - title: What it is.
  ///   - nodes: The boxes.
  ///   - edges: The arrows.
  ///   - finding: What it shows.
  ///   - description: What a screen reader says; made from the names when not given.
  ///   - footnote: What must be known to read it.
  /// - Returns: The chart.
  /// - Precondition: Names are unique, arrows join boxes that are there and make no cycle.
  public static func flow(
    _ title: String, nodes: [FlowNode], edges: [FlowEdge], finding: InlineText,
    description: String? = nil, footnote: InlineText = ""
  ) -> Chart {
    let figure = FlowFigure(nodes: nodes, edges: edges)
    precondition(figure.fault == nil, figure.fault ?? "")
    return Chart(
      title: title, finding: finding, description: description, footnote: footnote,
      figure: .flow(figure))
  }
}

extension FlowFigure: FigureContent {
  var kindName: String { "Graph" }

  var summary: String {
    let titles = Dictionary(nodes.map { ($0.id, $0.title) }) { first, _ in first }
    let arrows = edges.map { "\(titles[$0.from] ?? $0.from) to \(titles[$0.to] ?? $0.to)" }
    return "\(nodes.count) boxes, \(edges.count) arrows: \(arrows.joined(separator: "; "))."
  }

  var table: Table {
    let titles = Dictionary(nodes.map { ($0.id, $0.title) }) { first, _ in first }
    return Table(
      caption: "", columns: [.text("Box"), .text("Detail"), .text("After")],
      rows: nodes.map { node in
        let before = edges.filter { $0.to == node.id }.compactMap { titles[$0.from] }
        return TableRow([
          .text(InlineText(node.title)), .text(InlineText(node.detail)),
          before.isEmpty ? .missing("nothing") : .text(InlineText(before.joined(separator: ", "))),
        ])
      })
  }

  var fault: String? {
    let ids = Set(nodes.map(\.id))
    if ids.count != nodes.count { return "two boxes of a graph have one name" }
    if let stray = edges.first(where: { !ids.contains($0.from) || !ids.contains($0.to) }) {
      return "the arrow from \(stray.from) to \(stray.to) joins boxes that are not there"
    }
    return layers == nil ? "the arrows of a graph make a cycle" : nil
  }

  /// The layer of each box: one more than the highest layer of those before it.
  ///
  /// - Returns: One layer a box, or nothing when arrows make a cycle.
  /// - Complexity: O(*boxes* · *arrows*)
  package var layers: [Int]? {
    let index = Dictionary(nodes.indices.map { (nodes[$0].id, $0) }) { first, _ in first }
    var layers = Array(repeating: 0, count: nodes.count)
    for _ in 0...nodes.count {
      var hasChanged = false
      for edge in edges {
        guard let from = index[edge.from], let to = index[edge.to], layers[to] <= layers[from]
        else { continue }
        layers[to] = layers[from] + 1
        hasChanged = true
      }
      if !hasChanged { return layers }
    }
    return nil
  }
}
