/// A part of each whole.
public struct SharePart: Codable, Hashable, Sendable {
  /// What the part is.
  public var name: String
  /// What it speaks of.
  public var tone: Tone

  /// Makes a part.
  public init(_ name: String, tone: Tone = .neutral) {
    self.name = name
    self.tone = tone
  }
}

/// A whole with the counts of its parts.
public struct ShareRow: Codable, Hashable, Sendable {
  /// What the whole is.
  public var name: String
  /// One count a part, zero or more.
  public var counts: [Int]

  /// Makes a whole.
  public init(_ name: String, counts: [Int]) {
    self.name = name
    self.counts = counts
  }

  /// n.
  var total: Int { counts.reduce(0, +) }
}

/// Parts of wholes.
public struct ShareFigure: Codable, Hashable, Sendable {
  /// The parts, from left to right.
  public let parts: [SharePart]
  /// The wholes, from top to bottom.
  public let rows: [ShareRow]
}

extension Chart {
  /// Bars of equal length cut into shares, each with its n.
  ///
  /// - Parameters:
  ///   - title: What it is.
  ///   - parts: The parts, from left to right.
  ///   - rows: The wholes, from top to bottom; the picture shows the first 40.
  ///   - finding: What it shows.
  ///   - description: What a screen reader says; made from the numbers when not given.
  ///   - footnote: What must be known to read it.
  /// - Returns: The chart.
  /// - Precondition: Each whole has one count a part, none below zero.
  public static func shares(
    _ title: String, parts: [SharePart], rows: [ShareRow], finding: InlineText,
    description: String? = nil, footnote: InlineText = ""
  ) -> Chart {
    let figure = ShareFigure(parts: parts, rows: rows)
    precondition(figure.fault == nil, figure.fault ?? "")
    return Chart(
      title: title, finding: finding, description: description, footnote: footnote,
      figure: .shares(figure))
  }
}

extension ShareFigure: FigureContent {
  var kindName: String { "Stacked shares" }

  var summary: String {
    guard !rows.isEmpty else { return "No data." }
    let named = rows.prefix(6).map { row in
      let shares = zip(parts, row.counts).map { part, count in
        "\(part.name) \(Self.share(count, of: row.total)?.shown ?? "–")"
      }
      return "\(row.name), n = \(Quantity.count(row.total).shown): "
        + shares.joined(separator: ", ")
    }
    let rest = rows.count > 6 ? "; and \(rows.count - 6) more" : ""
    return named.joined(separator: "; ") + rest + "."
  }

  var table: Table {
    let columns = parts.flatMap { part in
      [TableColumn.number("count", group: part.name), .number("share", group: part.name)]
    }
    return Table(
      caption: "", columns: [.text("Group"), .number("n")] + columns,
      rows: rows.map { row in
        TableRow(
          [.text(InlineText(row.name)), .count(row.total)]
            + row.counts.flatMap { count in
              [Cell.count(count), .number(Self.share(count, of: row.total))]
            })
      })
  }

  var fault: String? {
    rows.allSatisfy { $0.counts.count == parts.count && $0.counts.allSatisfy { $0 >= 0 } }
      ? nil : "each row of shares has one count, not below zero, for each of \(parts.count) parts"
  }

  var remark: InlineText? { Thinning.remark(on: rows.count, shown: Thinning.categories) }

  static func share(_ count: Int, of total: Int) -> Quantity? {
    total > 0 ? .percent(Double(count) / Double(total)) : nil
  }
}
