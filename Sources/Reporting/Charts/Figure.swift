/// The numbers of a chart, in one of the forms that can be drawn.
public enum Figure: Hashable, Sendable {
  /// Counts in bins, one panel a series.
  case histogram(HistogramFigure)
  /// Five numbers a group.
  case boxPlot(BoxFigure)
  /// The density of each group.
  case violin(ViolinFigure)
  /// One number a name, perhaps with an interval.
  case bars(BarFigure)
  /// Parts of wholes.
  case shares(ShareFigure)
  /// Points.
  case scatter(ScatterFigure)
  /// Counts of points in hexagons.
  case hexbin(HexFigure)
  /// Curves, perhaps with bands.
  case lines(LineFigure)
  /// Predicted against observed shares.
  case reliability(ReliabilityFigure)
  /// A matrix of numbers.
  case heatMap(HeatFigure)
  /// What each step takes away or adds.
  case waterfall(WaterfallFigure)
  /// Boxes and arrows.
  case flow(FlowFigure)
}

/// What every form of chart can say about itself.
protocol FigureContent: Codable, Hashable, Sendable {
  /// What the form is called.
  var kindName: String { get }
  /// Axes, series and n, in a sentence or two.
  var summary: String { get }
  /// All numbers; the caption is the chart's.
  var table: Table { get }
  /// What a reader must know that was not passed by the caller.
  var remark: InlineText? { get }
  /// What is wrong with it; nothing for a figure that can be drawn.
  var fault: String? { get }
}

extension FigureContent {
  var remark: InlineText? { nil }
  var fault: String? { nil }
}

extension Figure {
  var content: any FigureContent {
    switch self {
    case .histogram(let figure): figure
    case .boxPlot(let figure): figure
    case .violin(let figure): figure
    case .bars(let figure): figure
    case .shares(let figure): figure
    case .scatter(let figure): figure
    case .hexbin(let figure): figure
    case .lines(let figure): figure
    case .reliability(let figure): figure
    case .heatMap(let figure): figure
    case .waterfall(let figure): figure
    case .flow(let figure): figure
    }
  }

  var kindName: String { content.kindName }
  var summary: String { content.summary }
  var table: Table { content.table }
  var remark: InlineText? { content.remark }
}

/// Each figure is one object whose `kind` says which fields follow.
extension Figure: Codable {
  private enum Kind: String, Codable {
    case histogram, boxPlot, violin, bars, shares, scatter, hexbin, lines, reliability, heatMap
    case waterfall, flow
  }

  private enum Key: String, CodingKey { case kind }

  /// Reads one object, and refuses one whose numbers do not fit together.
  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Key.self)
    switch try fields.decode(Kind.self, forKey: .kind) {
    case .histogram: self = .histogram(try HistogramFigure(from: decoder))
    case .boxPlot: self = .boxPlot(try BoxFigure(from: decoder))
    case .violin: self = .violin(try ViolinFigure(from: decoder))
    case .bars: self = .bars(try BarFigure(from: decoder))
    case .shares: self = .shares(try ShareFigure(from: decoder))
    case .scatter: self = .scatter(try ScatterFigure(from: decoder))
    case .hexbin: self = .hexbin(try HexFigure(from: decoder))
    case .lines: self = .lines(try LineFigure(from: decoder))
    case .reliability: self = .reliability(try ReliabilityFigure(from: decoder))
    case .heatMap: self = .heatMap(try HeatFigure(from: decoder))
    case .waterfall: self = .waterfall(try WaterfallFigure(from: decoder))
    case .flow: self = .flow(try FlowFigure(from: decoder))
    }
    if let fault = content.fault {
      throw DecodingError.dataCorruptedError(
        forKey: .kind, in: fields, debugDescription: fault)
    }
  }

  /// Writes one object.
  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Key.self)
    try fields.encode(kind, forKey: .kind)
    try content.encode(to: encoder)
  }

  private var kind: Kind {
    switch self {
    case .histogram: .histogram
    case .boxPlot: .boxPlot
    case .violin: .violin
    case .bars: .bars
    case .shares: .shares
    case .scatter: .scatter
    case .hexbin: .hexbin
    case .lines: .lines
    case .reliability: .reliability
    case .heatMap: .heatMap
    case .waterfall: .waterfall
    case .flow: .flow
    }
  }
}
