/// Why a file is not an array that can be read.
package enum NPYError: Error, Hashable, CustomStringConvertible {
  /// The file does not begin as an `.npy` file of version 1, 2 or 3 does.
  case notAnArray
  /// The header ends before it is whole, or lacks a field.
  case header(missing: String)
  /// Numbers of another kind, or in another order.
  case unsupported(field: String, value: String)
  /// The bytes are not those that the shape asks for.
  case length(expected: Int, found: Int)

  /// One sentence.
  package var description: String {
    switch self {
    case .notAnArray: "This is no .npy file."
    case .header(let field): "The header of the .npy file does not say its \(field)."
    case .unsupported(let field, let value):
      "The .npy file has \(field) \(value); a matrix of <f4 or <f8 in C order was expected."
    case .length(let expected, let found):
      "The .npy file should have \(expected) bytes of numbers and has \(found)."
    }
  }
}

/// The header of an `.npy` file (NumPy's format 1.0 to 3.0) that holds a matrix in C order.
///
/// ```
///   93 'N' 'U' 'M' 'P' 'Y'  major minor  length (2 bytes, from version 2 on 4)  dictionary …  numbers …
/// ```
package struct NPYHeader: Hashable {
  /// How many rows and columns there are.
  package let rows: Int, columns: Int
  /// Bytes a number: 4 or 8.
  package let width: Int
  /// Where the numbers begin.
  package let offset: Int

  /// How many bytes the numbers take.
  package var byteCount: Int { rows * columns * width }

  /// Reads the header from the first bytes of a file.
  ///
  /// - Parameter bytes: As many as the header is long, or more.
  /// - Throws: What is missing, or not supported.
  package init(_ bytes: [UInt8]) throws(NPYError) {
    guard bytes.count >= 12, bytes.prefix(6) == [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59],
      1...3 ~= bytes[6]
    else { throw .notAnArray }
    let start = bytes[6] == 1 ? 10 : 12
    let length = (8..<start).reversed().reduce(0) { $0 << 8 | Int(bytes[$1]) }
    guard start + length <= bytes.count else { throw .header(missing: "end") }
    let text = String(decoding: bytes[start..<start + length], as: UTF8.self)
    (rows, columns) = try Self.shape(text)
    width = try Self.width(text)
    let order = try Self.field("fortran_order", of: text)
    guard order.hasPrefix("False") else {
      throw .unsupported(field: "fortran_order", value: "True")
    }
    offset = start + length
  }

  private static func field(_ name: String, of text: String) throws(NPYError) -> String {
    guard let key = text.firstRange(of: "'\(name)':") else { throw .header(missing: name) }
    return String(text[key.upperBound...].drop { $0 == " " })
  }

  private static func width(_ text: String) throws(NPYError) -> Int {
    let value = try field("descr", of: text)
    if value.hasPrefix("'<f4'") { return 4 }
    if value.hasPrefix("'<f8'") { return 8 }
    throw .unsupported(field: "numbers of kind", value: String(value.prefix { $0 != "," }))
  }

  private static func shape(_ text: String) throws(NPYError) -> (Int, Int) {
    let value = try field("shape", of: text)
    guard value.hasPrefix("("), let end = value.firstIndex(of: ")") else {
      throw .header(missing: "shape")
    }
    let inner = value[..<end].dropFirst()
    let sizes = inner.split(separator: ",").map { Int($0.filter { $0 != " " }) }
    guard sizes.count == 2, let rows = sizes[0], let columns = sizes[1], rows >= 0, columns > 0,
      !rows.multipliedReportingOverflow(by: columns * 8).overflow
    else { throw .unsupported(field: "the shape", value: "(\(inner))") }
    return (rows, columns)
  }
}
