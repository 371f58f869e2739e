/// A link to a page or a section that is not there.
public struct DeadLink: Hashable, Sendable {
  /// The page that has the link.
  public let page: String
  /// Its words.
  public let words: String
  /// Where it leads.
  public let target: LinkTarget
}

extension Site {
  /// The links between pages and sections that lead nowhere; empty for a sound site.
  public var deadLinks: [DeadLink] {
    let anchors = Dictionary(
      uniqueKeysWithValues: pages.map { ($0.name, Set(Outline($0.document).anchors)) })
    return pages.flatMap { page in
      page.document.links.compactMap { words, target in
        let isAlive =
          switch target {
          case .page(let name, let section):
            anchors[name].map { known in section.map { known.contains(Anchor.slug($0)) } ?? true }
              ?? false
          case .section(let id): anchors[page.name]?.contains(Anchor.slug(id)) ?? false
          case .file, .web: target.address(pageExtension: "html") != nil
          }
        return isAlive ? nil : DeadLink(page: page.name, words: words, target: target)
      }
    }
  }
}

extension Document {
  /// All links, in reading order.
  fileprivate var links: [(words: String, target: LinkTarget)] {
    let texts = banners.map(\.text) + [lead] + sections.flatMap(\.texts) + [colophon]
    return texts.flatMap(\.runs).compactMap { run in
      if case .link(let words, let target) = run { (words, target) } else { nil }
    }
  }
}

extension Section {
  fileprivate var texts: [InlineText] { blocks.flatMap(\.texts) + subsections.flatMap(\.texts) }
}

extension Block {
  fileprivate var texts: [InlineText] {
    switch self {
    case .paragraph(let text): [text]
    case .list(let list): list.items
    case .keyFigures(let figures): figures.flatMap { $0.value.texts + [$0.note] }
    case .table(let table):
      [table.caption] + table.rows.flatMap { $0.cells.flatMap(\.texts) } + [table.footnote]
    case .chart(let chart): [chart.finding, chart.footnote]
    case .note(let note): [note.text]
    case .definitions(let entries): entries.flatMap { [$0.term, $0.meaning] }
    case .preformatted: []
    case .details(let details): [details.summary] + details.blocks.flatMap(\.texts)
    }
  }
}

extension Cell {
  fileprivate var texts: [InlineText] {
    if case .text(let text) = self { [text] } else { [] }
  }
}
