import Reporting

/// A small report with one of everything, used by the golden tests.
enum SampleDocument {
  static let site = Site(
    title: "Claims in short videos",
    pages: [
      ReportPage(name: "models", shortTitle: "Models", document: models),
      ReportPage(name: "data", shortTitle: "Data", document: data),
    ])

  static let models = Document(
    title: "Which videos make claims?",
    lead: """
      Boosted trees find \(.percent(0.9953, digits: 1)) of all claims in \(3_817) videos they have \
      never seen – and so does \(strong: "one threshold on one column"). The harder question is what \
      can be known when a video is posted.
      """,
    banners: [
      Note(
        .warning, title: "Generated data",
        "These \(20_000) rows were drawn by \(code: "claimctl synthesize"). Nothing here is about real videos."
      )
    ],
    sections: [leaderboard, confusion, settings],
    colophon: """
      Made by \(code: "claimctl train") from \(code: "tiktok_dataset.csv") with seed \(.plain(7)); \
      two runs with the same settings give the same bytes.
      """)

  static let data = Document(
    title: "What the data is",
    lead: "See \(link: "the models", to: .page("models", section: "leaderboard")).")

  private static let leaderboard = Section(
    "Leaderboard",
    [
      .paragraph(
        "All models saw the same rows. The \(emphasis: "baseline") is one rule: \(code: "video_view_count > 10040")."
      ),
      .keyFigures([
        KeyFigure(
          "Claims found", .number(.percent(0.995_234_5)), note: "recall, of \(1_889) claims",
          tone: .claim),
        KeyFigure(
          "Opinions left alone", .number(.percent(0.998_96)), note: "specificity", tone: .opinion),
        KeyFigure("Area under the curve", .number(.fixed(0.996_1, digits: 4)), note: "ROC"),
        KeyFigure("Time to fit", .number(.duration(seconds: 12.34))),
      ]),
      .table(
        Table(
          caption: "Scores on the test part (n = \(3_817)); best first.",
          columns: [
            .text("Model"), .number("Recall", group: "Test part"),
            .number("AUC", group: "Test part"), .number("Log loss", group: "Test part"),
            .number("Time", unit: "s"), .text("What it knows"),
          ],
          rows: [
            row(
              "Boosted trees", 0.995_2, 0.996_6, 0.021_3, 1.234_5, "counts, ratios, author", .strong
            ),
            row(
              "Random forest", 0.994_8, 0.996_4, 0.024_8, 3.21, "counts, ratios, author", .normal),
            row("One threshold", 0.991_2, 0.996_1, nil, 0.003, "views", .quiet),
          ],
          footnote: "A standard error of recall here is \(.significant(0.001_58, digits: 2)).")),
    ])

  private static let confusion = Section(
    "Right and wrong", id: "confusion",
    [
      .note(.info, "Welch's test gives p = \(.pValue(2.6e-120)), and means little."),
      .note(.good, title: "Checked", "The split is the same on 1, 2 and 8 threads."),
      .note(.danger, title: "Do not use", "The text decides the label in all \(53) groups."),
    ],
    subsections: [
      Section(
        "At a threshold of 0.5",
        [
          .table(
            Table(
              caption: "Videos by label and verdict (n = \(3_817)).",
              columns: [
                .text("Label"), .number("claim", group: "Verdict"),
                .number("opinion", group: "Verdict"),
              ],
              rows: [
                TableRow(["claim", .count(1_886), .count(3)], tone: .claim),
                TableRow(["opinion", .count(2), .count(1_926)], tone: .opinion),
                TableRow([
                  "found",
                  .estimate(
                    .percent(0.998_4, digits: 2), low: .percent(0.995_4, digits: 2),
                    high: .percent(0.999_5, digits: 2)),
                  .missing,
                ]),
                TableRow(["no label", .missing("not scored"), .missing]),
              ]))
        ])
    ])

  private static let settings = Section(
    "Settings",
    [
      .definitions([
        Definition("recall", "The share of claims that were found."),
        Definition("\(code: "seed")", "Where all chance comes from."),
      ]),
      .steps(["Read \(link: "the contract", to: .file("contract.yaml")).", "Fit.", "Look again."]),
      .bullets(["\(link: "Right and wrong", to: .section("confusion"))", "日本語 and emoji 👩‍🔬"]),
      .details("The whole file", [.preformatted("seed: 7\nfolds:\n\t- 5\n"), .paragraph("End.")]),
    ])

  private static func row(
    _ name: String, _ recall: Double, _ auc: Double, _ logLoss: Double?, _ seconds: Double,
    _ knows: String, _ emphasis: TableRow.Emphasis
  ) -> TableRow {
    TableRow(
      [
        .text(InlineText(name)), .number(.fixed(recall, digits: 4)),
        .number(.fixed(auc, digits: 4)),
        .number(logLoss.map { Quantity.fixed($0, digits: 4) }),
        .number(.significant(seconds)), .text(InlineText(knows)),
      ], emphasis: emphasis)
  }
}
