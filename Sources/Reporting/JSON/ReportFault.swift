public import Foundation

/// What keeps bytes from being read as a report.
public enum ReportFault: Error, Hashable, Sendable {
  /// The text stops being JSON at this place; both count from 1.
  case brokenJSON(line: Int, column: Int)
  /// It is JSON, and no report: `place` is the way to the value, empty for the whole.
  case notReport(place: String, problem: String)
}

extension ReportFault: CustomStringConvertible {
  /// One sentence: where, what, and what was expected.
  public var description: String {
    switch self {
    case .brokenJSON(let line, let column):
      "line \(line), column \(column): this is not JSON – a file that claimctl wrote was expected; "
        + "it may have been cut off or edited"
    case .notReport(let place, let problem):
      (place.isEmpty ? "" : "\(place): ")
        + "\(problem) – the JSON of a report was expected, as claimctl writes it"
    }
  }
}

extension Document {
  /// Reads a document from the JSON that `ReportRenderer.json` wrote.
  ///
  /// - Parameter json: The bytes of a file.
  /// - Throws: `ReportFault`, with the place of the first fault.
  /// - Complexity: O(*bytes*)
  public init(json: Data) throws(ReportFault) {
    if let place = JSONSyntax.firstFault(in: Array(json)) {
      throw .brokenJSON(line: place.line, column: place.column)
    }
    do {
      self = try JSONDecoder().decode(Document.self, from: json)
    } catch {
      throw ReportFault(error as? DecodingError)
    }
  }
}

extension ReportFault {
  fileprivate init(_ error: DecodingError?) {
    switch error {
    case .keyNotFound(let key, let context):
      self = .notReport(
        place: Self.place(context), problem: "“\(InertText.line(key.stringValue))” is missing")
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      self = .notReport(place: Self.place(context), problem: "the value is of another kind")
    case .dataCorrupted(let context):
      self = .notReport(
        place: Self.place(context), problem: InertText.line(context.debugDescription))
    default: self = .notReport(place: "", problem: "this cannot be read")
    }
  }

  /// The way to a value, such as `sections[2].blocks[0].kind`.
  private static func place(_ context: DecodingError.Context) -> String {
    context.codingPath.reduce(into: "") { path, key in
      if let index = key.intValue {
        path += "[\(index)]"
      } else {
        path += (path.isEmpty ? "" : ".") + InertText.line(key.stringValue)
      }
    }
  }
}
