import Foundation

/// A data set whose every name and text tries to be more than a name or a text.
struct HostileFile {
  static let column = (
    label: "<script>alert(\"label\")</script>", identity: "=cmd|' /C calc'!A0",
    text: "]]><svg onload=alert(1)>", duration: "'\"><img src=x onerror=alert(1)>",
    views: "\u{202E}sweiv\u{202C}", likes: "| a | b |", category: "@SUM(A1:A9)",
    other: "\u{1B}[31mred\u{1B}]0;x\u{7}"
  )
  static let positive = "<b onclick=x>yes</b>"
  static let negative = "-1+1|no`"
  static let levels = ["+<i>one</i>", "= two", "\u{2066}three\u{FEFF}"]

  /// The words that must never stand in a rendering as they are.
  static let live = ["<script>alert", "<svg onload", "<img src", "<b onclick", "<i>one"]

  /// The contract as YAML; JSON strings are YAML strings.
  static func contract() throws -> String {
    func quoted(_ text: String) throws -> String {
      String(decoding: try JSONEncoder().encode(text), as: UTF8.self)
    }
    let columns: [(String, String)] = [
      (column.label, "role: label"), (column.identity, "role: identity"),
      (column.text, "role: text"), (column.duration, "role: number"),
      (column.views, "role: count, exposure: \(try quoted("<u>view</u>"))"),
      (column.likes, "role: count"), (column.category, "role: category"),
      (
        column.other, "role: category, allowed: [\(try levels.map(quoted).joined(separator: ", "))]"
      ),
    ]
    let lines = try columns.map { name, role in
      "- {name: \(try quoted(name)), \(role), description: \(try quoted("<p>\(name)</p>"))}"
    }
    return """
      version: 1
      name: \(try quoted("<h1>videos</h1>"))
      label: {positive: \(try quoted(positive)), negative: \(try quoted(negative))}
      columns:
      \(lines.joined(separator: "\n"))

      """
  }

  /// The records; one cell is a million characters long.
  static func records(rows: Int) -> Data {
    var lines = [
      [
        column.label, column.identity, column.text, column.duration, column.views, column.likes,
        column.category, column.other,
      ]
    ]
    for row in 0..<rows {
      let isPositive = row % 2 == 0
      let noise = (row * 7_919) % 101
      let views = (isPositive ? 500 : 300) + 4 * noise
      lines.append([
        isPositive ? positive : negative, "=id\(row)", text(row, isPositive), "\(noise)",
        "\(views)", "\(views / (2 + row % 3))",
        row % 5 == 0 ? "@level()" : "<a href=\"javascript:alert(1)\">x</a>",
        levels[row % 7 % 3],
      ])
    }
    return Data(lines.map { $0.map(field).joined(separator: ",") + "\n" }.joined().utf8)
  }

  private static func text(_ row: Int, _ isPositive: Bool) -> String {
    if row == 3 { return String(repeating: "=1+1<script>", count: 90_000) }
    let opening =
      isPositive ? "=HYPERLINK <script>alert(\(row % 4))</script>" : "\u{202E}@cmd ]]> \u{1B}[2J"
    return "\(opening) \"quoted\" \(row % 11) </style><iframe> `x`\r\n| a | b | ＝1"
  }

  private static func field(_ text: String) -> String {
    "\"\(text.replacingOccurrences(of: "\"", with: "\"\"", options: .literal))\""
  }
}
