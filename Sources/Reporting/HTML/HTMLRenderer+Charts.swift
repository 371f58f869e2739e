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
      let id = "chart.\(nextChart())"
      // Two pictures, of which a style sheet shows one: type stays readable on a telephone.
      chart.figure.drawing(width: Figure.wide, hasHints: true).write(
        to: &html, form: "wide", id: id, title: chart.title, description: chart.description)
      chart.figure.drawing(width: Figure.narrow, hasHints: false).write(
        to: &html, form: "narrow", id: "\(id).narrow", title: chart.title,
        description: chart.description)
      for remark in chart.remarks {
        html.element("p", [.class("footnote")]) { inline(remark, in: &$0) }
        html.lineEnd()
      }
      html.element("details") { html in
        html.element("summary", text: "The numbers behind this picture")
        html.lineEnd()
        showsExactOnHover = false
        table(chart.table(), in: &html)
        showsExactOnHover = true
      }
    }
  }
}
