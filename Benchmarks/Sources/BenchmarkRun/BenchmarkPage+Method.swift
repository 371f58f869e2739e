import Reporting

extension BenchmarkPage {
  /// How it was measured, where, and what could not be.
  var method: Section? {
    guard let machine = run.machine else { return nil }
    var blocks: [Block] = [
      .list(
        ItemList(
          isOrdered: false,
          items: [
            "Ours and theirs run in turn, in one run; medians and ranges are over \(machine.runs) turns. "
              + "Seconds are those that each program reports of the work alone, unless start to end is "
              + "asked for.",
            "Memory is the most that was resident, data included: at the end of the fit, or of the program "
              + "where a peer's script says no more; ours then counts to its end too.",
            "A run during which others used more than a quarter of a core is made again, at most twice; the "
              + "least disturbed counts.",
            "The held-out fifth: rows whose number leaves 4 when divided by 5.",
          ])),
      .definitions([
        Definition("Processor", "\(machine.processor), \(machine.cores) cores"),
        Definition("Memory", "\(.significant(machine.memory_gib)) GiB"),
        Definition(
          "Software",
          InlineText("\(machine.system), Swift \(machine.swift), Python \(machine.python)")),
        Definition("Rows asked for", InlineText(machine.rows)),
      ]),
    ]
    if !run.versions.isEmpty { blocks.append(.table(versions)) }
    blocks += run.missing.filter { $0.contest == nil }
      .map { .note(.warning, title: "\($0.name) is missing", InlineText("\($0.reason).")) }
    return Section("How it was measured", id: "method", blocks)
  }

  private var versions: Table {
    Table(
      caption: "Versions.", columns: [.text("Package"), .text("Version")],
      rows: run.versions.map { TableRow([.code($0.name), .code($0.version)]) })
  }
}
