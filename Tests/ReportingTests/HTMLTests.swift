import Reporting
import Testing
import _TestSupport

@Suite("HTML")
struct HTMLTests {
  private let page = HTMLCheck(
    ReportRenderer.html(
      SampleDocument.models, navigation: SampleDocument.site.navigation(for: "models")))

  @Test("a page is well formed, its headings in order, its names unique, its tables described")
  func sound() { #expect(page.pageFaults == []) }

  @Test("a bare page is sound too")
  func bare() {
    let check = HTMLCheck(ReportRenderer.html(Document(title: "")))
    #expect(check.pageFaults == [])
    #expect(check.all("nav").isEmpty)
  }

  @Test("the checker finds what it is for")
  func checker() {
    let bad = """
      <!DOCTYPE html><main><h1>a</h1><h3 id="x">b</h3><p id="x" onclick="y">c</main>\
      <a href="javascript:0">d</a><a href="#z">e</a><script></script><table><th>f</th></table>
      """
    let faults = HTMLCheck(bad).pageFaults
    for expected in [
      "</main> closes nothing", "an id is there twice", "h3 follows h1", "onclick of p", "<script>",
      "javascript:0 is not safe", "#z leads nowhere", "a th without scope",
      "a table without caption",
    ] {
      #expect(faults.contains(expected), "\(expected) was not found")
    }
  }

  @Test("the policy allows the page's own style sheet and nothing else")
  func policy() throws {
    let sheet = try #require(page.all("style").first?.text)
    let hash = Base64.encoded(SHA256.digest(sheet.utf8))
    let policy = page.all("meta").first { $0.attributes["http-equiv"] == "Content-Security-Policy" }
    #expect(
      policy?.attributes["content"] == """
        default-src 'none'; style-src 'sha256-\(hash)'; img-src data:; base-uri 'none'; \
        form-action 'none'
        """)
    #expect(!sheet.contains("url("))
    #expect(!sheet.contains("@import"))
  }

  @Test("navigation marks the current page and skips to the content")
  func navigation() {
    let links = page.all("a")
    #expect(links.first?.attributes["href"] == "#page.main")
    let current = links.filter { $0.attributes["aria-current"] == "page" }
    #expect(current.map(\.text) == ["Models"])
    #expect(links.contains { $0.attributes["href"] == "data.html" })
    #expect(
      page.all("nav").compactMap { $0.attributes["aria-label"] } == ["Pages", "On this page"])
  }

  @Test("each number has its exact value, and a title where it is shown rounded")
  func numbers() {
    let document = Document(
      title: "n",
      lead: "\(.percent(0.995_234_5)) of \(12_345), \(.exact(-0.25)), \(.fixed(3, digits: 2))")
    let data = HTMLCheck(ReportRenderer.html(document)).all("data")
    #expect(data.map(\.text) == ["99.5%", "12,345", "\u{2212}0.25", "3.00"])
    #expect(data.map { $0.attributes["value"] } == ["0.9952345", "12345", "-0.25", "3"])
    #expect(data.map { $0.attributes["title"] } == ["exactly 0.9952345", nil, nil, "exactly 3"])
  }

  @Test("sections six deep keep their order; names that are taken get a number")
  func deepSections() {
    var section = Section("Same")
    for _ in 0..<8 { section = Section("Same", [.paragraph("x")], subsections: [section]) }
    let document = Document(title: "t", sections: [section, Section("Other"), Section("日本")])
    let check = HTMLCheck(ReportRenderer.html(document))
    #expect(check.pageFaults == [])
    #expect(check.all("h6").count == 5)
    let anchors = Outline(document).anchors
    #expect(anchors.prefix(3) == ["same", "same-1", "same-2"])
    #expect(anchors.suffix(2) == ["other", "section"])
  }

  @Test("an unsafe address leaves its words without a link")
  func unsafeLink() {
    let document = Document(
      title: "t",
      lead:
        "\(link: "press", to: .web("javascript:alert(1)")) \(link: "go", to: .web("https://example.org/a b"))"
    )
    let check = HTMLCheck(ReportRenderer.html(document))
    #expect(check.pageFaults == [])
    #expect(check.all("p").first?.text == "press go")
    #expect(check.all("a").last?.attributes["href"] == "https://example.org/a%20b")
  }
}
