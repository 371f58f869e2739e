extension ShareFigure {
  func plot(width: Double) -> Plot {
    let shown = Array(rows.prefix(Thinning.categories))
    let names = shown.map { BandName(text: $0.name, note: "n = \(Quantity.count($0.total).shown)") }
    let layout = RowLayout(names, width: width, mark: 28, gap: 12)
    let bars = parts.indices.map { part in
      Mark.bars(
        shown.enumerated().compactMap { index, row in
          guard row.total > 0, row.counts[part] > 0 else { return nil }
          let (start, end) = ends(row, part)
          let (top, bottom) = layout.ends(index)
          return (PlotPoint(x: start, y: top), PlotPoint(x: end, y: bottom), hint(row, part))
        }, look(part))
    }
    // Shares inside their bars, where they fit.
    let room = width - (layout.isStacked ? 2 : (names.map(RowLayout.width).max() ?? 0) + 12) - 20
    let words = shown.enumerated().flatMap { index, row in
      parts.indices.compactMap { part -> Mark? in
        guard let share = Self.share(row.counts[part], of: row.total) else { return nil }
        let (start, end) = ends(row, part)
        let needed = TextWidth.of(share.shown, size: Drawing.smallSize) + 10
        guard (end - start) * room > needed else { return nil }
        return .words(
          share.shown, PlotPoint(x: (start + end) / 2, y: layout.middle(index)), dx: 0, dy: 4,
          .inside, .middle, .neutral)
      }
    }
    return Plot(
      x: PlotAxis(
        title: "", kind: .numbers(.linear, Domain(low: 0, high: 1)),
        format: NumberFormat(.percent(digits: 0))),
      panels: [
        Panel(
          y: PlotAxis(title: "", kind: .names(names)),
          height: max(layout.height * Double(shown.count), 60), marks: bars + words)
      ],
      key: parts.indices.map { KeyEntry(text: parts[$0].name, swatch: .bar, look: look($0)) },
      emptyNote: shown.isEmpty ? "No data" : nil)
  }

  /// Parts of one tone are told apart by how loud they are.
  private func look(_ part: Int) -> Drawing.Look {
    let same = parts[..<part].count { $0.tone == parts[part].tone }
    let emphasis: TableRow.Emphasis = same.isMultiple(of: 2) ? .normal : .quiet
    return Drawing.Look(role: .solid, tone: parts[part].tone, emphasis: emphasis)
  }

  private func ends(_ row: ShareRow, _ part: Int) -> (Double, Double) {
    let total = Double(max(row.total, 1))
    let before = row.counts[..<part].reduce(0, +)
    return (Double(before) / total, Double(before + row.counts[part]) / total)
  }

  private func hint(_ row: ShareRow, _ part: Int) -> String {
    let share = Self.share(row.counts[part], of: row.total)?.shown ?? "–"
    return "\(row.name), \(parts[part].name): \(Quantity.count(row.counts[part]).shown) of "
      + "\(Quantity.count(row.total).shown), \(share)"
  }
}
