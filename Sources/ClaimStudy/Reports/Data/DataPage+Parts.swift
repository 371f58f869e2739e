import Reporting

extension DataPage {
  /// Whether the rows of the test are like the rows to learn from.
  var parts: Section? {
    guard let parts = exploration.parts else { return nil }
    let flagged =
      parts.numbers.filter(\.isFlagged).map(\.name)
      + parts.categories.filter(\.isFlagged).map(\.name)
    var text: InlineText =
      "\(parts.trainingRows) rows to learn from, \(parts.testRows) rows for the test. "
    if flagged.isEmpty {
      text += "No column differs between the parts by more than chance explains."
    } else {
      text += "These columns differ: "
      for (place, name) in flagged.enumerated() {
        if place > 0 { text += ", " }
        text += "\(code: name)"
      }
      text += "."
    }
    for shared in parts.sharedTexts where shared.rows > 0 {
      text +=
        " \(shared.rows) test rows have a \(code: shared.column) that stands in the training part too."
    }
    var blocks: [Block] = [.paragraph(text)]
    if parts.numbers.contains(where: { $0.standardizedDifference != nil }) {
      blocks.append(.chart(differences(parts)))
    }
    blocks.append(
      .details("Every column in both parts", [.table(numbers(parts)), .table(levels(parts))]))
    return Section("Training and test rows", id: "parts", blocks)
  }

  private func differences(_ parts: PartComparison) -> Chart {
    let bars = parts.numbers.compactMap { number in
      number.standardizedDifference.map {
        Bar(
          number.name, .fixed(abs($0), digits: 3), tone: number.isFlagged ? .warning : .neutral)
      }
    }
    let largest = bars.max { $0.value.double < $1.value.double }
    return .bars(
      "Difference of the means, training against test", value: "difference in standard deviations",
      bars: bars, reference: ReferenceLine(0.1, label: "0.1"),
      finding: largest.map {
        "The largest is \($0.value) standard deviations, of \(code: $0.name); below 0.1 parts count "
          + "as alike."
      } ?? "")
  }

  private func numbers(_ parts: PartComparison) -> Table {
    Table(
      caption: "Numbers in both parts.",
      columns: [
        .text("Number"), .number("Training", group: "Mean"), .number("Test", group: "Mean"),
        .number("Difference in SD"), .number("KS distance"), .number("critical at 0.001"),
      ],
      rows: parts.numbers.map { number in
        TableRow(
          [
            .code(number.name), .number(number.trainingMean.map { .significant($0, digits: 4) }),
            .number(number.testMean.map { .significant($0, digits: 4) }),
            .number(number.standardizedDifference.map { .fixed($0, digits: 3).signed() }),
            .number(number.distance.map { .fixed($0, digits: 3) }),
            .number(number.criticalDistance.map { .fixed($0, digits: 3) }),
          ], tone: number.isFlagged ? .warning : .neutral)
      },
      footnote: "KS distance: the largest gap between the two cumulative distributions.")
  }

  private func levels(_ parts: PartComparison) -> Table {
    let rows = parts.categories.flatMap { category in
      category.levels.indices.map { index in
        TableRow(
          [
            .code(category.name), "\(category.levels[index])",
            .number(.percent(category.trainingShares[index])),
            .number(.percent(category.testShares[index])),
            .number(category.pValue.map { .pValue($0) }),
          ], tone: category.isFlagged ? .warning : .neutral)
      }
    }
    return Table(
      caption: "Levels of the categories in both parts.",
      columns: [
        .text("Category"), .text("Level"), .number("Training", group: "Share"),
        .number("Test", group: "Share"), .number("p of the column (χ²)"),
      ], rows: rows)
  }
}
