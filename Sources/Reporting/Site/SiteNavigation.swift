/// What a page must know of its neighbours.
public struct SiteNavigation: Codable, Hashable, Sendable {
  /// A page.
  public struct Entry: Codable, Hashable, Sendable {
    /// The stem of its file.
    public var name: String
    /// Its title in the list of pages.
    public var title: String

    /// Makes an entry.
    public init(name: String, title: String) {
      self.name = name
      self.title = title
    }
  }

  /// The title of the site.
  public var title: String
  /// All pages, in order.
  public var entries: [Entry]
  /// The stem of this page's file.
  public var current: String

  /// Makes the navigation of one page.
  public init(title: String, entries: [Entry], current: String) {
    self.title = title
    self.entries = entries
    self.current = current
  }
}
