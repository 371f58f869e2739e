/// A picture of numbers, as a value: what it is, what it shows, and every number in it.
///
/// One value is drawn as SVG in a page and with Unicode blocks in a terminal; Markdown and JSON
/// give its numbers. Charts are made by constructors: `.histogram`, `.boxPlot`, `.violin`, `.bars`,
/// `.shares`, `.scatter`, `.hexbin`, `.lines`, `.roc`, `.precisionRecall`, `.thresholds`,
/// `.reliability`, `.heatMap`, `.waterfall`, `.flow`.
///
/// Numbers that cannot be drawn (NaN, infinite, not positive on a logarithmic axis) are left out
/// when the chart is made and counted in `omitted`, and every rendering says so.
public struct Chart: Codable, Hashable, Sendable {
  /// What it is.
  public var title: String
  /// One sentence that says what it shows, made from the numbers.
  public var finding: InlineText
  /// What a screen reader says instead of the picture.
  public var description: String
  /// Source, n, and whatever must be known to read it; below the picture.
  public var footnote: InlineText
  /// How many numbers were left out because they cannot be drawn.
  public let omitted: Int
  /// The numbers, and how they are drawn.
  public let figure: Figure

  init(
    title: String, finding: InlineText, description: String?, footnote: InlineText,
    omitted: Int = 0, figure: Figure
  ) {
    self.title = title
    self.finding = finding
    self.footnote = footnote
    self.omitted = omitted
    self.figure = figure
    self.description = description ?? "\(figure.kindName): \(title). \(figure.summary)"
  }

  /// The numbers behind the picture, as a table.
  ///
  /// - Parameter limit: How many rows at most; what is left out is said in the footnote. None for
  ///   all rows.
  /// - Returns: The table.
  /// - Complexity: O(*numbers*)
  public func table(limit: Int? = Chart.shownRows) -> Table {
    let full = figure.table
    let caption = InlineText("\(title) – the numbers")
    let thinned = Thinning.evenly(full.rows.count, to: limit ?? .max)
    var footnote: InlineText = ""
    if thinned.count < full.rows.count {
      footnote = "\(thinned.count) of \(full.rows.count) rows, evenly spaced; JSON has all."
    }
    return Table(
      caption: caption, columns: full.columns, rows: thinned.map { full.rows[$0] },
      rowHeader: full.rowHeader, footnote: footnote)
  }

  /// How many rows the table behind a chart shows to a reader.
  public static let shownRows = 60

  /// What was left out, in a sentence; nothing when all is drawn.
  var omission: InlineText? {
    guard omitted > 0 else { return nil }
    return omitted == 1
      ? "\(1) number is not drawn: not finite, or not positive on a logarithmic axis."
      : "\(omitted) numbers are not drawn: not finite, or not positive on a logarithmic axis."
  }

  /// All that stands below the picture.
  var remarks: [InlineText] {
    [footnote, omission ?? "", figure.remark ?? ""].filter { !$0.isEmpty }
  }
}
