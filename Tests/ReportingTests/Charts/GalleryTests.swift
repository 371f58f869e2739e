import Foundation
import Reporting
import Testing

@Suite("Gallery of charts")
struct GalleryTests {
  @Test("HTML and Markdown are as recorded")
  func pages() throws {
    try Golden.expect(
      Data(ReportRenderer.html(Gallery.document).utf8), isIn: "gallery.html")
    try Golden.expect(
      Data(ReportRenderer.markdown(Gallery.document).utf8), isIn: "gallery.md")
  }
}
