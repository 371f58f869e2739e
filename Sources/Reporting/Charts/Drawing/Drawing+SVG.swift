extension Drawing {
  /// Writes the drawing as one inert picture.
  ///
  /// - Parameters:
  ///   - html: Where to write.
  ///   - form: The class that says on which screens it is shown.
  ///   - id: A name unique in the page.
  ///   - title: What it is.
  ///   - description: What a screen reader says instead.
  func write(
    to html: inout HTMLWriter, form: StaticString, id: String, title: String, description: String
  ) {
    let size = (Path.coordinate(width), Path.coordinate(height))
    html.element(
      "svg",
      [
        .class(form), .init("viewBox", "0 0 \(size.0) \(size.1)"), .init("width", size.0),
        .init("height", size.1), .init("role", "img"),
        .init("aria-labelledby", "\(id).title \(id).desc"),
      ]
    ) { html in
      html.lineEnd()
      html.element("title", [.id("\(id).title")], text: title)
      html.element("desc", [.id("\(id).desc")], text: description)
      html.lineEnd()
      for item in items {
        switch item {
        case .shape(let path, let look, let hint): write(path, look, hint, to: &html)
        case .words(let words): write(words, to: &html)
        }
      }
      html.lineEnd()
    }
    html.lineEnd()
  }

  private func write(
    _ path: Path, _ look: Look, _ hint: String?, to html: inout HTMLWriter
  ) {
    html.element("path", [.init("class", look.classes), .init("d", path.data)]) { html in
      if let hint { html.element("title", text: hint) }
    }
    html.lineEnd()
  }

  private func write(_ words: Words, to html: inout HTMLWriter) {
    let x = Path.coordinate(words.x)
    let y = Path.coordinate(words.y)
    var names = words.role.rawValue
    if let step = words.step { names += " on-\(step.className)" }
    if words.tone != .neutral { names += " \(words.tone.rawValue)" }
    var attributes: [HTMLWriter.Attribute] = [
      .init("class", names), .init("x", x), .init("y", y),
    ]
    if words.anchor != .start { attributes.append(.init("text-anchor", words.anchor.rawValue)) }
    if words.climbs { attributes.append(.init("transform", "rotate(-45 \(x) \(y))")) }
    html.element("text", attributes) { html in
      if hasHints, let full = words.full { html.element("title", text: full) }
      html.text(words.text)
    }
    html.lineEnd()
  }
}
