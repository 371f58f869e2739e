extension TerminalFigure {
  private static let eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]

  /// A stretch of blocks, to an eighth of a column; something for whatever is above nothing.
  static func blocks(_ length: Double) -> String {
    guard length > 0 else { return "" }
    let eighths = max(1, Int((length * 8).rounded()))
    return String(repeating: "█", count: eighths / 8) + Self.eighths[eighths % 8]
  }

  func bars(_ figure: BarFigure) -> [TerminalText] {
    let bars = Array(figure.bars.prefix(Thinning.categories))
    guard !bars.isEmpty else { return [] }
    let (names, nameWidth) = names(bars.map(\.name))
    let labels = bars.map { bar in
      let ends = bar.ends.map { " (\(Quantity.range($0.low, $0.high)))" } ?? ""
      let count = bar.count.map { " n=\(Quantity.count($0).shown)" } ?? ""
      return InertText.line((bar.value.double.isFinite ? bar.value.shown : "–") + ends + count)
    }
    let labelWidth = min(labels.map(DisplayWidth.of).max() ?? 0, width / 2)
    let room = max(width - nameWidth - labelWidth - 2, 4)
    let values = bars.map { $0.value.double.isFinite ? $0.value.double : 0 }
    let domain = Domain(spanning: values, on: .linear, includesZero: true)
    let scale = Double(room) / (domain.high - domain.low)
    // What is below zero has whole columns, so that zero is at one place.
    let zero = domain.low < 0 ? max(1, Int((-domain.low * scale).rounded())) : 0
    return bars.indices.map { index in
      let ink = TerminalText.Ink.tone(bars[index].tone, isBold: bars[index].emphasis == .strong)
      let value = values[index]
      let below = value < 0 ? min(zero, max(1, Int((-value * scale).rounded()))) : 0
      let above = min(value * scale, Double(room - zero))
      return names[index] + .spaces(nameWidth - names[index].width + 1)
        + .spaces(zero - below)
        + TerminalText(String(repeating: "▒", count: below) + Self.blocks(above), ink)
        + TerminalText(" " + labels[index], bars[index].emphasis == .quiet ? .dim : .plain)
    }
  }

  /// Dots with intervals on an axis that need not begin at zero.
  func dots(_ figure: BarFigure) -> [TerminalText] {
    let bars = Array(figure.bars.prefix(Thinning.categories))
    guard !bars.isEmpty, case .numbers(_, let domain) = figure.plot(width: Figure.wide).x.kind
    else { return [] }
    let (names, nameWidth) = names(bars.map(\.name))
    let labels = bars.map { bar in
      InertText.line(bar.value.double.isFinite ? bar.value.shown : "–")
        + (bar.count.map { " n=\(Quantity.count($0).shown)" } ?? "")
    }
    let labelWidth = min(labels.map(DisplayWidth.of).max() ?? 0, width / 3)
    let room = max(width - nameWidth - labelWidth - 2, 6)
    let position = Position(domain, from: 0, to: Double(room - 1))
    func place(_ value: Double) -> Int { Int(position(value).rounded()) }
    var lines = bars.indices.map { index in
      let bar = bars[index]
      var row = Array(repeating: Character(" "), count: room)
      if let reference = figure.reference { row[place(reference.value)] = "┊" }
      if let interval = bar.interval {
        let (low, high) = (place(interval.low), place(interval.high))
        for column in low...high { row[column] = "─" }
        row[low] = "├"
        row[high] = "┤"
      }
      if bar.value.double.isFinite { row[place(bar.value.double)] = "●" }
      return names[index] + .spaces(nameWidth - names[index].width + 1)
        + TerminalText(String(row), .tone(bar.tone, isBold: bar.emphasis == .strong))
        + TerminalText(" " + labels[index], bar.emphasis == .quiet ? .dim : .plain)
    }
    lines += axis(figure.plot(width: Figure.wide).x, indent: nameWidth + 1, columns: room)
    if let reference = figure.reference {
      lines += key([(TerminalText("┊", .tone(reference.tone)), reference.label)])
    }
    return lines
  }

  private static let fills = ["█", "▒", "▓", "░"]

  func shares(_ figure: ShareFigure) -> [TerminalText] {
    let rows = Array(figure.rows.prefix(Thinning.categories))
    guard !rows.isEmpty else { return [] }
    let (names, nameWidth) = names(rows.map(\.name))
    let counts = rows.map { "n = \(Quantity.count($0.total).shown)" }
    let room = max(width - nameWidth - (counts.map(\.count).max() ?? 0) - 2, 4)
    let fills = figure.parts.indices.map { Self.fills[$0 % Self.fills.count] }
    let lines = rows.indices.map { index in
      let row = rows[index]
      var line = names[index] + .spaces(nameWidth - names[index].width + 1)
      var before = 0
      var column = 0
      for (part, count) in row.counts.enumerated() where row.total > 0 {
        before += count
        let end = Int((Double(before) / Double(row.total) * Double(room)).rounded())
        line.append(
          String(repeating: fills[part], count: end - column), .tone(figure.parts[part].tone))
        column = end
      }
      return line + .spaces(room - column) + TerminalText(" " + counts[index], .dim)
    }
    let entries = figure.parts.enumerated().map { index, part in
      let shares = rows.map { ShareFigure.share($0.counts[index], of: $0.total)?.shown ?? "–" }
      return (
        TerminalText(fills[index] + fills[index], .tone(part.tone)),
        "\(part.name): \(shares.prefix(12).joined(separator: ", "))"
      )
    }
    return lines + key(entries)
  }

  func waterfall(_ figure: WaterfallFigure) -> [TerminalText] {
    let steps = Array(figure.steps.prefix(Thinning.categories))
    guard !steps.isEmpty else { return [] }
    let (names, nameWidth) = names(steps.map(\.name))
    let labels = steps.enumerated().map { index, step in
      index == 0 || step.change == nil
        ? Quantity.count(step.total).shown : Quantity.count(step.change ?? 0).signed().shown
    }
    let room = max(width - nameWidth - (labels.map(\.count).max() ?? 0) - 2, 4)
    let ends = steps.flatMap { [Double($0.total), Double($0.total - ($0.change ?? 0))] }
    let position = Position(
      Domain(spanning: ends, on: .linear, includesZero: true), from: 0, to: Double(room))
    return steps.indices.map { index in
      let step = steps[index]
      let isLevel = index == 0 || step.change == nil
      let start = position(Double(isLevel ? 0 : step.total - (step.change ?? 0)))
      let end = position(Double(step.total))
      let first = Int(min(start, end).rounded(.down))
      let length = max(Int(max(start, end).rounded(.up)) - first, 1)
      let tone: Tone = isLevel ? .opinion : (step.change ?? 0) < 0 ? .warning : .good
      let mark = step.change == 0 && !isLevel ? "│" : String(repeating: "█", count: length)
      return names[index] + .spaces(nameWidth - names[index].width + 1)
        + .spaces(min(first, room - 1)) + TerminalText(mark, .tone(tone))
        + TerminalText(" " + labels[index])
    }
  }
}
