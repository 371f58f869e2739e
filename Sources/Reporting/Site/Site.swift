public import Foundation

/// A document with the name of its files.
public struct ReportPage: Codable, Hashable, Sendable {
  /// The stem of its files: lower-case letters, digits and hyphens.
  public var name: String
  /// Its title in the list of pages; shorter than the document's own.
  public var shortTitle: String
  /// What it says.
  public var document: Document

  /// Makes a page.
  ///
  /// - Parameters:
  ///   - name: The stem of its files: lower-case letters, digits and hyphens.
  ///   - shortTitle: Its title in the list of pages; the document's title when not given.
  ///   - document: What it says.
  /// - Precondition: `name` is a stem of that form.
  public init(name: String, shortTitle: String? = nil, document: Document) {
    precondition(!name.isEmpty && Anchor.slug(name) == name, "“\(name)” is not the stem of a file")
    self.name = name
    self.shortTitle = shortTitle ?? document.title
    self.document = document
  }
}

/// Pages that know one another.
public struct Site: Codable, Hashable, Sendable {
  /// The title on top of every page.
  public var title: String
  /// The pages, in order.
  public var pages: [ReportPage]

  /// Makes a site.
  ///
  /// - Precondition: No two pages have one name.
  public init(title: String, pages: [ReportPage]) {
    precondition(Set(pages.map(\.name)).count == pages.count, "two pages have one name")
    self.title = title
    self.pages = pages
  }

  /// A file that a site consists of.
  public struct File: Hashable, Sendable {
    /// Its name in the folder of the site.
    public let path: String
    /// Its content.
    public let bytes: Data
  }

  /// What a page is rendered as.
  public enum Format: String, CaseIterable, Sendable {
    /// For a browser.
    case html
    /// For a repository or a chat.
    case markdown = "md"
    /// For a program.
    case json
  }

  /// Renders every page in every format, page by page.
  ///
  /// The same site gives the same bytes. Nothing is written.
  public func rendered() -> [File] {
    pages.flatMap { page in Format.allCases.map { rendered(page, as: $0) } }
  }

  /// Renders one page in one format.
  public func rendered(_ page: ReportPage, as format: Format) -> File {
    let navigation = navigation(for: page.name)
    let bytes =
      switch format {
      case .html: Data(ReportRenderer.html(page.document, navigation: navigation).utf8)
      case .markdown: Data(ReportRenderer.markdown(page.document, navigation: navigation).utf8)
      case .json: ReportRenderer.json(page.document)
      }
    return File(path: "\(page.name).\(format.rawValue)", bytes: bytes)
  }

  /// What the page of this name must know of its neighbours.
  public func navigation(for name: String) -> SiteNavigation {
    let entries = pages.map { SiteNavigation.Entry(name: $0.name, title: $0.shortTitle) }
    return SiteNavigation(title: title, entries: entries, current: name)
  }
}
