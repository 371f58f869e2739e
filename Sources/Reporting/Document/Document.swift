/// A report as a value: what it says, in what order, without any word on how it looks.
///
/// A document is rendered by `ReportRenderer` as HTML, Markdown, JSON or for a terminal.
/// Every number in it is a `Quantity`, so that no rendering loses precision for another.
public struct Document: Codable, Hashable, Sendable {
  /// The title of the page.
  public var title: String
  /// The answer in one paragraph, for a reader who reads nothing else.
  public var lead: InlineText
  /// What must be read before anything else; on top of every rendering.
  public var banners: [Note]
  /// The body, in reading order.
  public var sections: [Section]
  /// One line at the end: what made this document, from what.
  public var colophon: InlineText

  /// Makes a document.
  public init(
    title: String, lead: InlineText = "", banners: [Note] = [], sections: [Section] = [],
    colophon: InlineText = ""
  ) {
    self.title = title
    self.lead = lead
    self.banners = banners
    self.sections = sections
    self.colophon = colophon
  }
}
