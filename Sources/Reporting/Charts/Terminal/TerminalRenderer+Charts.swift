extension TerminalRenderer {
  /// The title, what it shows, the picture, and what must be known to read it.
  func chart(_ chart: Chart, _ width: Int) -> [TerminalText] {
    var lines = TerminalText(InertText.line(chart.title), .bold).wrapped(to: width)
    if !chart.finding.isEmpty { lines += Self.inline(chart.finding).wrapped(to: width) }
    lines.append(TerminalText())
    lines += TerminalFigure(width: width).lines(chart.figure)
    return lines + chart.remarks.flatMap { Self.inline($0, base: .dim).wrapped(to: width) }
  }
}
