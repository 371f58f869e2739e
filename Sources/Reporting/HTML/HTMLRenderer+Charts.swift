extension HTMLRenderer {
  mutating func chart(_ chart: Chart, in html: inout HTMLWriter) {
    html.element("figure", [.class("chart")]) { html in
      html.element("figcaption") { html in
        html.element("p", [.class("chart-title")], text: chart.title)
        if !chart.finding.isEmpty {
          html.element("p", [.class("finding")]) { inline(chart.finding, in: &$0) }
        }
      }
      html.lineEnd()
      for remark in chart.remarks {
        html.element("p", [.class("footnote")]) { inline(remark, in: &$0) }
        html.lineEnd()
      }
      html.element("details") { html in
        html.element("summary", text: "The numbers behind this picture")
        html.lineEnd()
        table(chart.table(), in: &html)
      }
    }
  }
}
