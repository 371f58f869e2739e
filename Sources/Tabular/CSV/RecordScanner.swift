/// Finds the fields of one record, byte by byte, and says exactly what is wrong with its quotes.
///
/// This is the plain reading of RFC 4180. The fast way through a block hands every record to it
/// that it does not understand.
struct RecordScanner {
  /// Where a field stands.
  struct Field {
    /// The bytes between the quotes, or all of them.
    var range: Range<Int>
    var isQuoted = false
    /// Whether quotes within are doubled.
    var hasDoubledQuotes = false
  }

  /// What was found at a place.
  enum Outcome: Equatable {
    /// A record with fields.
    case record
    /// More bytes are needed to tell.
    case incomplete
    /// Something that is no record. Only its first line is used up.
    case malformed(Problem, field: Int)
  }

  let window: Window
  let dialect: CSVDialect
  /// The longest record that is read.
  let recordLimit: Int

  /// The fields of the record scanned last.
  private(set) var fields: [Field] = []
  /// Where its bytes end, without the line end.
  private(set) var contentEnd = 0
  /// Where the next record begins.
  private(set) var end = 0
  /// Whether the line that was used up goes on behind the window.
  private(set) var endsInLine = false

  init(_ window: Window, dialect: CSVDialect, recordLimit: Int) {
    self.window = window
    self.dialect = dialect
    self.recordLimit = recordLimit
  }

  /// Scans the record that begins at `start`.
  mutating func scan(from start: Int) -> Outcome {
    fields.removeAll(keepingCapacity: true)
    var place = start
    while true {
      let step = scanField(at: place)
      switch step {
      case .malformed(let problem, let place): return malformed(problem, from: start, at: place)
      case .incomplete: return incomplete(from: start)
      case .next(let next):
        place = next
      case .last:
        let length = contentEnd - start
        if length > recordLimit {
          return malformed(.recordTooLong(limit: recordLimit), from: start, at: contentEnd)
        }
        return .record
      }
      if place - start > recordLimit {
        return malformed(.recordTooLong(limit: recordLimit), from: start, at: place)
      }
    }
  }

  private enum Step {
    case next(Int)
    case last
    case incomplete
    case malformed(Problem, at: Int)
  }

  private mutating func scanField(at start: Int) -> Step {
    guard start < window.count else { return finish(at: start, Field(range: start..<start)) }
    if let quote = dialect.quote, window[start] == quote { return scanQuoted(at: start, quote) }
    var place = start
    while place < window.count {
      let byte = window[place]
      if byte == dialect.separator {
        fields.append(Field(range: start..<place))
        return .next(place + 1)
      }
      if byte == 0x0A { return finish(at: place, Field(range: start..<place)) }
      if byte == dialect.quote { return .malformed(.strayQuote, at: place) }
      place += 1
    }
    return finish(at: place, Field(range: start..<place))
  }

  private mutating func scanQuoted(at start: Int, _ quote: UInt8) -> Step {
    var field = Field(range: start..<start, isQuoted: true)
    var place = start + 1
    while true {
      while place < window.count, window[place] != quote { place += 1 }
      guard place < window.count else {
        return window.isLast ? .malformed(.unclosedQuote, at: place) : .incomplete
      }
      guard place + 1 < window.count, window[place + 1] == quote else { break }
      field.hasDoubledQuotes = true
      place += 2
    }
    field.range = start + 1..<place
    return afterQuote(at: place + 1, field)
  }

  private mutating func afterQuote(at place: Int, _ field: Field) -> Step {
    guard place < window.count else { return finish(at: place, field) }
    switch window[place] {
    case dialect.separator:
      fields.append(field)
      return .next(place + 1)
    case 0x0A: return finish(at: place, field)
    case 0x0D:
      if place + 1 == window.count { return finish(at: place + 1, field) }
      return window[place + 1] == 0x0A
        ? finish(at: place + 1, field) : .malformed(.textAfterQuote, at: place)
    default: return .malformed(.textAfterQuote, at: place)
    }
  }

  /// Ends the record at a line feed or at the end of the window.
  private mutating func finish(at place: Int, _ field: Field) -> Step {
    guard place < window.count || window.isLast else { return .incomplete }
    var field = field
    contentEnd = place
    let before = field.isQuoted ? field.range.upperBound + 1 : field.range.lowerBound
    if place > before, window[place - 1] == 0x0D {
      contentEnd -= 1
      if !field.isQuoted { field.range = field.range.lowerBound..<contentEnd }
    }
    fields.append(field)
    end = min(place + 1, window.count)
    return .last
  }

  /// Waits for more bytes, unless what is there is too long already, with or without a line end.
  private mutating func incomplete(from start: Int) -> Outcome {
    guard window.count - start > recordLimit + 2 else { return .incomplete }
    return malformed(.recordTooLong(limit: recordLimit), from: start, at: window.count)
  }

  /// Uses up the first line only, so that what is wrong with the lines after it is found too.
  ///
  /// However far the window reaches, a fault that lies beyond the limit is called too long, so that
  /// the same file has the same faults in windows of any size.
  private mutating func malformed(_ problem: Problem, from start: Int, at place: Int) -> Outcome {
    let isTooLong = place - start > recordLimit
    let lineFeed = window.lineFeed(from: start)
    endsInLine = lineFeed == nil && !window.isLast
    if endsInLine, window.count - start <= recordLimit + 2 { return .incomplete }
    end = lineFeed.map { $0 + 1 } ?? window.count
    contentEnd = lineFeed ?? window.count
    if contentEnd > start, window[contentEnd - 1] == 0x0D { contentEnd -= 1 }
    contentEnd = min(contentEnd, start + recordLimit)
    return .malformed(
      isTooLong ? .recordTooLong(limit: recordLimit) : problem, field: fields.count)
  }
}
