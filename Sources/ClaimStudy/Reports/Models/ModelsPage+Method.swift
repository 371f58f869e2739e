import Claims
import Evaluation
import Learning
import Reporting
import Workflow

extension ModelsPage {
  /// Where the rows came from and what became of them.
  var data: Section {
    let source = findings.source
    return Section(
      "Data", id: "data",
      [
        .keyFigures([
          KeyFigure("Records read", .count(source.rowsRead)),
          KeyFigure(
            "Set aside", .count(source.rowsSetAside),
            tone: source.rowsSetAside == 0 ? .neutral : .warning),
          KeyFigure("To learn from", .count(findings.trainingRows)),
          KeyFigure("Kept for the test", .count(findings.testRows)),
        ]),
        .table(ledgerTable),
        .details("Data dictionary", [.table(dictionary)]),
      ])
  }

  private var ledgerTable: Table {
    Table(
      caption: "What cleaning did, rule by rule",
      columns: [
        .text("Rule"), .number("Rows in"), .number("Kept"), .number("Dropped"), .text("Why"),
      ],
      rows: findings.ledger.rows.map { row in
        TableRow([
          "\(row.title)", .count(row.rowsIn), .count(row.kept), .count(row.dropped), "\(row.why)",
        ])
      })
  }

  private var dictionary: Table {
    Table(
      caption: "What the columns mean (contract \(findings.contract.name))",
      columns: [
        .text("Column"), .text("Role"), .text("Type"), .text("Values"), .text("Missing"),
        .text("Known"), .text("Meaning"),
      ],
      rows: findings.contract.dictionary.map { entry in
        TableRow([
          .code(entry.name), "\(entry.role)", "\(entry.type)", "\(entry.values)",
          "\(entry.missing)", "\(entry.known)", "\(entry.description)",
        ])
      })
  }

  /// How the comparison was made.
  var method: Section {
    let settings = findings.settings
    let comparison: InlineText =
      settings.comparison == .crossValidation
      ? "Models were compared by \(settings.folds)-fold cross-validation of the training part and "
        + "then fitted on all of it."
      : "One in \(settings.folds) training rows was held out to compare models; the models that "
        + "were fitted on the others are kept."
    return Section(
      "How this was made", id: "method",
      [
        .bullets([
          comparison,
          "The champion was chosen before the test part was touched; the test part was scored once.",
          "Features were learned on the rows that the model learns from, never on held-out rows.",
          "The same file, settings and seed give the same bytes on any number of threads. Times, "
            + "memory and toolchain stand in \(code: "run.json") beside the models.",
        ])
      ] + pipeline + [.details("Settings", [.preformatted(findings.settingsText)])])
  }

  private var pipeline: [Block] { Chart.pipeline(stages).map { [.chart($0)] } ?? [] }
}

extension StudyFindings {
  /// Every setting of the study, one a line.
  var settingsText: String {
    guard let value = try? JSONValue(of: settings), case .object(let members) = value
    else { return "" }
    return members.sorted { $0.key < $1.key }
      .map { "\($0.key): \($0.value.text)" }.joined(separator: "\n")
  }
}
