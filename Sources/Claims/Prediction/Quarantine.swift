public import Tabular

/// Writes records that were set aside, so that nothing is lost.
///
/// A CSV file of three columns: `line`, where the record begins; `problem`, everything that is wrong
/// with it; and `record`, its bytes as they stood.
public struct Quarantine {
  private let sink: ([UInt8]) throws -> Void
  private var isEmpty = true
  /// How many records were set aside.
  public private(set) var count = 0

  /// A quarantine whose file is not begun before there is something in it.
  ///
  /// - Parameter sink: Takes bytes.
  public init(_ sink: @escaping ([UInt8]) throws -> Void) { self.sink = sink }

  /// Writes the records of a reading that have a fault.
  ///
  /// - Throws: What the sink throws.
  public mutating func add(_ reading: Reading) throws {
    guard !reading.rejected.isEmpty else { return }
    var bytes: [UInt8] = []
    if isEmpty { bytes += Array("line,problem,record\n".utf8) }
    isEmpty = false
    let problems = Dictionary(grouping: reading.faults, by: \.line)
    for row in reading.rejected {
      let words = (problems[row.line] ?? []).map { fault in
        let place = fault.column.map { "\($0): " } ?? ""
        return "\(place)\(fault.problem), expected \(fault.expected)"
      }
      bytes.append(decimal: row.line)
      bytes.append(.comma)
      bytes.append(field: words.joined(separator: "; ").utf8)
      bytes.append(.comma)
      bytes.append(field: row.bytes)
      bytes.append(.lineFeed)
    }
    count += reading.rejected.count
    try sink(bytes)
  }
}
