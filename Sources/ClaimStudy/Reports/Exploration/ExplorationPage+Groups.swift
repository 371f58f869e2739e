import Claims
import Reporting

extension ExplorationPage {
  /// The numbers in the groups that label and categories make.
  var groups: Section? {
    let label = exploration.balance?.column
    let alone = exploration.groups.filter { $0.columns == [label] }
    let categories = exploration.categories.map(section)
    let crossed = exploration.groups.filter { $0.columns.count == 2 }
    guard !alone.isEmpty || !categories.isEmpty else { return nil }
    var sections: [Section] = alone.map {
      Section("By class", id: "groups-by-class", [.table(means($0))])
    }
    sections += categories
    if !crossed.isEmpty {
      sections.append(
        Section(
          "Crossed", id: "groups-crossed",
          [.paragraph("Two columns at once: what differs within a class is not made by the class.")]
            + crossed.map { .details("By \(title($0))", [.table(means($0))]) }))
    }
    return Section(
      "Groups", id: "groups",
      [
        .paragraph(
          "Means say what a group adds up to, medians what a usual row looks like. All groups with "
            + "spread and sums are in \(link: "extracts/groups.csv", to: .file("extracts/groups.csv"))."
        )
      ], subsections: sections)
  }

  private func title(_ table: GroupTable) -> String { table.columns.joined(separator: " × ") }

  private static let shownGroups = 8

  /// Mean and median of up to three groups, the median alone of more.
  private func means(_ table: GroupTable) -> Table {
    let groups = table.groups.prefix(Self.shownGroups)
    let hidden = table.groups.count - groups.count
    let hasMeans = groups.count <= 3
    let rows = table.groups.reduce(0) { $0 + $1.rows }
    return Table(
      caption:
        "\(hasMeans ? "Mean and median" : "Median") by \(title(table)), n = \(rows) studied rows.",
      columns: [.text("Number")]
        + groups.flatMap { group -> [TableColumn] in
          let levels = group.levels.joined(separator: ", ")
          let name = "\(levels) (n = \(Quantity.count(group.rows).shown))"
          return hasMeans
            ? [.number("Mean", group: name), .number("Median", group: name)] : [.number(name)]
        },
      rows: context.detailed.map { number in
        TableRow(
          [.text(link(to: number.name))]
            + groups.flatMap { group in
              (hasMeans ? [shown(group[number.name]?.mean)] : [])
                + [shown(group[number.name]?.median)]
            })
      },
      footnote: hidden > 0 ? "\(hidden) more groups are in extracts/groups.csv." : "")
  }

  // MARK: - One category

  private func section(_ category: CategoryProfile) -> Section {
    var blocks: [Block] = [
      .paragraph(InlineText(exploration.contract.column(category.name)?.description ?? ""))
    ]
    if context.hasClasses, !category.levels.isEmpty {
      blocks.append(.chart(shares(category)))
    }
    blocks.append(.table(levels(category)))
    if let chart = medians(category) { blocks.append(.chart(chart)) }
    if let table = exploration.groups.first(where: { $0.columns == [category.name] }) {
      blocks.append(.table(means(table)))
    }
    return Section(category.name, id: context.section(of: category.name), blocks)
  }

  private static let shownLevels = 20

  private func shares(_ category: CategoryProfile) -> Chart {
    .shares(
      "\(category.name): classes of each level",
      parts: exploration.classNames.enumerated().map {
        SharePart($1, tone: ExplorationSite.tone(ofClass: $0))
      },
      rows: category.levels.prefix(Self.shownLevels).map { ShareRow($0.name, counts: $0.byClass) },
      finding: finding(category))
  }

  /// Between which levels the share of the positive class differs most, and how strongly the
  /// column goes with the class.
  func finding(_ category: CategoryProfile) -> InlineText {
    let shares = category.levels.compactMap { level in level.positiveShare.map { (level.name, $0) }
    }
    guard let high = shares.max(by: { $0.1.value < $1.1.value }),
      let low = shares.min(by: { $0.1.value < $1.1.value }), high.0 != low.0
    else { return "There is nothing to compare." }
    var text: InlineText =
      "The share of \(positive) rows is highest for “\(high.0)” (\(Quantity.percent(high.1.value)), "
      + "n = \(high.1.of)) and lowest for “\(low.0)” (\(Quantity.percent(low.1.value)), "
      + "n = \(low.1.of))."
    if let association = category.association {
      text += " Cramér's V = \(Quantity.fixed(association.cramersV, digits: 3))."
    }
    return text
  }

  private func levels(_ category: CategoryProfile) -> Table {
    var columns: [TableColumn] = [.text("Level"), .number("Rows"), .number("Studied")]
    if context.hasClasses {
      columns += exploration.classNames.map { .number($0) }
      columns += [.number("Share \(positive)"), .number("95 % from"), .number("to")]
    }
    let rows = category.levels.prefix(Self.shownLevels).map { level in
      var cells: [Cell] = [
        .text(InlineText(level.name)), .count(level.count), .count(level.studied),
      ]
      if context.hasClasses {
        cells += level.byClass.map { .count($0) }
        cells += [\ShareEstimate.value, \.low, \.high].map { part in
          .number(level.positiveShare.map { .percent($0[keyPath: part]) })
        }
      }
      return TableRow(cells)
    }
    let hidden = category.levels.count - rows.count + category.levelsNotListed
    return Table(
      caption: "Levels of \(category.name); \(category.missing) rows have none.", columns: columns,
      rows: rows, footnote: hidden > 0 ? "\(hidden) more levels are not shown." : "")
  }

  /// The median of the most telling number, level by level within each class.
  private func medians(_ category: CategoryProfile) -> Chart? {
    guard let label = exploration.balance?.column,
      let crossed = exploration.groups(by: label, category.name),
      let number = context.tellingNumbers.first
    else { return nil }
    let place = crossed.columns.firstIndex(of: label) ?? 0
    let bars = crossed.groups.prefix(2 * Self.shownLevels).compactMap { group -> Bar? in
      guard let value = group[number.name], let median = value.median else { return nil }
      let isPositive = group.levels[place] == exploration.classNames.first
      return Bar(
        group.levels.joined(separator: ", "), .significant(median, digits: 4), count: value.count,
        tone: ExplorationSite.tone(ofClass: isPositive ? 0 : 1))
    }
    guard bars.count > 1 else { return nil }
    let explained = exploration.explainedDifferences.first {
      $0.category == category.name && $0.number == number.name
    }
    return .bars(
      "\(number.name): median by class and \(category.name)",
      value: AxisTitle("median \(number.name)"), bars: bars,
      finding: explained?.control.finding
        ?? "Bars of one colour are one class; compare them with one another.")
  }
}
