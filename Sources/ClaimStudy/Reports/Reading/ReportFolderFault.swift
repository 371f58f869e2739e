public import Reporting

/// What keeps a report from being shown.
public enum ReportFolderFault: Error, Hashable, Sendable {
  /// The folder has no reports, or is not there.
  case noReports(folder: String)
  /// No page has this name.
  case unknownPage(String, known: [String])
  /// A file is no report.
  case unreadable(file: String, ReportFault)
}

extension ReportFolderFault: CustomStringConvertible {
  /// One sentence: where, what, and what to do.
  public var description: String {
    switch self {
    case .noReports(let folder):
      "\(folder): there are no reports – run `claimctl train` or `claimctl explore` first, "
        + "or name the folder they were written under with --output"
    case .unknownPage(let name, let known):
      "there is no page `\(InertText.line(name))`"
        + (Self.nearest(to: name, in: known).map { "; did you mean `\(InertText.line($0))`?" } ?? "")
        + " – pages here: \(InertText.line(known.joined(separator: ", ")))"
    case .unreadable(let file, let fault): "\(file): \(fault)"
    }
  }

  /// The name that differs least, if it differs by less than half of what was typed.
  static func nearest(to name: String, in known: [String]) -> String? {
    if let longer = known.first(where: { $0.contains(name) }), !name.isEmpty { return longer }
    let nearest = known.map { (name: $0, edits: edits(from: name, to: $0)) }
      .min { $0.edits < $1.edits }
    return nearest.flatMap { 2 * $0.edits < name.count ? $0.name : nil }
  }

  /// How many characters must be added, dropped or changed (Levenshtein), in O(*n* · *m*).
  private static func edits(from one: String, to other: String) -> Int {
    let other = Array(other)
    var row = Array(0...other.count)
    for (line, character) in one.enumerated() {
      var corner = row[0]
      row[0] = line + 1
      for column in other.indices {
        let change = corner + (character == other[column] ? 0 : 1)
        corner = row[column + 1]
        row[column + 1] = min(change, row[column] + 1, corner + 1)
      }
    }
    return row[other.count]
  }
}
