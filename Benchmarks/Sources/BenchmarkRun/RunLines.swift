import Foundation

/// A line of a run that cannot be read.
package struct UnreadableLine: Error, Hashable, CustomStringConvertible {
  /// Its number, counted from 1.
  package let line: Int
  /// What is wrong with it.
  package let problem: String

  /// What is wrong with a line.
  package init(line: Int, problem: String) {
    self.line = line
    self.problem = problem
  }

  /// One sentence.
  package var description: String { "Line \(line) of the run cannot be read: \(problem)." }
}

/// What a run of `make bench` printed, line by line.
package struct RunLines: Hashable, Sendable {
  package var machine: MachineLine?
  package var versions: [VersionLine] = []
  package var missing: [MissingLine] = []
  package var contests: [ContestLine] = []
  package var works: [WorkLine] = []
  package var samples: [SampleLine] = []
  package var growth: [GrowthLine] = []
  package var sets: [SetLine] = []
  package var quality: [QualityLine] = []

  /// A run that has measured nothing.
  package init() {}

  /// Reads lines of JSON; blank lines are passed over.
  ///
  /// Lines of several runs may follow one another; what they say of one thing counts once.
  ///
  /// - Throws: `UnreadableLine` for the first line that is none.
  package init(_ text: String) throws(UnreadableLine) {
    for (place, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where !line.isEmpty {
      do {
        try add(Data(line.utf8))
      } catch {
        throw UnreadableLine(line: place + 1, problem: Self.sentence(error))
      }
    }
  }

  private struct Kind: Decodable { let kind: String }

  private mutating func add(_ line: Data) throws {
    let decoder = JSONDecoder()
    switch try decoder.decode(Kind.self, from: line).kind {
    case "machine": machine = try machine ?? decoder.decode(MachineLine.self, from: line)
    case "version": try once(decoder.decode(VersionLine.self, from: line), in: \.versions)
    case "missing": try once(decoder.decode(MissingLine.self, from: line), in: \.missing)
    case "contest": try once(decoder.decode(ContestLine.self, from: line), in: \.contests)
    case "work": try once(decoder.decode(WorkLine.self, from: line), in: \.works)
    case "sample": samples.append(try decoder.decode(SampleLine.self, from: line))
    case "growth": growth.append(try decoder.decode(GrowthLine.self, from: line))
    case "set": try once(decoder.decode(SetLine.self, from: line), in: \.sets)
    case "quality": quality.append(try decoder.decode(QualityLine.self, from: line))
    case let other: throw UnreadableLine(line: 0, problem: "“\(other)” is no kind of line")
    }
  }

  private mutating func once<Line: Hashable>(
    _ line: Line, in lines: WritableKeyPath<Self, [Line]>
  ) {
    if !self[keyPath: lines].contains(line) { self[keyPath: lines].append(line) }
  }

  private static func sentence(_ error: any Error) -> String {
    switch error {
    case let line as UnreadableLine: line.problem
    case DecodingError.keyNotFound(let key, _): "“\(key.stringValue)” is missing"
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      "“\(context.codingPath.map(\.stringValue).joined(separator: "."))” has another type"
    default: "it is no JSON object"
    }
  }
}
