import Foundation
import Reporting

/// One chart of every kind, of made-up numbers, used by the golden tests and for looking at.
enum Gallery {
  static let charts: [Chart] =
    [
      histogram, lonelyHistogram, boxes, violins, bars, dots, shares, waterfall, scatter, hexbin,
      lines, roc, precisionRecall, thresholds, reliability, correlations, confusion, flow,
    ] + edges

  static let document = Document(
    title: "One chart of every kind",
    lead: "The numbers are made up; \(strong: "every form") of chart is here once, or twice.",
    sections: [
      Section(
        "Distributions",
        [.chart(histogram), .chart(lonelyHistogram), .chart(boxes), .chart(violins)]),
      Section("Amounts", [.chart(bars), .chart(dots), .chart(shares), .chart(waterfall)]),
      Section("Two numbers", [.chart(scatter), .chart(hexbin)]),
      Section(
        "Curves",
        [
          .chart(lines), .chart(roc), .chart(precisionRecall), .chart(thresholds),
          .chart(reliability),
        ]),
      Section("Matrices and graphs", [.chart(correlations), .chart(confusion), .chart(flow)]),
      Section("Edges", edges.map(Block.chart)),
    ])

  static let histogram = Chart.histogram(
    "Views by label", of: AxisTitle("Views", unit: "count"),
    edges: (0...20).map { Double($0) * 50_000 },
    series: [
      HistogramSeries(
        "Claims", tone: .claim,
        counts: [
          512, 488, 470, 501, 476, 492, 483, 466, 499, 471, 490, 480, 468, 505, 477, 484, 459, 491,
          473, 423,
        ]),
      HistogramSeries("Opinions", tone: .opinion, counts: [9_476] + Array(repeating: 0, count: 19)),
    ],
    finding:
      "Opinions have fewer than \(50_000) views without exception; claims are spread evenly up to \(1_000_000).",
    footnote: "n = \(19_084).")

  static let lonelyHistogram = Chart.histogram(
    "Comments", of: "Comments", edges: [0, 1, 3, 10, 30, 100, 300, 1_000, 3_000, 10_000],
    series: [
      HistogramSeries(
        "All videos", counts: [1_020, 1_800, 2_950, 4_100, 3_300, 2_400, 1_500, 700, 90])
    ],
    scale: .symlog(), finding: "Half of all videos have fewer than \(9) comments.")

  static let boxes = Chart.boxPlot(
    "Likes by author status", value: AxisTitle("Likes", unit: "count"),
    groups: [
      BoxGroup(
        "active", tone: .good, count: 15_383, minimum: 0, lowerWhisker: 0, lowerQuartile: 655,
        median: 2_222, upperQuartile: 108_000, upperWhisker: 268_000, maximum: 657_830,
        outliers: 2_343),
      BoxGroup(
        "under review", tone: .warning, count: 2_066, minimum: 2, lowerWhisker: 2,
        lowerQuartile: 2_100, median: 78_227, upperQuartile: 211_000, upperWhisker: 520_000,
        maximum: 649_000, outliers: 31),
      BoxGroup(
        "banned", tone: .danger, count: 1_635, minimum: 1, lowerWhisker: 1, lowerQuartile: 52_000,
        median: 160_000, upperQuartile: 270_000, upperWhisker: 560_000, maximum: 560_000,
        outliers: 0),
    ], finding: "Banned authors have the highest median, \(160_000) likes.")

  static let violins = Chart.violin(
    "Length of texts", value: AxisTitle("Length", unit: "characters"),
    groups: [violin("Claims", .claim, 96, 20, 9_608), violin("Opinions", .opinion, 82, 20, 9_476)],
    finding: "Claims are \(14) characters longer at the median.")

  private static func violin(
    _ name: String, _ tone: Tone, _ mean: Double, _ sd: Double, _ count: Int
  ) -> ViolinGroup {
    ViolinGroup(
      name, tone: tone, count: count,
      density: stride(from: 30.0, through: 190, by: 2).map { value in
        let z = (value - mean) / sd
        let second = (value - mean - 35) / 9
        return DensityPoint(
          value: value, density: exp(-z * z / 2) + 0.35 * exp(-second * second / 2))
      }, lowerQuartile: mean - 13, median: mean + 2, upperQuartile: mean + 17)
  }

  static let bars = Chart.bars(
    "What the model looks at", value: "Permutation importance (loss of AUC)",
    bars: [
      Bar(
        "video_view_count", .fixed(0.2713, digits: 4), interval: .init(low: 0.2651, high: 0.2775),
        tone: .claim, emphasis: .strong),
      Bar(
        "video_like_count", .fixed(0.0712, digits: 4), interval: .init(low: 0.0651, high: 0.0775),
        tone: .claim),
      Bar(
        "video_share_count", .fixed(0.0213, digits: 4), interval: .init(low: 0.0151, high: 0.0275),
        tone: .claim),
      Bar(
        "author_ban_status = under review", .fixed(0.0033, digits: 4),
        interval: .init(low: 0.0011, high: 0.0045), tone: .claim),
      Bar(
        "video_duration_sec", .fixed(-0.0007, digits: 4),
        interval: .init(low: -0.0021, high: 0.0008), tone: .claim, emphasis: .quiet),
    ], finding: "Views do the work: without them AUC falls by \(.fixed(0.2713, digits: 4)).")

  static let dots = Chart.bars(
    "Recall on the test part", value: "Recall",
    bars: [
      Bar(
        "Boosted trees", .percent(0.9953), interval: .init(low: 0.9911, high: 0.9975), count: 1_889,
        tone: .claim),
      Bar(
        "Random forest", .percent(0.9948), interval: .init(low: 0.9905, high: 0.9971), count: 1_889,
        tone: .claim),
      Bar(
        "One threshold", .percent(0.9912), interval: .init(low: 0.986, high: 0.9945), count: 1_889,
        emphasis: .quiet),
      Bar(
        "Logistic regression", .percent(0.971), interval: .init(low: 0.9624, high: 0.9776),
        count: 1_889, tone: .claim),
    ], reference: ReferenceLine(0.9912, label: "one threshold"), shape: .dots,
    finding: "No model beats one threshold by more than its interval.")

  static let shares = Chart.shares(
    "Claims by author status",
    parts: [SharePart("claim", tone: .claim), SharePart("opinion", tone: .opinion)],
    rows: [
      ShareRow("active", counts: [6_566, 8_817]), ShareRow("under review", counts: [1_603, 463]),
      ShareRow("banned", counts: [1_439, 196]), ShareRow("unknown", counts: [0, 0]),
    ], finding: "Of banned authors' videos \(.percent(0.88)) are claims.")

  static let waterfall = Chart.waterfall(
    "What cleaning keeps",
    steps: [
      WaterfallStep("rows read", total: 19_382),
      WaterfallStep("no label", change: -298, total: 19_084),
      WaterfallStep("exact duplicates", change: -72, total: 19_012),
      WaterfallStep("bad counts", change: 0, total: 19_012),
      WaterfallStep("kept", total: 19_012),
    ], unit: "rows", finding: "Cleaning keeps \(.percent(0.981)) of the rows.")

  static let scatter = Chart.scatter(
    "Likes against views", x: AxisTitle("Views"), y: AxisTitle("Likes"),
    series: [
      PointSeries("Claims", tone: .claim, points: (0..<40).map(claimPoint)),
      PointSeries("Opinions", tone: .opinion, points: (0..<40).map(opinionPoint)),
    ], xScale: .log, yScale: .log, finding: "The two clouds hardly touch.")

  private static func claimPoint(_ index: Int) -> PlotPoint {
    let scatter = Double((index * 7_919) % 97)
    return PlotPoint(
      x: 12_000 + Double(index * index) * 611, y: 4_000 + scatter * Double(index) * 110)
  }

  private static func opinionPoint(_ index: Int) -> PlotPoint {
    let scatter = Double((index * 104_729) % 89)
    return PlotPoint(x: 30 + Double(index) * 245, y: 8 + scatter * Double(index) * 1.1)
  }

  static let hexbin = Chart.hexbin(
    "Shares against likes", x: "Likes", y: "Shares",
    bins: HexBins(
      (0..<4_000).map { index in
        let a = Double((index * 7_919) % 4_001) / 4_001
        let b = Double((index * 104_729) % 3_989) / 3_989
        return PlotPoint(x: a * 600_000, y: a * b * b * 240_000)
      }), finding: "Shares rise with likes, and scatter more.")

  static let lines = Chart.lines(
    "Learning curve", x: AxisTitle("Training rows"),
    y: AxisTitle("Recall", format: NumberFormat(.percent(digits: 1))),
    lines: [
      LineSeries(
        "Boosted trees", tone: .claim, points: curve { 0.9953 - 0.2 / $0 },
        band: (1...10).map {
          BandPoint(
            x: Double($0) * 1_500, low: 0.9953 - 0.24 / Double($0),
            high: min(1, 0.9953 - 0.17 / Double($0)))
        }),
      LineSeries("Logistic", tone: .opinion, points: curve { 0.973 - 0.08 / $0 }, stroke: .dashed),
      LineSeries("One threshold", points: curve { 0.991 - 0.01 / $0 }, stroke: .dotted),
    ], references: [ReferenceLine(0.95, label: "what reviewers need: 95%", axis: .y, tone: .good)],
    finding: "After \(6_000) rows little is gained.")

  private static func curve(_ value: (Double) -> Double) -> [LinePoint] {
    (1...10).map { LinePoint(x: Double($0) * 1_500, y: value(Double($0))) }
  }

  private static func rocPoints(_ power: Double) -> [LinePoint] {
    (0...200).map { step in
      let x = pow(Double(step) / 200, 2)
      return LinePoint(x: x, y: pow(x, power))
    }
  }

  static let roc = Chart.roc(
    "ROC curves",
    curves: [
      LineSeries(
        "Boosted trees, AUC 0.952", tone: .claim, points: rocPoints(0.05), emphasis: .strong),
      LineSeries(
        "Logistic regression, AUC 0.80", tone: .opinion, points: rocPoints(0.25), stroke: .dashed),
      LineSeries("At upload only, AUC 0.65", points: rocPoints(0.54), stroke: .dashDotted),
    ],
    operatingPoints: [
      LabelledPoint(x: 0.04, y: 0.851, label: "threshold 0.5", tone: .claim),
      LabelledPoint(x: 0.2, y: 0.923, label: "at capacity", tone: .claim),
    ],
    finding:
      "Trees find \(.percent(0.851)) of claims at a false positive rate of \(.percent(0.04)).",
    footnote: "n = \(3_817) videos of the test part.")

  static let precisionRecall = Chart.precisionRecall(
    "Precision and recall",
    curves: [
      LineSeries(
        "Boosted trees, average precision 0.97", tone: .claim,
        points: (0...100).map {
          LinePoint(x: Double($0) / 100, y: 1 - 0.5 * pow(Double($0) / 100, 12))
        }, emphasis: .strong),
      LineSeries(
        "Logistic regression, average precision 0.84", tone: .opinion,
        points: (0...100).map {
          LinePoint(x: Double($0) / 100, y: 1 - 0.5 * pow(Double($0) / 100, 2))
        }, stroke: .dashed),
    ], baseRate: 0.5035,
    operatingPoints: [LabelledPoint(x: 0.851, y: 0.955, label: "threshold 0.5", tone: .claim)],
    finding: "Precision stays above \(.percent(0.95)) up to a recall of \(.percent(0.85)).")

  static let thresholds = Chart.thresholds(
    "What a threshold gives",
    lines: [
      LineSeries("recall", tone: .claim, points: share { 1 - $0 * $0 * $0 }),
      LineSeries(
        "precision", tone: .opinion, points: share { 0.5 + 0.5 * $0.squareRoot() }, stroke: .dashed),
      LineSeries("sent to review", points: share { 1 - 0.9 * $0 }, stroke: .dotted),
    ], current: 0.42,
    finding: "At \(.fixed(0.42, digits: 2)) reviewers see \(.percent(0.622)) of videos.")

  private static func share(_ value: (Double) -> Double) -> [LinePoint] {
    (0...50).map { LinePoint(x: Double($0) / 50, y: value(Double($0) / 50)) }
  }

  static let reliability = Chart.reliability(
    "Are probabilities honest?",
    bins: (0..<10).map { bin in
      let mean = (Double(bin) + 0.5) / 10
      let count = [1_700, 120, 40, 20, 12, 9, 15, 44, 160, 1_697][bin]
      let half = 1.96 * (mean * (1 - mean) / Double(count)).squareRoot()
      let share = min(
        max(mean + [0.0, 0.02, -0.05, 0.08, -0.1, 0.06, 0.02, -0.03, 0.02, 0.01][bin], 0), 1)
      return ReliabilityBin(
        mean: mean, share: share, low: max(0, share - half), high: min(1, share + half),
        count: count)
    }, finding: "Each interval but one has the diagonal in it.")

  static let correlations: Chart = {
    let names = [
      "views", "likes", "shares", "downloads", "comments", "duration", "text length", "word count",
    ]
    return Chart.heatMap(
      "Pearson correlations", rows: names, columns: names,
      values: names.indices.map { row in
        names.indices.map { column -> Double? in
          if row == column { return 1 }
          if row + column == 11 { return nil }
          let low = min(row, column), high = max(row, column)
          return high < 5
            ? 0.86 - 0.09 * Double(high - low)
            : low > 5 ? 0.97 : high > 5 ? 0.31 - 0.07 * Double(low) : -0.41
        }
      }, format: NumberFormat(.fixed(digits: 2)), coloring: .diverging(bound: 1),
      finding: "The counts move together: views and likes correlate at \(.fixed(0.77, digits: 2)).")
  }()

  static let confusion = Chart.heatMap(
    "Right and wrong at 0.5", rows: ["claim", "opinion"], columns: ["claim", "opinion"],
    values: [[1_880, 9], [2, 1_926]], format: NumberFormat(.grouped), rowTitle: "Label",
    columnTitle: "Verdict",
    finding: "\(11) of \(3_817) verdicts are wrong.")

  static let flow = Chart.flow(
    "How this was made",
    nodes: [
      FlowNode("read", title: "read", detail: "19,382 rows"),
      FlowNode("clean", title: "clean", detail: "19,084 rows"),
      FlowNode("split", title: "split", detail: "seed 7"), FlowNode("explore", title: "explore"),
      FlowNode("train", title: "train", detail: "4 feature sets", tone: .claim),
      FlowNode("evaluate", title: "evaluate", detail: "3,817 rows"),
      FlowNode("report", title: "report", detail: "7 pages", tone: .opinion),
    ],
    edges: [
      ("read", "clean"), ("clean", "split"), ("clean", "explore"), ("split", "train"),
      ("train", "evaluate"), ("split", "evaluate"), ("evaluate", "report"), ("explore", "report"),
    ].map { FlowEdge(from: $0.0, to: $0.1) },
    finding: "Seven stages; evaluation sees only rows that training did not.")

  static let edges: [Chart] = [
    .histogram(
      "No data", of: "Views", edges: [], series: [HistogramSeries("Nobody", counts: [])],
      finding: "There is nothing to show."),
    .lines(
      "One point, and two that cannot be drawn", x: "x", y: "y",
      lines: [
        LineSeries(
          "lonely", tone: .claim,
          points: [
            LinePoint(x: 1e15, y: 1e-9), LinePoint(x: .nan, y: 1), LinePoint(x: 1, y: .infinity),
          ])
      ], finding: ""),
    .bars(
      "Many names", value: "Videos",
      bars: (0..<220).map { Bar("name number \($0)", .count(220 - $0)) },
      finding: "There are \(220) names."),
    .bars(
      "Long and hostile names", value: AxisTitle("<b>Value</b>", unit: "\"%\""),
      bars: [
        Bar("<script>alert(1)</script> \u{202E}abc", .fixed(3.5, digits: 1), tone: .claim),
        Bar(
          String(repeating: "a very long name ", count: 20), .fixed(2, digits: 1), tone: .opinion),
        Bar("not a number", .fixed(.nan, digits: 1)),
        Bar("日本語の名前", .fixed(-1, digits: 1), tone: .warning),
      ],
      reference: ReferenceLine(3, label: "]]> & a reference with a rather long name that goes on"),
      finding: ""),
    .scatter(
      "A single value, ten times", x: "x", y: "y",
      series: [PointSeries("same", points: Array(repeating: PlotPoint(x: 5, y: 0), count: 10))],
      finding: ""),
  ]
}
