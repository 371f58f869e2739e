/// Renders a document as one self-contained page of HTML.
///
/// No script, no address that a browser would fetch, one style sheet that the page's own policy
/// names by hash. The same document gives the same bytes.
struct HTMLRenderer {
  let navigation: SiteNavigation?
  private var tableCount = 0
  private var chartCount = 0
  /// Whether numbers say their exact value on hover; those behind pictures, which are many, have it
  /// in `value` alone.
  var showsExactOnHover = true

  init(navigation: SiteNavigation?) { self.navigation = navigation }

  mutating func page(_ document: Document) -> String {
    var html = HTMLWriter()
    let outline = Outline(document)
    html.documentType()
    html.element("html", [.init("lang", "en")]) { html in
      html.lineEnd()
      head(document, in: &html)
      html.element("body") { html in
        html.lineEnd()
        html.element("a", [.class("skip"), .href("#page.main")], text: "Skip to the content")
        html.lineEnd()
        siteHeader(in: &html)
        banners(document.banners, in: &html)
        mainPart(document, outline, in: &html)
        footer(document, in: &html)
      }
      html.lineEnd()
    }
    html.lineEnd()
    return html.markup
  }

  private func head(_ document: Document, in html: inout HTMLWriter) {
    let sheet = StyleSheet.standard
    let policy =
      "default-src 'none'; style-src \(sheet.source); img-src data:; base-uri 'none'; "
      + "form-action 'none'"
    let title = navigation.map { "\(document.title) – \($0.title)" } ?? document.title
    html.element("head") { html in
      html.lineEnd()
      for attributes: [HTMLWriter.Attribute] in [
        [.init("charset", "utf-8")],
        [.init("http-equiv", "Content-Security-Policy"), .init("content", policy)],
        [.init("name", "viewport"), .init("content", "width=device-width, initial-scale=1")],
        [.init("name", "color-scheme"), .init("content", "light dark")],
        [.init("name", "referrer"), .init("content", "no-referrer")],
      ] {
        html.void("meta", attributes)
        html.lineEnd()
      }
      html.element("title", text: title)
      html.lineEnd()
      // Without an icon of its own a served page makes the browser ask for one.
      html.void("link", [.init("rel", "icon"), .href("data:,")])
      html.lineEnd()
      html.styleSheet(sheet)
      html.lineEnd()
    }
    html.lineEnd()
  }

  private func siteHeader(in html: inout HTMLWriter) {
    guard let navigation else { return }
    html.element("header", [.class("site")]) { html in
      html.element("p", [.class("site-name")], text: navigation.title)
      html.lineEnd()
      html.element("nav", [.init("aria-label", "Pages")]) { html in
        html.element("ul") { html in
          for entry in navigation.entries {
            let isCurrent = entry.name == navigation.current
            let address = LinkTarget.page(entry.name).address(pageExtension: "html") ?? "#"
            let current: [HTMLWriter.Attribute] = isCurrent ? [.init("aria-current", "page")] : []
            html.element("li") { $0.element("a", [.href(address)] + current, text: entry.title) }
          }
        }
      }
    }
    html.lineEnd()
  }

  private func banners(_ banners: [Note], in html: inout HTMLWriter) {
    guard !banners.isEmpty else { return }
    html.element("section", [.class("banners"), .init("aria-label", "Read this first")]) { html in
      html.lineEnd()
      for banner in banners { note(banner, in: &html) }
    }
    html.lineEnd()
  }

  private mutating func mainPart(
    _ document: Document, _ outline: Outline, in html: inout HTMLWriter
  ) {
    let hasContents = outline.entries.count > 1
    let layout: [HTMLWriter.Attribute] = hasContents ? [] : [.class("alone")]
    html.element("main", [.id("page.main"), .init("tabindex", "-1")] + layout) { html in
      html.lineEnd()
      html.element("div", [.class("opening")]) { html in
        html.element("h1", text: document.title)
        html.lineEnd()
        if !document.lead.isEmpty {
          html.element("p", [.class("lead")]) { inline(document.lead, in: &$0) }
          html.lineEnd()
        }
      }
      html.lineEnd()
      if hasContents { contents(outline, in: &html) }
      html.element("div", [.class("body")]) { html in
        html.lineEnd()
        for entry in outline.entries { section(entry, in: &html) }
      }
      html.lineEnd()
    }
    html.lineEnd()
  }

  private func contents(_ outline: Outline, in html: inout HTMLWriter) {
    func list(_ entries: [Outline.Entry], in html: inout HTMLWriter) {
      html.element("ul") { html in
        for entry in entries {
          html.element("li") { html in
            html.element("a", [.href("#\(entry.anchor)")], text: entry.section.title)
            if entry.level == 2, !entry.children.isEmpty { list(entry.children, in: &html) }
          }
          html.lineEnd()
        }
      }
    }
    html.element("nav", [.class("contents"), .init("aria-label", "On this page")]) { html in
      html.element("p", text: "On this page")
      list(outline.entries, in: &html)
    }
    html.lineEnd()
  }

  private func footer(_ document: Document, in html: inout HTMLWriter) {
    guard !document.colophon.isEmpty || navigation != nil else { return }
    html.element("footer", [.class("colophon")]) { html in
      if !document.colophon.isEmpty {
        html.element("p") { inline(document.colophon, in: &$0) }
        html.lineEnd()
      }
      if let navigation {
        html.element("p", [.class("renderings")]) { html in
          html.text("This page as ")
          html.element("a", [.href("\(navigation.current).md")], text: "Markdown")
          html.text(" and, with all digits of every number, as ")
          html.element("a", [.href("\(navigation.current).json")], text: "JSON")
          html.text(".")
        }
        html.lineEnd()
      }
    }
    html.lineEnd()
  }

  private mutating func section(_ entry: Outline.Entry, in html: inout HTMLWriter) {
    html.element("section", [.id(entry.anchor)]) { html in
      html.element(Self.heading(entry.level), text: entry.section.title)
      html.lineEnd()
      for block in entry.section.blocks { self.block(block, in: &html) }
      for child in entry.children { section(child, in: &html) }
    }
    html.lineEnd()
  }

  private static func heading(_ level: Int) -> HTMLWriter.Tag {
    switch level {
    case 2: "h2"
    case 3: "h3"
    case 4: "h4"
    case 5: "h5"
    default: "h6"
    }
  }

  /// The number of the next table of this page.
  mutating func nextTable() -> Int {
    tableCount += 1
    return tableCount
  }

  /// The number of the next chart of this page.
  mutating func nextChart() -> Int {
    chartCount += 1
    return chartCount
  }
}
