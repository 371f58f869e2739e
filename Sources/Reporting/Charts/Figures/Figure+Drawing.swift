extension Figure {
  /// The widths, in pixels, at which pictures are laid out: for a screen and for a telephone.
  static let wide = 720.0
  static let narrow = 352.0

  /// The picture at a width.
  ///
  /// - Parameters:
  ///   - width: In pixels.
  ///   - hasHints: Whether marks say their value on hover.
  /// - Returns: Shapes at their places.
  func drawing(width: Double, hasHints: Bool) -> Drawing {
    switch self {
    case .histogram(let figure): figure.plot(width: width).drawing(width: width, hasHints: hasHints)
    case .boxPlot(let figure): figure.plot(width: width).drawing(width: width, hasHints: hasHints)
    case .violin(let figure): figure.plot(width: width).drawing(width: width, hasHints: hasHints)
    case .bars(let figure): figure.plot(width: width).drawing(width: width, hasHints: hasHints)
    case .shares(let figure): figure.plot(width: width).drawing(width: width, hasHints: hasHints)
    case .scatter(let figure): figure.plot(width: width).drawing(width: width, hasHints: hasHints)
    case .hexbin(let figure): figure.plot(width: width).drawing(width: width, hasHints: hasHints)
    case .lines(let figure): figure.plot(width: width).drawing(width: width, hasHints: hasHints)
    case .reliability(let figure):
      figure.plot(width: width).drawing(width: width, hasHints: hasHints)
    case .waterfall(let figure): figure.plot(width: width).drawing(width: width, hasHints: hasHints)
    case .heatMap(let figure): figure.drawing(width: width, hasHints: hasHints)
    case .flow(let figure): figure.drawing(width: width, hasHints: hasHints)
    }
  }
}
