/// The sections of a document with their levels and with names that are unique in it.
package struct Outline: Sendable {
  /// A section in its place.
  package struct Entry: Sendable {
    /// The unique name.
    package let anchor: String
    /// 2 for the sections of a document, 3 for theirs, and so on; never above 6.
    package let level: Int
    package let section: Section
    package let children: [Entry]
  }

  package let entries: [Entry]

  /// Numbers the sections of a document in reading order.
  ///
  /// The second section named `x` becomes `x-1`, the third `x-2`, as GitHub does.
  package init(_ document: Document) {
    var taken: Set<String> = []
    entries = Self.entries(document.sections, level: 2, taken: &taken)
  }

  private static func entries(
    _ sections: [Section], level: Int, taken: inout Set<String>
  ) -> [Entry] {
    sections.map { section in
      let anchor = unique(Anchor.slug(section.id), taken: &taken)
      let children = entries(section.subsections, level: min(level + 1, 6), taken: &taken)
      return Entry(anchor: anchor, level: level, section: section, children: children)
    }
  }

  private static func unique(_ name: String, taken: inout Set<String>) -> String {
    var candidate = name
    var count = 0
    while !taken.insert(candidate).inserted {
      count += 1
      candidate = "\(name)-\(count)"
    }
    return candidate
  }

  /// The unique names in reading order.
  package var anchors: [String] {
    func names(_ entries: [Entry]) -> [String] {
      entries.flatMap { [$0.anchor] + names($0.children) }
    }
    return names(entries)
  }
}
