import Reporting

extension ExplorationPage {
  /// The matrices, and the strongest pairs with their intervals.
  var correlations: Section? {
    let found = exploration.correlations
    guard !found.pearson.isEmpty || !found.cramersV.isEmpty else { return nil }
    var blocks: [Block] = []
    let names = shownColumns
    let coded = found.columns.filter { $0.level != nil }
    if !coded.isEmpty {
      let codes = coded.map { "\($0.name) is 1 for “\($0.level ?? "")”" }
      blocks.append(
        .paragraph(
          InlineText(
            "As numbers, categories of two levels count as 1 and 0: "
              + codes.joined(separator: "; ") + ".")))
    }
    if names.count > 1 {
      blocks.append(.chart(matrix(names, found)))
      blocks.append(
        .details("The strongest pairs with intervals", [.table(strongest(found.pearson))]))
    }
    if !found.cramersV.isEmpty { blocks.append(.chart(categories(found.cramersV))) }
    return Section("How columns go together", id: "correlations", blocks)
  }

  /// The columns of the matrices: all, or the label and those that tell the classes apart best.
  private var shownColumns: [String] {
    let columns = exploration.correlations.columns
    guard columns.count > Self.mostColumns else { return columns.map(\.name) }
    let telling = context.tellingNumbers.map(\.name)
    let coded = columns.filter { $0.level != nil }.map(\.name)
    let chosen = Set((coded + telling + columns.map(\.name)).prefix(Self.mostColumns))
    return columns.map(\.name).filter(chosen.contains)
  }

  private static let mostColumns = 16

  /// Both coefficients of every pair in one picture, each on its side of the diagonal.
  private func matrix(_ names: [String], _ found: Correlations) -> Chart {
    let places = Dictionary(
      names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var values = names.map { _ in [Double?](repeating: nil, count: names.count) }
    func place(_ pairs: [CorrelationPair], _ set: (Int, Int, Double?) -> Void) {
      for pair in pairs {
        guard let one = places[pair.first], let other = places[pair.second] else { continue }
        set(max(one, other), min(one, other), pair.coefficient)
      }
    }
    place(found.pearson) { values[$0][$1] = $2 }
    place(found.spearman) { values[$1][$0] = $2 }
    return .heatMap(
      "Pearson's correlations below the diagonal, Spearman's above", rows: names, columns: names,
      values: values, format: NumberFormat(.fixed(digits: 2)), coloring: .diverging(bound: 1),
      finding: strongestPair(found.pearson),
      footnote:
        "Pearson's: how close to a straight line, from −1 to 1; Spearman's: the same of the "
        + "ranks, where bends and extreme values do not count. n = \(exploration.shape.studiedRows) "
        + "studied rows. All pairs are in extracts/correlations.csv.")
  }

  /// The strongest pair of two numbers.
  func strongestPair(_ pairs: [CorrelationPair]) -> InlineText {
    guard let first = Self.ranked(pairs).first, let coefficient = first.coefficient else {
      return "No pair has a coefficient."
    }
    return
      "By Pearson's coefficient \(code: first.first) and \(code: first.second) go together most "
      + "(\(Quantity.fixed(coefficient, digits: 2)), n = \(first.count))."
  }

  private static func ranked(_ pairs: [CorrelationPair]) -> [CorrelationPair] {
    let defined = pairs.filter { $0.coefficient != nil }
    return defined.sorted { abs($0.coefficient ?? 0) > abs($1.coefficient ?? 0) }
  }

  private func strongest(_ pairs: [CorrelationPair]) -> Table {
    let shown = Self.ranked(pairs).prefix(15)
    return Table(
      caption: "Pearson's coefficient, the \(shown.count) strongest of \(pairs.count) pairs.",
      columns: [
        .text("Column"), .text("and column"), .number("n"), .number("r"), .number("95 % from"),
        .number("to"), .number("p"),
      ],
      rows: shown.map { pair in
        TableRow([
          .code(pair.first), .code(pair.second), .count(pair.count),
          .number(pair.coefficient.map { .fixed($0, digits: 3) }),
          .number(pair.low.map { .fixed($0, digits: 3) }),
          .number(pair.high.map { .fixed($0, digits: 3) }),
          .number(pair.pValue.map { .pValue($0) }),
        ])
      },
      footnote: "p: two-sided, Student's t with n − 2 degrees of freedom; with many rows even a "
        + "coefficient near 0 has a small p. Look at the size.")
  }

  private func categories(_ pairs: [CategoryPair]) -> Chart {
    var names: [String] = []
    for name in pairs.flatMap({ [$0.first, $0.second] }) where !names.contains(name) {
      names.append(name)
    }
    var values = names.map { row in names.map { $0 == row ? Double?.some(1) : nil } }
    for pair in pairs {
      guard let row = names.firstIndex(of: pair.first),
        let column = names.firstIndex(of: pair.second)
      else { continue }
      values[row][column] = pair.association?.cramersV
      values[column][row] = pair.association?.cramersV
    }
    let strongest = pairs.max {
      ($0.association?.cramersV ?? 0) < ($1.association?.cramersV ?? 0)
    }
    let finding: InlineText =
      strongest.flatMap { pair in
        pair.association.map {
          "\(code: pair.first) and \(code: pair.second) go together most (V = "
            + "\(Quantity.fixed($0.cramersV, digits: 2)), n = \($0.count))."
        }
      } ?? "No pair has a coefficient."
    return .heatMap(
      "Cramér's V of label and categories", rows: names, columns: names, values: values,
      format: NumberFormat(.fixed(digits: 2)), finding: finding,
      footnote: "0: independent; 1: one tells the other.")
  }
}
