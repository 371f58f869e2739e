public import Foundation

/// The four renderings of a document.
///
/// All are pure functions, and know nothing of what a document speaks of.
public enum ReportRenderer {
  /// A self-contained page: no script, no network, light and dark, screen and paper.
  ///
  /// - Parameters:
  ///   - document: What to render.
  ///   - navigation: The pages among which it stands; none for a page alone.
  /// - Returns: The page, in UTF-8 when written.
  public static func html(_ document: Document, navigation: SiteNavigation? = nil) -> String {
    var renderer = HTMLRenderer(navigation: navigation)
    return renderer.page(document)
  }

  /// Markdown as GitHub reads it.
  ///
  /// - Parameters:
  ///   - document: What to render.
  ///   - navigation: The pages among which it stands; none for a page alone.
  /// - Returns: The page.
  public static func markdown(_ document: Document, navigation: SiteNavigation? = nil) -> String {
    MarkdownRenderer(navigation: navigation).page(document)
  }

  /// JSON with every number in full precision, keys in alphabetical order.
  ///
  /// `Document` reads it back.
  public static func json(_ document: Document) -> Data {
    JSONRenderer.file(document)
  }

  /// Lines for a terminal, each ended by a line end.
  ///
  /// - Parameters:
  ///   - document: What to render.
  ///   - width: The columns of the terminal; below 30 counts as 30.
  ///   - color: Whether the terminal shows colours.
  /// - Returns: The lines.
  public static func terminal(_ document: Document, width: Int, color: Bool) -> String {
    TerminalRenderer(style: TerminalStyle(width: width, color: color)).page(document)
  }
}
