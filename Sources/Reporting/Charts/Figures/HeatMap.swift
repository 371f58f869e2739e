/// A matrix of numbers.
public struct HeatFigure: Codable, Hashable, Sendable {
  /// How numbers become colours.
  public enum Coloring: Hashable, Sendable {
    /// From nothing to the largest number of the matrix.
    case sequential
    /// Two colours that meet at zero, each full at this distance from it.
    case diverging(bound: Double)
  }

  /// The names of the rows, from top to bottom.
  public let rows: [String]
  /// The names of the columns, from left to right.
  public let columns: [String]
  /// The numbers, row by row; none where there is nothing to show.
  public let values: [[Double?]]
  /// How numbers are shown.
  public let format: NumberFormat
  /// How numbers become colours.
  public let coloring: Coloring
  /// What the rows are.
  public let rowTitle: String?
  /// What the columns are.
  public let columnTitle: String?
}

extension Chart {
  /// A heat map: correlations, a confusion matrix, a crossing of two columns.
  ///
  /// - Parameters:
  ///   - title: What it is.
  ///   - rows: The names of the rows, from top to bottom; the picture shows the first 40.
  ///   - columns: The names of the columns, from left to right; the picture shows the first 40.
  ///   - values: The numbers, row by row; one that is not finite is shown as missing.
  ///   - format: How numbers are shown.
  ///   - coloring: How numbers become colours.
  ///   - rowTitle: What the rows are.
  ///   - columnTitle: What the columns are.
  ///   - finding: What it shows.
  ///   - description: What a screen reader says; made from the numbers when not given.
  ///   - footnote: What must be known to read it.
  /// - Returns: The chart.
  /// - Precondition: `values` has as many rows and columns as there are names.
  public static func heatMap(
    _ title: String, rows: [String], columns: [String], values: [[Double?]],
    format: NumberFormat = NumberFormat(.significant(digits: 2)),
    coloring: HeatFigure.Coloring = .sequential, rowTitle: String? = nil,
    columnTitle: String? = nil, finding: InlineText, description: String? = nil,
    footnote: InlineText = ""
  ) -> Chart {
    var omitted = 0
    let finite = values.map { row in
      row.map { value -> Double? in
        guard let value else { return nil }
        if !value.isFinite { omitted += 1 }
        return value.isFinite ? value : nil
      }
    }
    let figure = HeatFigure(
      rows: rows, columns: columns, values: finite, format: format, coloring: coloring,
      rowTitle: rowTitle, columnTitle: columnTitle)
    precondition(figure.fault == nil, figure.fault ?? "")
    return Chart(
      title: title, finding: finding, description: description, footnote: footnote,
      omitted: omitted, figure: .heatMap(figure))
  }
}

extension HeatFigure: FigureContent {
  var kindName: String { "Heat map" }

  var summary: String {
    let size =
      "\(rows.count) rows"
      + (rowTitle.map { " (\($0))" } ?? "") + " by \(columns.count) columns"
      + (columnTitle.map { " (\($0))" } ?? "")
    let numbers = values.joined().compactMap { $0 }
    guard let low = numbers.min(), let high = numbers.max() else { return "\(size). No data." }
    return "\(size), from \(quantity(low).shown) to \(quantity(high).shown)."
  }

  func quantity(_ value: Double) -> Quantity { Quantity(.real(value), format) }

  var table: Table {
    Table(
      caption: "",
      columns: [.text(rowTitle ?? "Row")] + columns.map { .number($0, group: columnTitle) },
      rows: zip(rows, values).map { name, row in
        TableRow([.text(InlineText(name))] + row.map { .number($0.map(quantity)) })
      })
  }

  var fault: String? {
    if case .diverging(let bound) = coloring, !(bound > 0 && bound.isFinite) {
      return "the bound of a diverging heat map is above zero"
    }
    return values.count == rows.count && values.allSatisfy { $0.count == columns.count }
      ? nil : "a heat map has \(rows.count) rows of \(columns.count) values"
  }

  var remark: InlineText? {
    Thinning.remark(on: max(rows.count, columns.count), shown: Thinning.categories)
  }
}

extension HeatFigure.Coloring: Codable {
  private enum Kind: String, Codable { case sequential, diverging }
  private enum Key: String, CodingKey { case kind, bound }

  /// Reads one object.
  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Key.self)
    switch try fields.decode(Kind.self, forKey: .kind) {
    case .sequential: self = .sequential
    case .diverging: self = .diverging(bound: try fields.decode(Double.self, forKey: .bound))
    }
  }

  /// Writes one object.
  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Key.self)
    switch self {
    case .sequential: try fields.encode(Kind.sequential, forKey: .kind)
    case .diverging(let bound):
      try fields.encode(Kind.diverging, forKey: .kind)
      try fields.encode(bound, forKey: .bound)
    }
  }
}
