package import Reporting

/// The page `benchmarks`: what ours takes beside what people would otherwise use.
package struct BenchmarkPage {
  let run: RunLines
  let results: [WorkResult]
  let qualities: [QualityResult]

  /// The page of a run.
  package init(_ run: RunLines) {
    self.run = run
    results = run.works.map { WorkResult($0, in: run) }.filter { $0.ours != nil }
    qualities = run.sets.map { QualityResult($0, in: run) }
  }

  /// The page, ready to be rendered.
  package var page: ReportPage {
    ReportPage(
      name: "benchmarks", shortTitle: "Benchmarks",
      document: Document(
        title: "How fast, beside what", lead: lead, banners: banners,
        sections: [overview, contests, growth, quality, method].compactMap(\.self),
        colophon: InlineText(
          "Made by make bench" + (run.machine.map { " on \($0.date)." } ?? "."))))
  }

  private var lead: InlineText {
    guard !results.isEmpty else { return "This run timed no work beside its peers." }
    let (met, floor, missed) = (
      count(of: .goalMet), count(of: .floorMet), count(of: .missed)
    )
    return
      "Of \(results.count) things measured beside their peers, \(met) \(met == 1 ? "meets its" : "meet their") "
      + "goal, \(floor) \(floor == 1 ? "meets" : "meet") the floor and not the goal, "
      + "\(missed) \(missed == 1 ? "misses" : "miss") the floor."
  }

  private func count(of verdict: Verdict) -> Int { results.count { $0.verdict == verdict } }

  private var banners: [Note] {
    let noisy = run.samples.filter(\.isDisturbed)
    guard noisy.count * 10 > run.samples.count else { return [] }
    return [
      Note(
        .warning, title: "A busy machine",
        "During \(noisy.count) of \(run.samples.count) runs other programs used more than a quarter of a "
          + "core. Libraries that wait for their threads in a loop become many times slower then; works "
          + "that were disturbed get no verdict.")
    ]
  }
}

// MARK: - The first table

extension BenchmarkPage {
  /// Every work in one line.
  var overview: Section? {
    guard !results.isEmpty else { return nil }
    return Section(
      "The table",
      [
        .table(
          Table(
            caption:
              "Medians of up to \(run.machine?.runs ?? 0) runs in turn, \(run.machine?.threads ?? 2) "
              + "threads. The ratio is ours to the best peer's.",
            columns: Self.overviewColumns, rows: results.map(row),
            footnote:
              "Floor: what must be reached. Goal: what is wanted. Where a rate is measured more is "
              + "better, and elsewhere less."))
      ])
  }

  /// The columns of the first table.
  package static let overviewColumns: [TableColumn] = [
    .text("Work"), .number("Ours"), .number("Best peer"), .text("Which"), .number("Ratio"),
    .text("Floor"), .text("Goal"), .text("Verdict"),
  ]

  /// A work in one line.
  package func row(_ result: WorkResult) -> TableRow {
    let unit = result.work.unit
    let verdict = result.verdict
    return TableRow(
      [
        .text(InlineText(result.work.title)),
        .number(result.ours.map { Self.number($0.spread.median, unit) }),
        .number(result.best.map { Self.number($0.spread.median, unit) }),
        .text(InlineText(result.best?.name ?? "none was measured")),
        .number(result.ours.flatMap(result.ratio).map { .significant($0, digits: 2) }),
        .text(Self.words(result.work.floor, result.work)),
        .text(Self.words(result.work.goal, result.work)),
        .text(InlineText(verdict.rawValue)),
      ], tone: Self.tone(verdict))
  }

  static func tone(_ verdict: Verdict) -> Tone {
    switch verdict {
    case .goalMet: .good
    case .floorMet, .unknown, .disturbed: .neutral
    case .missed: .danger
    }
  }

  /// Three digits that matter, with the unit.
  static func number(_ value: Double, _ unit: String) -> Quantity {
    .significant(value, digits: 3, unit: unit)
  }

  /// A target such as "≤ 0.5 ×" or "≥ 1.5 × XGBoost".
  static func words(_ target: Target?, _ work: WorkLine) -> InlineText {
    guard let target else { return "none" }
    let sign = work.more ? "≥" : "≤"
    if let value = target.value { return "\(sign) \(number(value, work.unit))" }
    let peer = target.of ?? ""
    return
      "\(sign) \(Quantity.significant(target.factor ?? 1, digits: 2)) ×\(peer.isEmpty ? "" : " \(peer)")"
  }
}
