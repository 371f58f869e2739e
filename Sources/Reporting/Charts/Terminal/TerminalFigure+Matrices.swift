extension TerminalFigure {
  /// Shaded cells with numbers; shades alone where numbers do not fit, and then fewer columns.
  func heatMap(_ figure: HeatFigure) -> [TerminalText] {
    guard !figure.rows.isEmpty, !figure.columns.isEmpty else { return [] }
    let rows = Array(figure.rows.prefix(Thinning.categories))
    let (names, nameWidth) = names(rows, share: 0.3)
    let room = max(width - nameWidth - 1, 4)
    let texts = figure.values.prefix(rows.count).map { $0.map { $0.map(figure.short) ?? "–" } }
    let widest = (texts.joined().map(\.count).max() ?? 1) + 3
    let hasNumbers = widest * figure.columns.count <= room
    let cell = hasNumbers ? widest : max(3, min(room / figure.columns.count, 6))
    let shown = min(figure.columns.count, room / cell, Thinning.categories)
    let largest = figure.largest
    let lines = rows.indices.map { row in
      (0..<shown).reduce(names[row] + .spaces(nameWidth - names[row].width + 1)) { line, column in
        let value = figure.values[row][column]
        let (shade, ink) = shade(value, figure, largest)
        guard hasNumbers else {
          return line + TerminalText(String(repeating: shade, count: cell - 1), ink)
            + TerminalText(" ")
        }
        let text = texts[row][column]
        return line + .spaces(cell - 2 - text.count) + TerminalText(text)
          + TerminalText(shade, ink) + TerminalText(" ")
      }
    }
    // Columns have numbers for names where their names do not fit.
    let columns = figure.columns.prefix(shown).map { TerminalText(InertText.line($0)) }
    let areNamed = columns.allSatisfy { $0.width < cell }
    let heads = columns.enumerated().map { index, name in
      areNamed ? name : TerminalText("\(index + 1)", .dim)
    }
    let header = heads.reduce(TerminalText.spaces(nameWidth + 1)) {
      $0 + .spaces(cell - 1 - $1.width) + $1 + TerminalText(" ")
    }
    let legend =
      areNamed
      ? []
      : key(
        columns.enumerated().map { index, _ in
          (TerminalText("\(index + 1)", .dim), figure.columns[index])
        })
    let rest = figure.columns.count - shown
    let more =
      rest > 0 ? TerminalText("and \(rest) more columns", .dim).wrapped(to: width) : []
    return [header] + lines + legend + more
  }

  private func shade(
    _ value: Double?, _ figure: HeatFigure, _ largest: Double
  ) -> (String, TerminalText.Ink) {
    guard let value else { return (" ", .dim) }
    let step = figure.step(value, largest: largest)
    let shades = [" ", "░", "▒", "▓", "█"]
    let shade = shades[min((step.index + 1) / 2, 4)]
    return (shade, .tone(step.ramp == .negative ? .good : .opinion))
  }

  /// The boxes in the order of the arrows, each with those that come before it.
  func flow(_ figure: FlowFigure) -> [TerminalText] {
    guard let layers = figure.layers, !figure.nodes.isEmpty else { return [] }
    let titles = Dictionary(figure.nodes.map { ($0.id, $0.title) }) { first, _ in first }
    let order = figure.nodes.indices.sorted { (layers[$0], $0) < (layers[$1], $1) }
    return order.flatMap { index in
      let node = figure.nodes[index]
      let before = figure.edges.filter { $0.to == node.id }.compactMap { titles[$0.from] }
      var text = TerminalText(InertText.line(node.title), .tone(node.tone, isBold: true))
      if !node.detail.isEmpty { text = text + TerminalText("  " + InertText.line(node.detail)) }
      if !before.isEmpty {
        text =
          text
          + TerminalText(
            "  ← " + InertText.line(before.joined(separator: ", ")), .dim)
      }
      let mark = TerminalText(layers[index] == 0 ? "┌ " : "├ ", .dim)
      return text.wrapped(to: max(width - 2, 2)).enumerated().map { line, part in
        (line == 0 ? mark : TerminalText("│ ", .dim)) + part
      }
    }
  }
}
