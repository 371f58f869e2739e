import Foundation

/// What a field of a line of JSON holds.
package enum JSONValue: Hashable, Sendable {
  /// A number; `null` unless finite.
  case number(Double)
  /// A whole number.
  case whole(Int)
  /// A text.
  case text(String)

  var encoded: String {
    switch self {
    case .number(let value): value.isFinite ? "\(value)" : "null"
    case .whole(let value): "\(value)"
    case .text(let text): Self.quoted(text)
    }
  }

  private static func quoted(_ text: String) -> String {
    let inner = text.unicodeScalars.map { scalar in
      switch scalar {
      case "\"", "\\": "\\\(scalar)"
      case _ where scalar.value < 0x20: String(format: "\\u%04x", scalar.value)
      default: String(scalar)
      }
    }
    return "\"\(inner.joined())\""
  }
}

/// Writes one measurement as one line of JSON, with the keys that the peers' scripts use.
package enum JSONLine {
  /// The line, its fields in their order.
  package static func encoded(_ fields: [(String, JSONValue)]) -> String {
    let body = fields.map { "\(JSONValue.text($0.0).encoded): \($0.1.encoded)" }
    return "{" + body.joined(separator: ", ") + "}"
  }

  /// Prints the line to standard output.
  package static func print(_ fields: [(String, JSONValue)]) { Swift.print(encoded(fields)) }
}
