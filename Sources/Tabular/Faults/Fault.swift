/// One thing that is wrong with a table, and where.
///
/// Its description reads `line:column: value – what is wrong – what was expected`; a report puts
/// the file's name in front.
public struct Fault: Equatable, Hashable, Sendable, Codable {
  /// The line of the file, from 1, in which the record begins; a record may span lines.
  public let line: Int
  /// The name of the column, where one cell is at fault.
  public let column: String?
  /// What stood there, shortened and with control characters spelled out.
  public let value: String?
  /// What is wrong.
  public let problem: Problem
  /// What was expected.
  public let expected: String

  /// A fault whose value is already fit to be shown.
  public init(
    line: Int, column: String? = nil, value: String? = nil, problem: Problem, expected: String
  ) {
    self.line = line
    self.column = column
    self.value = value
    self.problem = problem
    self.expected = expected
  }
}

extension Fault: CustomStringConvertible {
  /// The sentence without the file's name.
  public var description: String {
    let place = column.map { "\(line):\($0)" } ?? "\(line)"
    return "\(place): \(sentence)"
  }

  /// Value, problem and expectation.
  var sentence: String {
    [value.map { "\"\($0)\"" }, problem.description, expected].compactMap(\.self)
      .joined(separator: " – ")
  }
}

extension Fault {
  /// How many characters of a value are shown.
  static let shownLength = 40

  static func hexadecimal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return "0x" + (digits.count == 1 ? "0" : "") + digits
  }

  /// A value as a fault shows it: at most 40 characters, control characters and bytes that are not
  /// UTF-8 spelled out.
  static func shown(_ bytes: some Collection<UInt8>) -> String {
    // Four bytes a scalar at most, so this prefix holds all that can be shown.
    let head = Array(bytes.prefix(4 * (shownLength + 1)))
    var result = ""
    var count = 0
    var place = 0
    while place < head.count {
      if count == shownLength { return result + "…" }
      let length = UTF8Check.sequenceLength(at: place, in: head.span)
      if length == 0 {
        result += "\\x" + hexadecimal(head[place]).dropFirst(2)
        place += 1
      } else {
        for scalar in String(decoding: head[place..<place + length], as: UTF8.self).unicodeScalars {
          result += spelled(scalar)
        }
        place += length
      }
      count += 1
    }
    return bytes.count > head.count ? result + "…" : result
  }

  private static func spelled(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    case "\0": "\\0"
    default:
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator:
        "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      default: String(scalar)
      }
    }
  }
}
