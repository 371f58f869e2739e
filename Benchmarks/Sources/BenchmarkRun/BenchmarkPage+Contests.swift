import Reporting

extension BenchmarkPage {
  /// A section a contest: everybody's medians, ranges and ratios.
  var contests: Section? {
    let parts = run.contests.compactMap(section)
    return parts.isEmpty ? nil : Section("Work by work", subsections: parts)
  }

  private func section(_ contest: ContestLine) -> Section? {
    let mine = results.filter { $0.work.contest == contest.id }
    guard let first = mine.first else { return nil }
    var blocks: [Block] = [.paragraph(InlineText(contest.about))]
    blocks += sentence(about: contest).map { [.paragraph($0)] } ?? []
    let memory = mine.first { $0.work.unit == "MiB" }
    blocks += [.table(table(first, memory: memory, withQuality: true))]
    blocks += mine.dropFirst().filter { $0.work.unit != "MiB" }
      .map { .table(table($0, memory: nil, withQuality: false)) }
    blocks += run.missing.filter { $0.contest == contest.id }
      .map { .note(.warning, title: "\($0.name) is missing", InlineText("It \($0.reason).")) }
    return Section(contest.title, id: contest.id, blocks)
  }

  private func table(
    _ result: WorkResult, memory: WorkResult?, withQuality: Bool
  ) -> Table {
    let unit = result.work.unit
    let keys = withQuality ? qualityKeys(result) : []
    let columns: [TableColumn] =
      [.text("Program"), .number("Median", unit: unit), .number("Range", unit: unit)]
      + [.number("Of the best peer")]
      + (memory == nil ? [] : [.number("Memory", unit: "MiB"), .number("Of the leanest peer")])
      + keys.map { .number($0.title) }
    let rows = result.contestants.map { contestant in
      TableRow(
        timeCells(contestant, result) + memoryCells(contestant, memory)
          + keys.map { qualityCell($0.key, contestant, result) },
        emphasis: contestant.isOurs ? .strong : .normal)
    }
    return Table(
      caption: InlineText("\(result.work.title): \(result.verdict.rawValue)."), columns: columns,
      rows: rows, footnote: InlineText(result.work.remark))
  }

  private func timeCells(_ contestant: Contestant, _ result: WorkResult) -> [Cell] {
    let spread = contestant.spread
    let (low, high) = (
      Quantity.significant(spread.least).shown, Quantity.significant(spread.most).shown
    )
    return [
      .text(InlineText(contestant.name)), .number(.significant(spread.median)),
      .text(InlineText("\(low) – \(high)")),
      .number(result.ratio(of: contestant).map { .significant($0, digits: 2) }),
    ]
  }

  private func memoryCells(_ contestant: Contestant, _ memory: WorkResult?) -> [Cell] {
    guard let memory else { return [] }
    let found = memory.contestants.first { $0.name == contestant.name }
    return [
      .number(found.map { .significant($0.spread.median) }),
      .number(found.flatMap(memory.ratio).map { .significant($0, digits: 2) }),
    ]
  }

  private static let qualities = [
    (key: "auc", title: "AUC"), (key: "logloss", title: "Log loss"),
    (key: "grad_inf", title: "Gradient"), (key: "best_recall", title: "Best recall"),
  ]

  private func qualityKeys(_ result: WorkResult) -> [(key: String, title: String)] {
    Self.qualities.filter { quality in
      run.samples.contains { $0.contest == result.work.contest && $0.value(quality.key) != nil }
    }
  }

  private func qualityCell(_ key: String, _ contestant: Contestant, _ result: WorkResult) -> Cell {
    guard let value = median(key, of: contestant.name, in: result.work.contest) else {
      return .missing
    }
    return .number(key == "grad_inf" ? .scientific(value, digits: 1) : .fixed(value, digits: 5))
  }

  private func median(_ key: String, of name: String, in contest: String) -> Double? {
    Spread(
      run.samples.filter { $0.contest == contest && $0.name == name }.compactMap { $0.value(key) })?
      .median
  }

  /// Whether our AUC is within 0.001 of the best peer's that fits the same model.
  private func sentence(about contest: ContestLine) -> InlineText? {
    let samples = run.samples.filter { $0.contest == contest.id && $0.value("auc") != nil }
    let peers = Set(samples.filter { !$0.ours && $0.matched }.map(\.name)).sorted()
    guard let ours = samples.first(where: \.ours)?.name,
      let mine = median("auc", of: ours, in: contest.id),
      let best = peers.compactMap({ median("auc", of: $0, in: contest.id) }).max()
    else { return nil }
    let holds = mine >= best - 0.001
    return
      "Held-out AUC \(.fixed(mine, digits: 5)), \(holds ? "within 0.001 of" : "more than 0.001 below") the "
      + "best at the same settings (\(.fixed(best, digits: 5)))."
  }
}
