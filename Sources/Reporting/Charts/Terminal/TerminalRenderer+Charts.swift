extension TerminalRenderer {
  func chart(_ chart: Chart, _ width: Int) -> [TerminalText] {
    var lines = TerminalText(InertText.line(chart.title), .bold).wrapped(to: width)
    if !chart.finding.isEmpty { lines += Self.inline(chart.finding).wrapped(to: width) }
    lines += TerminalTable(chart.table()).text(width)
    return lines + chart.remarks.flatMap { Self.inline($0, base: .dim).wrapped(to: width) }
  }
}
