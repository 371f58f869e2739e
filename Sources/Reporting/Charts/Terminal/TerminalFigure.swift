/// Draws figures with characters, never wider than the terminal.
struct TerminalFigure {
  /// The columns of the terminal.
  let width: Int

  /// The lines of a figure.
  func lines(_ figure: Figure) -> [TerminalText] {
    let lines =
      switch figure {
      case .histogram(let figure): histogram(figure)
      case .boxPlot(let figure): boxes(figure)
      case .violin(let figure): violins(figure)
      case .bars(let figure): figure.shape == .bars ? bars(figure) : dots(figure)
      case .shares(let figure): shares(figure)
      case .scatter(let figure): plot(figure.plot(width: Figure.wide))
      case .hexbin(let figure): hexagons(figure)
      case .lines(let figure): plot(figure.plot(width: Figure.wide))
      case .reliability(let figure): plot(figure.plot(width: Figure.wide))
      case .heatMap(let figure): heatMap(figure)
      case .waterfall(let figure): waterfall(figure)
      case .flow(let figure): flow(figure)
      }
    return (lines.isEmpty ? [TerminalText("No data", .dim)] : lines).map { $0.clipped(to: width) }
  }

  /// Names in one column, cut to at most a share of the terminal.
  func names(_ names: [String], share: Double = 0.36) -> (texts: [TerminalText], width: Int) {
    let limit = max(6, Int(Double(width) * share))
    let texts = names.map { TerminalText(InertText.line($0)).elided(to: limit) }
    return (texts, texts.map(\.width).max() ?? 0)
  }

  /// An axis below marks: the names of ticks where there is room for them.
  func axis(_ axis: PlotAxis, indent: Int, columns: Int) -> [TerminalText] {
    let position = Position(
      axis.domain, on: axis.scale, from: 0, to: Double(max(columns - 1, 1)))
    let ticks = Ticks(in: axis.domain, on: axis.scale, count: max(2, columns / 12)).major
    let labels = TickLabels.names(of: ticks, format: axis.format)
    var rule = Array(repeating: Character("─"), count: columns)
    var line = Array(repeating: Character(" "), count: indent + columns)
    var free = 0
    for (tick, label) in zip(ticks, labels) {
      let place = Int(position(tick).rounded())
      rule[min(max(place, 0), columns - 1)] = "┬"
      let start = max(0, min(indent + place - label.count / 2, line.count - label.count))
      guard start >= free, start + label.count <= line.count else { continue }
      for (offset, character) in label.enumerated() { line[start + offset] = character }
      free = start + label.count + 1
    }
    let title = TerminalText(InertText.line(axis.title), .dim).elided(to: max(width, 2))
    let shift = max(0, min(indent + (columns - title.width) / 2, width - title.width))
    return [
      .spaces(indent) + TerminalText(String(rule), .dim), TerminalText(String(line), .dim),
      .spaces(axis.title.isEmpty ? 0 : shift) + title,
    ].filter { $0.width > 0 }
  }

  /// What marks mean, in lines.
  func key(_ entries: [(mark: TerminalText, name: String)]) -> [TerminalText] {
    entries.flatMap { mark, name in
      TerminalText(InertText.line(name)).wrapped(to: max(width - mark.width - 1, 2)).enumerated()
        .map { index, line in
          (index == 0 ? mark : .spaces(mark.width)) + TerminalText(" ") + line
        }
    }
  }
}

extension TerminalText {
  /// The text, cut where it is wider than that.
  func clipped(to width: Int) -> TerminalText {
    guard self.width > width else { return self }
    var result = TerminalText()
    var used = 0
    for run in runs {
      for character in run.text {
        let columns = DisplayWidth.of(character)
        guard used + columns <= width else { return result }
        result.append(String(character), run.ink)
        used += columns
      }
    }
    return result
  }

  /// The text, with an ellipsis where it had to be cut.
  func elided(to width: Int) -> TerminalText {
    guard self.width > width else { return self }
    var result = clipped(to: max(width - 1, 0))
    result.append("…", runs.last?.ink ?? .plain)
    return result
  }
}
