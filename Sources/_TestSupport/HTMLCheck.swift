import Foundation

/// A small reader of HTML for tests: what it reports is what a strict parser would refuse.
package struct HTMLCheck {
  /// An element with what is inside.
  package struct Element {
    package let tag: String
    package let attributes: [String: String]
    /// The text inside, with that of its descendants.
    package fileprivate(set) var text = ""
    /// The text inside, without that of its descendants.
    package fileprivate(set) var own = ""
  }

  /// The elements in the order of their first tags.
  package private(set) var elements: [Element] = []
  /// What is wrong with the syntax.
  package private(set) var faults: [String] = []
  private var open: [Int] = []

  private static let void: Set<String> = ["meta", "link"]

  /// Reads code points, as browsers do: a mark that combines with `<` does not hide it.
  package init(_ html: String) {
    var rest = Substring(html).unicodeScalars
    if html.hasPrefix("<!DOCTYPE html>") {
      rest = rest.dropFirst("<!DOCTYPE html>".count)
    } else {
      faults.append("no document type")
    }
    while !rest.isEmpty {
      if rest.first == "<" { tag(&rest) } else { text(&rest) }
    }
    for index in open { faults.append("\(elements[index].tag) is never closed") }
  }

  /// The elements of a name.
  package func all(_ tag: String) -> [Element] { elements.filter { $0.tag == tag } }

  private typealias Scalars = Substring.UnicodeScalarView

  private mutating func text(_ rest: inout Scalars) {
    let raw = rest.prefix { $0 != "<" }
    rest = rest[raw.endIndex...]
    if open.last.map({ elements[$0].tag }) != "style", raw.contains(">") {
      faults.append("a bare > in \(String(raw.prefix(40)))")
    }
    let words = Self.unescaped(raw)
    for index in open { elements[index].text += words }
    if let last = open.last { elements[last].own += words }
  }

  private mutating func tag(_ rest: inout Scalars) {
    guard let end = Self.end(of: rest) else {
      faults.append("a tag without end: \(String(rest.prefix(40)))")
      rest = rest[rest.endIndex...]
      return
    }
    let body = rest[rest.index(after: rest.startIndex)..<end]
    rest = rest[rest.index(after: end)...]
    if body.first == "/" {
      close(String(body.dropFirst()))
      return
    }
    let name = String(body.prefix { $0 != " " })
    if !name.allSatisfy({ ("a"..."z").contains($0) || ("1"..."6").contains($0) }) {
      faults.append("<\(name)> is not an element of ours")
    }
    let attributes = attributes(body.drop { $0 != " " }, of: name)
    elements.append(Element(tag: name, attributes: attributes))
    if !Self.void.contains(name) { open.append(elements.count - 1) }
  }

  private mutating func close(_ name: String) {
    if let last = open.last, elements[last].tag == name {
      open.removeLast()
    } else {
      faults.append("</\(name)> closes nothing")
    }
  }

  /// The end of a tag: the first `>` outside quotes.
  private static func end(of text: Scalars) -> Scalars.Index? {
    var isQuoted = false
    for index in text.indices {
      if text[index] == "\"" { isQuoted.toggle() }
      if text[index] == ">", !isQuoted { return index }
    }
    return nil
  }

  private mutating func attributes(_ body: Scalars, of tag: String) -> [String: String] {
    var rest = body
    var result: [String: String] = [:]
    while rest.first == " " {
      rest = rest.dropFirst()
      let name = String(rest.prefix { $0 != "=" })
      rest = rest.drop { $0 != "=" }.dropFirst()
      guard rest.first == "\"", let end = rest.dropFirst().firstIndex(of: "\"") else {
        faults.append("the attribute \(name) of \(tag) has no quotes")
        return result
      }
      let value = rest[rest.index(after: rest.startIndex)..<end]
      if value.contains("<") || value.contains("'") {
        faults.append("\(name)=\(String(value)) is not escaped")
      }
      if result.updateValue(Self.unescaped(value), forKey: name) != nil {
        faults.append("\(tag) has \(name) twice")
      }
      rest = rest[rest.index(after: end)...]
    }
    if !rest.isEmpty { faults.append("\(tag) ends in \(String(rest))") }
    return result
  }

  private static func unescaped(_ text: Scalars) -> String {
    guard text.contains("&") else { return String(text) }
    return
      [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
      .reduce(String(text)) { text, pair in
        text.replacingOccurrences(of: pair.0, with: pair.1, options: .literal)
      }
  }
}

extension HTMLCheck {
  /// What is wrong with a page beyond its syntax.
  package var pageFaults: [String] {
    var faults = self.faults
    let ids = elements.compactMap { $0.attributes["id"] }
    if Set(ids).count != ids.count { faults.append("an id is there twice") }
    for id in ids where id.isEmpty || id.contains(" ") { faults.append("“\(id)” is no id") }
    let levels = elements.compactMap {
      $0.tag.count == 2 && $0.tag.first == "h" ? $0.tag.last?.wholeNumberValue : nil
    }
    if levels.filter({ $0 == 1 }).count != 1 { faults.append("not one h1") }
    for (before, after) in zip(levels, levels.dropFirst()) where after > before + 1 {
      faults.append("h\(after) follows h\(before)")
    }
    if all("main").count != 1 { faults.append("not one main") }
    for table in ["table", "caption"] where all(table).count != all("table").count {
      faults.append("a table without \(table)")
    }
    for heading in all("th") where heading.attributes["scope"] == nil {
      faults.append("a th without scope")
    }
    for region in elements where region.attributes["tabindex"] == "0" && region.tag == "div" {
      let label = region.attributes["aria-labelledby"] ?? ""
      if region.attributes["role"] != "group" || !ids.contains(label) {
        faults.append("a region without label")
      }
    }
    for picture in all("svg") {
      let names = (picture.attributes["aria-labelledby"] ?? "").split(separator: " ")
      if picture.attributes["role"] != "img" || names.count != 2
        || !names.allSatisfy({ ids.contains(String($0)) })
      {
        faults.append("a picture without title and description")
      }
    }
    return faults + addressFaults(Set(ids)) + activeFaults
  }

  private func addressFaults(_ ids: Set<String>) -> [String] {
    elements.compactMap { element in
      guard let address = element.attributes["href"], element.tag == "a" else { return nil }
      if address.hasPrefix("#"), !ids.contains(String(address.dropFirst())) {
        return "\(address) leads nowhere"
      }
      let scheme = address.prefix { $0 != "/" && $0 != "#" && $0 != "?" }
      guard let colon = scheme.firstIndex(of: ":") else { return nil }
      return ["http", "https", "mailto"].contains(scheme[..<colon].lowercased())
        ? nil : "\(address) is not safe"
    }
  }

  /// Whatever would run, load or style.
  private var activeFaults: [String] {
    elements.flatMap { element -> [String] in
      let isActive = ["script", "iframe", "object", "embed", "img", "base", "form", "input"]
        .contains(element.tag)
      let active = element.attributes.keys.filter {
        $0.hasPrefix("on") || $0 == "style" || $0 == "src"
      }
      return (isActive ? ["<\(element.tag)>"] : []) + active.map { "\($0) of \(element.tag)" }
    }
  }
}
