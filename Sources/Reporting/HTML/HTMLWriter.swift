/// Writes HTML that is well formed and whose text is inert, by construction.
///
/// Names of elements and attributes are literals of this room; whatever else goes in is escaped for
/// the place where it stands. Elements close themselves.
package struct HTMLWriter {
  /// The name of an element; only a literal makes one.
  package struct Tag: ExpressibleByStringLiteral {
    let name: StaticString
    package init(stringLiteral name: StaticString) { self.name = name }
  }

  /// An attribute; its name is a literal, its value any text.
  package struct Attribute {
    let name: StaticString
    let value: String
    package init(_ name: StaticString, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// What was written.
  package private(set) var markup = ""

  package init() {}

  /// Writes an element with its content.
  package mutating func element(
    _ tag: Tag, _ attributes: [Attribute] = [], _ content: (inout HTMLWriter) -> Void
  ) {
    open(tag, attributes)
    content(&self)
    markup += "</\(tag.name)>"
  }

  /// Writes an element that holds text alone.
  package mutating func element(_ tag: Tag, _ attributes: [Attribute] = [], text: String) {
    element(tag, attributes) { $0.text(text) }
  }

  /// Writes an element that cannot have content.
  package mutating func void(_ tag: Tag, _ attributes: [Attribute] = []) { open(tag, attributes) }

  /// Writes a line end, for those who read the source.
  package mutating func lineEnd() { markup += "\n" }

  /// Writes text on one line.
  package mutating func text(_ text: String) { escape(InertText.line(text), quotes: false) }

  /// Writes text whose line ends count.
  package mutating func lines(_ text: String) { escape(InertText.lines(text), quotes: false) }

  /// Writes the document type.
  package mutating func documentType() { markup += "<!DOCTYPE html>\n" }

  /// Writes a style sheet of this room.
  package mutating func styleSheet(_ sheet: StyleSheet) {
    markup += "<style>\(sheet.text)</style>"
  }

  private mutating func open(_ tag: Tag, _ attributes: [Attribute]) {
    markup += "<\(tag.name)"
    for attribute in attributes {
      markup += " \(attribute.name)=\""
      escape(InertText.line(attribute.value), quotes: true)
      markup += "\""
    }
    markup += ">"
  }

  private mutating func escape(_ text: String, quotes: Bool) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": markup += "&amp;"
      case "<": markup += "&lt;"
      case ">": markup += "&gt;"
      case "\"" where quotes: markup += "&quot;"
      case "'" where quotes: markup += "&#39;"
      default: markup.unicodeScalars.append(scalar)
      }
    }
  }
}

extension HTMLWriter.Attribute {
  static func `class`(_ name: StaticString) -> Self { Self("class", "\(name)") }
  static func id(_ name: String) -> Self { Self("id", name) }
  static func href(_ address: String) -> Self { Self("href", address) }
}
