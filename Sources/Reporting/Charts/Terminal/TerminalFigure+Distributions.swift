extension TerminalFigure {
  private static let heights: [Character] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  /// Columns of blocks, an eighth of a line fine; something for whatever is above nothing.
  static func columns(_ shares: [Double], rows: Int, repeated: Int, ink: TerminalText.Ink)
    -> [TerminalText]
  {
    (0..<rows).reversed().map { row in
      let line = shares.map { share -> String in
        var eighths = Int((share * Double(rows * 8)).rounded())
        if share > 0 { eighths = max(eighths, 1) }
        let here = min(max(eighths - row * 8, 0), 8)
        return String(repeating: heights[here], count: repeated)
      }.joined()
      return TerminalText(line, ink)
    }
  }

  func histogram(_ figure: HistogramFigure) -> [TerminalText] {
    let bins = figure.edges.count - 1
    guard bins > 0, !figure.series.isEmpty else { return [] }
    let peaks = figure.series.map { $0.counts.max() ?? 0 }
    let shared = peaks.max() ?? 0
    let labels = peaks.map { Quantity.count(figure.hasOwnScales ? $0 : shared).shown }
    let indent = (labels.map(\.count).max() ?? 0) + 1
    let room = max(width - indent, 2)
    // Bins that do not fit side by side are counted together, so many at a time.
    let together = (bins + room - 1) / room
    let groups = (bins + together - 1) / together
    let repeated = min(max(room / groups, 1), 8)
    let rows = figure.series.count > 2 ? 3 : 5
    var lines: [TerminalText] = []
    for one in figure.series {
      let sums = (0..<groups).map { group in
        one.counts[group * together..<min((group + 1) * together, bins)].reduce(0, +)
      }
      let own = figure.hasOwnScales || together > 1
      let peak = own ? sums.max() ?? 0 : shared
      let shares = sums.map { peak > 0 ? Double($0) / Double(peak) : 0 }
      let columns = Self.columns(shares, rows: rows, repeated: repeated, ink: .tone(one.tone))
      let label = Quantity.count(peak).shown
      lines += TerminalText(
        InertText.line("\(one.name), n = \(Quantity.count(one.total).shown)"),
        .tone(one.tone, isBold: true)
      ).wrapped(to: width)
      lines += columns.enumerated().map { row, text in
        let mark = row == 0 ? label : row == rows - 1 ? "0" : ""
        return .spaces(indent - 1 - mark.count) + TerminalText(mark + " ", .dim) + text
      }
    }
    return lines + edges(figure, indent: indent, columns: groups * repeated)
  }

  /// The ends of the first, the middle and the last bin.
  private func edges(_ figure: HistogramFigure, indent: Int, columns: Int) -> [TerminalText] {
    let bins = figure.edges.count - 1
    let places = columns >= 30 ? [0, bins / 2, bins] : [0, bins]
    let names = places.map { figure.axis.quantity(figure.edges[$0]).shown }
    var line = Array(repeating: Character(" "), count: indent + columns)
    for (place, name) in zip(places, names) {
      let middle = indent + place * columns / bins
      let start =
        place == 0
        ? indent
        : place == bins ? line.count - name.count : middle - name.count / 2
      for (offset, character) in name.enumerated() where line.indices.contains(start + offset) {
        line[start + offset] = character
      }
    }
    let title = TerminalText(InertText.line(figure.axis.full), .dim).elided(to: width)
    return [
      TerminalText(String(line), .dim),
      .spaces(max(0, min(indent + (columns - title.width) / 2, width - title.width))) + title,
    ]
  }

  func boxes(_ figure: BoxFigure) -> [TerminalText] {
    guard !figure.groups.isEmpty else { return [] }
    let axis = figure.plot(width: Figure.wide).x
    let (names, nameWidth) = names(figure.groups.map(\.name))
    let room = max(width - nameWidth - 1, 8)
    let position = Position(axis.domain, on: axis.scale, from: 0, to: Double(room - 1))
    func place(_ value: Double) -> Int { Int(position(value).rounded()) }
    let lines = zip(figure.groups, names).flatMap { group, name in
      var row = Array(repeating: Character(" "), count: room)
      for column in place(
        group.lowerWhisker)...max(
          place(group.lowerWhisker), place(group.upperWhisker))
      { row[column] = "─" }
      row[place(group.lowerWhisker)] = "├"
      row[place(group.upperWhisker)] = "┤"
      for column in place(
        group.lowerQuartile)...max(
          place(group.lowerQuartile), place(group.upperQuartile))
      { row[column] = "▒" }
      row[place(group.median)] = "█"
      if group.minimum < group.lowerWhisker { row[place(group.minimum)] = "•" }
      if group.maximum > group.upperWhisker { row[place(group.maximum)] = "•" }
      let outliers =
        group.outliers > 0 ? ", \(Quantity.count(group.outliers).shown) beyond the whiskers" : ""
      let words =
        "n = \(Quantity.count(group.count).shown), median \(figure.value.quantity(group.median).shown)"
        + outliers
      return [
        name + .spaces(nameWidth - name.width + 1) + TerminalText(String(row), .tone(group.tone)),
        .spaces(nameWidth + 1) + TerminalText(words, .dim).elided(to: room),
      ]
    }
    return lines + self.axis(axis, indent: nameWidth + 1, columns: room)
  }

  func violins(_ figure: ViolinFigure) -> [TerminalText] {
    guard !figure.groups.isEmpty else { return [] }
    let axis = figure.plot(width: Figure.wide).x
    let (names, nameWidth) = names(figure.groups.map(\.name))
    let room = max(width - nameWidth - 1, 8)
    let position = Position(axis.domain, on: axis.scale, from: 0, to: Double(room - 1))
    func place(_ value: Double) -> Int { Int(position(value).rounded()) }
    let lines = zip(figure.groups, names).flatMap { group, name in
      let shares = Self.densities(
        group.density, at: (0..<room).map { position.value(at: Double($0)) })
      let curve = Self.columns(shares, rows: 2, repeated: 1, ink: .tone(group.tone))
      var row = Array(repeating: Character(" "), count: room)
      for column in place(
        group.lowerQuartile)...max(
          place(group.lowerQuartile), place(group.upperQuartile))
      { row[column] = "─" }
      row[place(group.lowerQuartile)] = "├"
      row[place(group.upperQuartile)] = "┤"
      row[place(group.median)] = "●"
      let words =
        "n = \(Quantity.count(group.count).shown), median \(figure.value.quantity(group.median).shown)"
      let gap = TerminalText.spaces(nameWidth + 1)
      return [
        gap + curve[0], name + .spaces(nameWidth - name.width + 1) + curve[1],
        gap + TerminalText(String(row), .tone(group.tone)),
        gap + TerminalText(words, .dim).elided(to: room),
      ]
    }
    return lines + self.axis(axis, indent: nameWidth + 1, columns: room)
  }

  /// Densities at places, by straight lines between those that are known, as shares of the largest.
  private static func densities(_ points: [DensityPoint], at values: [Double]) -> [Double] {
    let peak = points.map(\.density).max() ?? 0
    guard peak > 0 else { return values.map { _ in 0 } }
    var index = 0
    return values.map { value in
      while index + 1 < points.count, points[index + 1].value < value { index += 1 }
      guard index + 1 < points.count, value >= points[index].value else {
        return index + 1 == points.count && value <= points[index].value
          ? points[index].density / peak : 0
      }
      let (left, right) = (points[index], points[index + 1])
      let length = right.value - left.value
      let share = length > 0 ? (value - left.value) / length : 0
      return (left.density + share * (right.density - left.density)) / peak
    }
  }
}
