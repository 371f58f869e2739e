import Claims
import Reporting

/// The page `data`: what the file is, before anyone looks for an answer in it.
struct DataPage {
  let context: ExplorationSite

  var exploration: Exploration { context.exploration }

  /// The page, ready to be rendered.
  var page: ReportPage {
    ReportPage(
      name: "data", shortTitle: "Data",
      document: Document(
        title: "What the file holds", lead: lead, banners: context.banners,
        sections: [glance, dictionary, missing, duplicates, ledger, order, parts]
          .compactMap(\.self), colophon: context.colophon))
  }

  private var lead: InlineText {
    let (shape, source) = (exploration.shape, exploration.source)
    var text: InlineText =
      "\(code: source.fileName) holds \(shape.rows) rows with \(shape.namedColumns) named columns. "
      + "\(shape.studiedRows) rows have everything that the contract asks for and are studied"
    text +=
      shape.rows == shape.studiedRows ? "." : "; \(shape.rows - shape.studiedRows) are left out."
    if source.rowsSetAside > 0 {
      text += " \(source.rowsSetAside) records had faults and were set aside."
    }
    if exploration.order?.isSorted == true {
      text += " The file is sorted by class."
    }
    return text
  }

  private var glance: Section {
    let shape = exploration.shape
    var figures = [
      KeyFigure("Rows", .count(shape.rows)),
      KeyFigure(
        "Columns", .count(shape.namedColumns),
        note: shape.columnsInFile > shape.namedColumns
          ? "and \(shape.columnsInFile - shape.namedColumns) without a name, which is skipped" : ""),
      KeyFigure(
        "Rows without a gap", .count(shape.completeRows),
        note: "\(shape.incompleteRows) lack at least one value",
        tone: shape.incompleteRows == 0 ? .good : .neutral),
      KeyFigure("Rows studied", .count(shape.studiedRows)),
      KeyFigure(
        "Repeated rows", .count(exploration.duplicates.rows), note: "equal in every named column"),
    ]
    if let share = exploration.balance?.positiveShare {
      figures.append(
        KeyFigure(
          "\(context.positive) among the studied", .number(.percent(share.value)),
          note: "95 % interval \(.range(.percent(share.low), .percent(share.high)))",
          tone: .claim))
    }
    return Section("At a glance", [.keyFigures(figures)])
  }

  private var dictionary: Section {
    let rows = exploration.contract.dictionary
    return Section(
      "Data dictionary",
      [
        .paragraph(
          "What each column means is said by the contract \(code: exploration.contract.name); the "
            + "file is checked against it cell by cell before anything is computed."),
        .table(
          Table(
            caption: "\(rows.count) columns of the contract.",
            columns: [
              .text("Column"), .text("Role"), .text("Type"), .text("Values"), .text("A gap"),
              .text("Known"), .text("Meaning"),
            ],
            rows: rows.map { row in
              TableRow([
                .text(name(row.name)), "\(row.role)", "\(row.type)", "\(row.values)",
                "\(row.missing)", "\(row.known)", "\(row.description)",
              ])
            },
            footnote: "Known: when the value is there. What is known only after publication cannot "
              + "rank a record that was published a minute ago.")),
      ])
  }

  /// The name of a column, leading to what the page `exploration` says of it.
  private func name(_ column: String) -> InlineText {
    context.section(of: column).map {
      "\(link: column, to: .page("exploration", section: $0))"
    } ?? "\(code: column)"
  }

  private var ledger: Section? {
    let rows = exploration.ledger.rows
    guard let first = rows.first else { return nil }
    var steps = [WaterfallStep("Rows read", total: first.rowsIn)]
    steps += rows.filter { $0.dropped > 0 }.map {
      WaterfallStep($0.title, change: -$0.dropped, total: $0.kept)
    }
    let kept = rows.last?.kept ?? first.rowsIn
    steps.append(WaterfallStep("Rows kept", total: kept))
    return Section(
      "From the file to the rows studied", id: "cleaning",
      [
        .chart(
          .waterfall(
            "What cleaning left out", steps: steps, unit: "rows",
            finding: "\(kept) of \(first.rowsIn) rows are kept; "
              + "\(exploration.ledger.dropped) are left out.")),
        .table(
          Table(
            caption: "Every rule of cleaning, in order.",
            columns: [
              .text("Rule"), .number("Rows in"), .number("Left out"), .number("Changed"),
              .number("Kept"), .text("Why"),
            ],
            rows: rows.map { row in
              TableRow([
                "\(row.title)", .count(row.rowsIn), .count(row.dropped), .count(row.changed),
                .count(row.kept), "\(row.why)",
              ])
            })),
      ])
  }

  private var order: Section? {
    guard let order = exploration.order else { return nil }
    let text: InlineText =
      "The \(order.rows) rows with a class form \(order.runs) runs of equal classes; shuffled rows "
      + "would form about \(Quantity.fixed(order.expectedRuns, digits: 0)). Ranking by the place in the "
      + "file alone has an AUC of \(Quantity.fixed(max(order.rocAUC, 1 - order.rocAUC), digits: 3)) "
      + "(0.5 for shuffled rows). "
    let note: Note =
      order.isSorted
      ? Note(
        .danger, title: "Sorted by class",
        text + "Never split this file by position, and never let a model see the number of a row.")
      : Note(.info, title: "Order", text + "The order of the rows is no class in disguise.")
    let isSuspect = order.isSorted || abs(order.rocAUC - 0.5) > 0.1
    return Section(
      "Order of the rows", id: "order",
      [
        .note(
          isSuspect && !order.isSorted
            ? Note(.warning, title: "Order", text + "The order tells something of the class.")
            : note)
      ])
  }
}
