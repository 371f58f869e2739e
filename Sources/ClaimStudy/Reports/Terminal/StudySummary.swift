import Evaluation
public import Foundation
import Reporting

extension StudyFindings {
  /// What a terminal shows at the end of a run: the answer, the tables, where to read on.
  ///
  /// - Parameters:
  ///   - study: Where things were written.
  ///   - width: Columns of the terminal, at least 40.
  ///   - color: Whether the terminal shows colour.
  /// - Returns: Lines that are no wider than the terminal.
  public func summary(of study: Study, width: Int, color: Bool) -> String {
    let document = Document(
      title: "Claims study of \(source.fileName)", lead: answer, banners: banners,
      sections: results.map { result in
        Section("Models \(result.when)", [.table(Self.leaderboard(result))])
      } + [
        Section("Before you trust a number", [.bullets(caveats())]),
        Section(
          "Where to go on",
          [
            .definitions(
              [Definition("reports", "\(code: study.reportFiles[0].relativeToHere)")]
                + study.championFiles.map {
                  Definition("champion", "\(code: $0.relativeToHere)")
                })
          ]),
      ])
    return ReportRenderer.terminal(document, width: width, color: color)
  }

  /// The models in the order of the election, narrow enough for a terminal.
  private static func leaderboard(_ result: SetResult) -> Table {
    let folds = result.lines.first?.entrant.validation.folds ?? 0
    let validation = folds > 1 ? "mean over \(folds) folds" : "one held-out part"
    return Table(
      caption:
        "\(result.title): models in the order of validation; test part n = \(result.testRows)",
      columns: [
        .text("Model"), .number("Recall", group: "Validation"),
        .number("Log loss", group: "Validation"), .number("Recall", group: "Test"),
        .number("Precision", group: "Test"), .number("Accuracy", group: "Test"),
        .number("ROC-AUC", group: "Test"), .number("Log loss", group: "Test"),
      ],
      rows: result.lines.map { line(of: $0, in: result) },
      footnote: "★ champion; in italics, baselines, which can never be champion. Validation: "
        + "\(validation).")
  }

  private static func line(of line: SetResult.Line, in result: SetResult) -> TableRow {
    let isChampion = line.entrant.name == result.election.champion.name
    let means = line.entrant.validation.means
    func score(_ value: Double?) -> Cell { .number(value.map { .score($0) }) }
    return TableRow(
      [
        SetSection.name(line, isChampion: isChampion), score(means[.recall]),
        score(means[.logLoss]),
      ]
        + [.recall, .precision, .accuracy, .rocAUC, .logLoss].map { score(line.test[$0]) },
      emphasis: isChampion ? .strong : .normal, tone: isChampion ? .claim : .neutral)
  }
}

extension URL {
  /// The path as a user would type it from the folder they are in.
  public var relativeToHere: String {
    let here = FileManager.default.currentDirectoryPath + "/"
    return path.hasPrefix(here) ? String(path.dropFirst(here.count)) : path
  }
}
