import Claims
import Reporting
import Statistics

extension ExplorationPage {
  /// One row a number.
  var overview: Section? {
    guard !context.features.isEmpty else { return nil }
    var columns: [TableColumn] = [
      .text("Number"), .number("n"), .number("Mean"), .number("SD"), .number("Min"),
      .number("Median"), .number("Max"), .number("Skewness"),
    ]
    if context.hasClasses { columns.append(.number("AUC")) }
    return Section(
      "Numbers at a glance",
      [
        .table(
          Table(
            caption: "All rows that hold a value; AUC over the studied rows.", columns: columns,
            rows: context.features.prefix(Self.shownNumbers).map { row($0) },
            footnote: context.hasClasses
              ? "AUC: how well the number alone ranks \(positive) above \(negative); 0.5 is a coin."
              : ""))
      ])
  }

  private static let shownNumbers = 60

  private func row(_ number: NumberProfile) -> TableRow {
    let facts = number.description
    var cells: [Cell] = [
      .text(link(to: number.name)), .count(facts.count), shown(facts.mean),
      shown(facts.standardDeviation), shown(facts.minimum), shown(facts.median),
      shown(facts.maximum), .number(facts.skewness.map { .fixed($0, digits: 2) }),
    ]
    if context.hasClasses { cells.append(.number(number.rocAUC.map { .fixed($0, digits: 3) })) }
    return TableRow(cells)
  }

  /// A link to the section of a column of this page.
  func link(to column: String) -> InlineText {
    context.section(of: column).map { "\(link: column, to: .section($0))" } ?? "\(code: column)"
  }

  /// A number with four digits that matter, or nothing.
  func shown(_ value: Double?) -> Cell {
    .number(
      value.map {
        let isWhole = $0 == $0.rounded() && abs($0) < 1e15
        return isWhole ? .count(Int($0)) : .significant($0, digits: 4)
      })
  }

  /// A section a number: what it is, how it lies in each class, what stands out.
  var eachNumber: Section? {
    guard !context.features.isEmpty else { return nil }
    let (shown, all) = (context.detailed, context.features)
    let choice: InlineText =
      "The \(shown.count) numbers that tell the classes apart best; all \(all.count) are in "
      + "\(link: "extracts/columns.csv", to: .file("extracts/columns.csv"))."
    return Section(
      "Each number", shown.count < all.count ? [.paragraph(choice)] : [],
      subsections: shown.map(section))
  }

  private func section(_ number: NumberProfile) -> Section {
    var blocks: [Block] = [.paragraph(meaning(number))]
    if let chart = histogram(number) { blocks.append(.chart(chart)) }
    // What is computed from other columns has its quartiles in the table: a page has a size.
    if case .column = number.origin, let chart = boxPlot(number) { blocks.append(.chart(chart)) }
    blocks.append(.table(statistics(number)))
    blocks.append(
      .details("Outliers and quantiles", [.table(outliers(number)), quantiles(number)]))
    return Section(number.name, id: context.section(of: number.name), blocks)
  }

  private func meaning(_ number: NumberProfile) -> InlineText {
    var text: InlineText =
      switch number.origin {
      case .column:
        InlineText(exploration.contract.column(number.name)?.description ?? "")
      case .ratio(let numerator, let denominator):
        "\(code: numerator) divided by \(code: denominator) of the same row."
      case .textLength(let column): "The length of \(code: column) in Unicode characters."
      case .wordCount(let column): "How many words \(code: column) has."
      }
    if number.missing > 0 { text += " \(number.missing) rows have none." }
    if context.hasClasses, !context.isKnownAtUpload(number) {
      text += " Known only after publication."
    }
    for alert in AlertGroup.groups(of: exploration.alerts(on: number.name)) {
      text += " \(strong: alert.title): "
      text += alert.advice
    }
    return text
  }

  private func statistics(_ number: NumberProfile) -> Table {
    let columns =
      [("All rows", number.description)] + number.classes.map { ($0.name, $0.description) }
    func row(_ title: String, _ value: (SampleDescription) -> Cell) -> TableRow {
      TableRow([.text(InlineText(title))] + columns.map { value($0.1) })
    }
    return Table(
      caption: "\(number.name): all rows with a value, and the studied rows of each class.",
      columns: [.text("Statistic")] + columns.map { .number($0.0) },
      rows: [
        row("n") { .count($0.count) },
        row("Mean") { shown($0.mean) }, row("Standard deviation") { shown($0.standardDeviation) },
        row("Minimum") { shown($0.minimum) }, row("Lower quartile") { shown($0.lowerQuartile) },
        row("Median") { shown($0.median) }, row("Upper quartile") { shown($0.upperQuartile) },
        row("Maximum") { shown($0.maximum) },
        row("Skewness") { .number($0.skewness.map { .fixed($0, digits: 3) }) },
        row("Excess kurtosis") { .number($0.kurtosis.map { .fixed($0, digits: 3) }) },
        row("Sum") { shown($0.sum) }, row("Different values") { .count($0.distinct) },
        row("Zeros") { .count($0.zeros) },
      ])
  }

  private func outliers(_ number: NumberProfile) -> Table {
    Table(
      caption: "Outliers of \(number.name), over all rows with a value.",
      columns: [
        .text("Rule"), .number("Below"), .number("Lower bound"), .number("Above"),
        .number("Upper bound"),
      ],
      rows: number.outliers.map { outlier in
        TableRow([
          .text(InlineText(outlier.rule.rawValue)), .count(outlier.below), shown(outlier.lower),
          .count(outlier.above), shown(outlier.upper),
        ])
      })
  }

  private func quantiles(_ number: NumberProfile) -> Block {
    .table(
      Table(
        caption: "Quantiles of \(number.name), over all rows with a value.",
        columns: number.quantiles.map { point in
          .number(Quantity.percent(point.probability, digits: 0).shown)
        },
        rows: number.quantiles.isEmpty
          ? [] : [TableRow(number.quantiles.map { shown($0.value) })],
        rowHeader: nil))
  }
}
