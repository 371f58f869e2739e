import Foundation
import Reporting
import Testing

@Suite("Documents")
struct DocumentTests {
  @Test("interpolation makes runs")
  func interpolation() {
    let text: InlineText =
      "a\(strong: "b")\(emphasis: "c")\("d")e\(code: "f")\(link: "g", to: .section("h"))\(3)"
    #expect(
      text.runs == [
        .plain("a"), .strong("b"), .emphasis("c"), .plain("de"), .code("f"),
        .link("g", to: .section(id: "h")), .number(.count(3)),
      ])
    #expect((text + "!").runs.last == .plain("!"))
    #expect(InlineText("").isEmpty)
  }

  @Test("a document survives JSON")
  func coding() throws {
    for document in [SampleDocument.models, SampleDocument.data, Document(title: "")] {
      let bytes = ReportRenderer.json(document)
      #expect(try JSONDecoder().decode(Document.self, from: bytes) == document)
    }
    let site = SampleDocument.site
    #expect(try JSONDecoder().decode(Site.self, from: JSONEncoder().encode(site)) == site)
  }

  @Test(
    "a table whose rows do not fit is refused",
    arguments: [
      #""rows":[{"cells":[],"emphasis":"normal","tone":"neutral"}],"rowHeader":0"#,
      #""rows":[],"rowHeader":1"#,
    ])
  func table(fields: String) {
    let json =
      #"{"caption":"c","columns":[{"title":"a","alignment":"leading"}],"footnote":"",\#(fields)}"#
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(Table.self, from: Data(json.utf8))
    }
  }

  @Test(
    "names of sections are those of GitHub",
    arguments: [
      ("Right and wrong", "right-and-wrong"), ("At 0.5: what?", "at-05-what"),
      ("video_view_count", "video_view_count"), ("日本", "section"), ("", "section"),
      ("<b> \"x\"", "b-x"),
    ])
  func slug(title: String, expected: String) { #expect(Anchor.slug(title) == expected) }

  @Test(
    "addresses are safe or nothing",
    arguments: [
      (.page("models", section: "A b"), "models.md#a-b"), (.page("a\"b"), "ab.md"),
      (.section("x y"), "#x-y"), (.file("a/b c.csv"), "a/b%20c.csv"), (.file("/etc/passwd"), nil),
      (.file("javascript:0"), "./javascript:0"), (.web("JavaScript:0"), nil),
      (.web("//x.org"), nil),
      (.web("https://x.org/(a)<b>"), "https://x.org/%28a%29%3Cb%3E"),
      (.web("data:text/html,x"), nil),
      (.web(" https://x.org"), nil), (.web("mailto:a@b.org"), "mailto:a@b.org"),
    ] as [(LinkTarget, String?)])
  func address(target: LinkTarget, expected: String?) {
    #expect(target.address(pageExtension: "md") == expected)
  }

  @Test("a site knows its dead links")
  func deadLinks() {
    #expect(SampleDocument.site.deadLinks == [])
    let page = ReportPage(
      name: "a",
      document: Document(
        title: "a", lead: "\(link: "1", to: .page("b")) \(link: "2", to: .page("a", section: "s"))",
        sections: [
          Section(
            "S",
            [
              .details(
                "d",
                [
                  .bullets([
                    "\(link: "3", to: .section("t"))", "\(link: "4", to: .section("s"))",
                    "\(link: "5", to: .web("x:y"))", "\(link: "6", to: .page("a"))",
                    "\(link: "7", to: .page("a", section: "z"))",
                  ])
                ])
            ])
        ]))
    #expect(Site(title: "t", pages: [page]).deadLinks.map(\.words) == ["1", "3", "5", "7"])
  }

  @Test("a site renders three files a page, the same bytes each time")
  func site() {
    let files = SampleDocument.site.rendered()
    #expect(
      files.map(\.path) == [
        "models.html", "models.md", "models.json", "data.html", "data.md", "data.json",
      ])
    #expect(files == SampleDocument.site.rendered())
  }
}
