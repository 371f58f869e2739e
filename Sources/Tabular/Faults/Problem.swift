/// What is wrong with a cell, a record or a header.
public enum Problem: Sendable, Hashable, Codable {
  /// The record has more or fewer fields than the header.
  case wrongFieldCount(found: Int)
  /// Not a number at all.
  case badNumber
  /// A fraction where only whole numbers are allowed.
  case fraction
  /// A negative number where nothing below zero is allowed.
  case negative
  /// Outside the range of the column, or of what can be stored.
  case outsideRange
  /// An infinity, spelled out or by a number too large for a `Double`.
  case infinite
  /// `NaN`.
  case notANumber
  /// A name that is not among those allowed.
  case unknownCategory
  /// A value that must be unique and stands in an earlier row too.
  case duplicateIdentity(firstLine: Int)
  /// No value where one must be.
  case missingValue
  /// A column of the schema is not in the header.
  case missingHeader
  /// The header names a column twice.
  case duplicateHeader
  /// The header names a column that the schema does not know.
  case unknownHeader
  /// A byte that is not UTF-8; `offset` counts bytes from the start of the record, from 0.
  case notUTF8(byte: UInt8, offset: Int)
  /// A zero byte.
  case zeroByte
  /// A quote inside a field that does not begin with one.
  case strayQuote
  /// Text between a closing quote and the end of the field.
  case textAfterQuote
  /// A quote that is never closed.
  case unclosedQuote
  /// A record longer than a reader holds in memory.
  case recordTooLong(limit: Int)
  /// Nothing in the file.
  case emptyFile
  /// A header and nothing else.
  case headerOnly
  /// Not one JSON object in a line; `offset` counts bytes from the start of the line, from 0.
  case badJSON(offset: Int)
  /// An object or a list where one value was expected.
  case nestedValue
  /// A key that stands in the object twice.
  case duplicateKey
  /// A number in quotes.
  case quotedNumber
  /// A JSON value of another type than the column.
  case wrongType
  /// A key that the schema does not know.
  case unknownKey

  /// The problem's name, the same for all payloads; for machines and for grouping.
  public var name: String {
    switch self {
    case .wrongFieldCount: "wrong-field-count"
    case .badNumber: "bad-number"
    case .fraction: "fraction"
    case .negative: "negative"
    case .outsideRange: "outside-range"
    case .infinite: "infinite"
    case .notANumber: "not-a-number"
    case .unknownCategory: "unknown-category"
    case .duplicateIdentity: "duplicate-identity"
    case .missingValue: "missing-value"
    case .missingHeader: "missing-header"
    case .duplicateHeader: "duplicate-header"
    case .unknownHeader: "unknown-header"
    case .notUTF8: "not-utf8"
    case .zeroByte: "zero-byte"
    case .strayQuote: "stray-quote"
    case .textAfterQuote: "text-after-quote"
    case .unclosedQuote: "unclosed-quote"
    case .recordTooLong: "record-too-long"
    case .emptyFile: "empty-file"
    case .headerOnly: "header-only"
    case .badJSON: "bad-json"
    case .nestedValue: "nested-value"
    case .duplicateKey: "duplicate-key"
    case .quotedNumber: "quoted-number"
    case .wrongType: "wrong-type"
    case .unknownKey: "unknown-key"
    }
  }
}

extension Problem: CustomStringConvertible {
  /// What is wrong, as the middle part of a fault's sentence.
  public var description: String {
    switch self {
    case .wrongFieldCount(let found): "the record has \(found) field\(found == 1 ? "" : "s")"
    case .badNumber: "this is not a number"
    case .fraction: "this is a fraction"
    case .negative: "this is negative"
    case .outsideRange: "this is outside the range"
    case .infinite: "this is infinite"
    case .notANumber: "this is NaN"
    case .unknownCategory: "this name is unknown"
    case .duplicateIdentity(let line): "this value stands in line \(line) already"
    case .missingValue: "the value is missing"
    case .missingHeader: "the header lacks this column"
    case .duplicateHeader: "the header names this column twice"
    case .unknownHeader: "the header names a column that is not known"
    case .notUTF8(let byte, let offset):
      "byte \(Fault.hexadecimal(byte)) at place \(offset + 1) of the record is not UTF-8"
    case .zeroByte: "there is a NUL byte"
    case .strayQuote: "there is a quote inside an unquoted field"
    case .textAfterQuote: "there is text after the closing quote"
    case .unclosedQuote: "the quote that opens here is never closed"
    case .recordTooLong(let limit): "the record is longer than \(limit) bytes"
    case .emptyFile: "the file is empty"
    case .headerOnly: "there are no rows after the header"
    case .badJSON(let offset): "this is not JSON from place \(offset + 1) of the line on"
    case .nestedValue: "this is an object or a list"
    case .duplicateKey: "the key stands in the object twice"
    case .quotedNumber: "this is a number in quotes"
    case .wrongType: "this is a value of another type"
    case .unknownKey: "the key is not known"
    }
  }
}
