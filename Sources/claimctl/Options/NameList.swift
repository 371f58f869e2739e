/// Names in one argument, as a row of a CSV file holds them: `a, b` and `"a, b", c`.
enum NameList {
  /// The names; spaces around them do not count, a quote within quotes is doubled, empty names are passed
  /// over.
  ///
  /// - Throws: `WrongUse` for a quote that is not closed, or with text beside it.
  static func names(in text: String) throws -> [String] {
    var names: [String] = []
    var rest = Substring(text)
    while true {
      rest = rest.drop { $0 == " " }
      let name = rest.first == "\"" ? try quoted(&rest, in: text) : plain(&rest)
      if !name.isEmpty { names.append(name) }
      guard rest.first == "," else { return names }
      rest = rest.dropFirst()
    }
  }

  private static func plain(_ rest: inout Substring) -> String {
    let name = rest.prefix { $0 != "," }
    rest = rest.dropFirst(name.count)
    return String(name.prefix(name.count - name.reversed().prefix { $0 == " " }.count))
  }

  private static func quoted(_ rest: inout Substring, in text: String) throws -> String {
    var name = ""
    rest = rest.dropFirst()
    while true {
      name += rest.prefix { $0 != "\"" }
      rest = rest.drop { $0 != "\"" }
      guard rest.first == "\"" else {
        throw WrongUse(sentence: "--on \(text): a quote is not closed")
      }
      rest = rest.dropFirst()
      guard rest.first == "\"" else { break }
      name += "\""
      rest = rest.dropFirst()
    }
    rest = rest.drop { $0 == " " }
    guard rest.isEmpty || rest.first == "," else {
      throw WrongUse(sentence: "--on \(text): a comma is missing after “\(name)”")
    }
    return name
  }
}
