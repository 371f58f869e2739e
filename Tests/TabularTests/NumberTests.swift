import Learning
import Machine
import Tabular
import Testing

/// Numbers are read through the whole reader, the fast way and the careful way, and held against
/// the standard library's own conversion.
@Suite("Numbers in cells")
struct NumberTests {
  private static func numbers(_ texts: [String], isFast: Bool) throws -> [Double] {
    // Text behind the numbers keeps the last of them away from the end of the bytes.
    let csv = "n\n" + texts.joined(separator: "\n") + "\n" + String(repeating: "0\n", count: 100)
    var reader = CSVReader(schema: Schema([ColumnSchema("n", .number)]))
    reader.isFast = isFast
    let reading = try reader.read(bytes: Array(csv.utf8), on: WorkerPool(threadCount: 1))
    #expect(reading.faults == [])
    return Array((reading.frame["n"]?.doubles ?? []).prefix(texts.count))
  }

  private static func check(_ texts: [String]) throws {
    for isFast in [true, false] {
      let numbers = try numbers(texts, isFast: isFast)
      for (text, number) in zip(texts, numbers) {
        #expect(number.bitPattern == Double(text)?.bitPattern, "\(text), fast \(isFast)")
      }
    }
  }

  @Test(arguments: 0..<20)
  func `are rounded as the standard library rounds them`(seed: Int) throws {
    var stream = Seed(UInt64(seed)).stream
    var texts: [String] = []
    for _ in 0..<500 {
      let digits = (0..<stream.below(19) + 1).map { _ in "\(stream.below(10))" }.joined()
      let fraction = (0..<stream.below(12) + 1).map { _ in "\(stream.below(10))" }.joined()
      let sign = stream.below(3) == 0 ? "-" : ""
      switch stream.below(5) {
      case 0: texts.append(sign + digits)
      case 1: texts.append(sign + "0." + digits)
      case 2: texts.append("\(sign)\(digits).\(fraction)")
      case 3: texts.append("\(sign)\(digits).\(fraction)e\(stream.below(120) - 60)")
      default: texts.append("\(Double(bitPattern: stream.next() & 0xBFEF_FFFF_FFFF_FFFF))")
      }
    }
    try Self.check(texts)
  }

  @Test func `are right where rounding is hardest`() throws {
    try Self.check([
      "0", "-0", "0.0", "-0.0", "1", "9007199254740992", "9007199254740993", "9007199254740995",
      "9007199254740993.0", "9007199254740992.5", "1e22", "1e23", "8.5e22", "123456789012345678",
      "0.1", "0.30000000000000004", "2.2250738585072011e-308", "2.2250738585072014e-308",
      "4.9e-324", "2.4703282292062327e-324", "1.7976931348623157e308", "1e-400", "5e-324",
      "179769313486231580793728971405301e276", "6.02214076E+23", "1E5", "1e+5", "1e-5",
      "0.000000000000000000000000000000000000012345678901234567890",
      "10000000000000000000000000000000000000000000", "1.00000000000000011102230246251565",
      "1.00000000000000011102230246251566", "9355950000000000000.00000000000000000000000000001",
      "7.3177701707893310e15", "5e-20", "67e14", "985e15", "7693e16", ".5", "5.",
    ])
  }

  @Test func `are whole with zeros behind the point`() throws {
    let cases: [(String, Int64)] = [
      ("0", 0), ("-0", 0), ("343296.0", 343_296), ("7.000", 7), ("007", 7), ("-12.0", -12),
      ("9223372036854775807", .max), ("-9223372036854775808", .min), ("12345678", 12_345_678),
      ("123456789012345678", 123_456_789_012_345_678),
      ("1234567890123456789.0", 1_234_567_890_123_456_789),
      ("0000000000000000000000000000001", 1), ("5.00000000000000000000000000", 5),
    ]
    let csv =
      "n\n" + cases.map(\.0).joined(separator: "\n") + "\n" + String(repeating: "0\n", count: 100)
    for isFast in [true, false] {
      var reader = CSVReader(schema: Schema([ColumnSchema("n", .whole)]))
      reader.isFast = isFast
      let reading = try reader.read(bytes: Array(csv.utf8), on: WorkerPool(threadCount: 1))
      #expect(reading.faults == [])
      guard case .wholes(let values) = reading.frame["n"]?.values else { continue }
      #expect(Array(values.prefix(cases.count)) == cases.map(\.1))
    }
  }

  @Test(arguments: ["1.", ".0", "-.0", "-", ".", "1..0", "1.0.", "0x10", "1_000", "１", "--1", "1-"])
  func `are not whole without digits on both sides of a point`(text: String) throws {
    let csv = "n\n\(text)\n" + String(repeating: "0\n", count: 100)
    let reading = try CSVReader(schema: Schema([ColumnSchema("n", .whole)])).read(
      bytes: Array(csv.utf8), on: WorkerPool(threadCount: 1))
    #expect(reading.faults.map(\.problem) == [.badNumber])
  }
}
