import Foundation

/// One column of a reading, to which the blocks are added one after the other.
///
/// A builder is used by one thread at a time; different columns grow at the same time.
final class ColumnBuilder: @unchecked Sendable {
  let schema: ColumnSchema
  private var wholes: [Int64] = []
  private var numbers: [Double] = []
  private var texts: [UInt8] = []
  private var ends: [Int] = []
  private var codes: [Int32] = []
  private var levels: [String] = []
  private var codeOfLevel: [String: Int32] = [:]
  private var missing: [Int] = []
  private var rowCount = 0

  init(_ schema: ColumnSchema) {
    self.schema = schema
    levels = schema.allowed ?? []
    for (code, level) in levels.enumerated() { codeOfLevel[level] = Int32(code) }
  }

  /// Adds one column of some blocks.
  ///
  /// - Parameters:
  ///   - stores: The blocks, in their order.
  ///   - index: Which of their columns it is.
  ///   - expected: How many times as much will come in all, as far as one can tell.
  func append(_ stores: [BlockStore], _ index: Int, expected: Double) {
    let rows = stores.reduce(0) { $0 + $1.rowCount }
    reserve(rows: LargeArray.expected(rows, expected), stores, index, expected)
    for store in stores { unsafe append(store.columns[index], rows: store.rowCount) }
  }

  /// The column; the builder is empty afterwards.
  func take() -> Column {
    let values: Column.Values
    switch schema.kind {
    case .whole: values = .wholes(wholes)
    case .number: values = .numbers(numbers)
    case .text: values = .texts(TextBuffer(bytes: texts, ends: ends))
    case .category: values = takeCategories()
    }
    let column = Column(values, validity: Validity(count: rowCount, missing: missing))
    (wholes, numbers, texts, ends, missing, rowCount) = ([], [], [], [], [], 0)
    return column
  }

  private func reserve(rows: Int, _ stores: [BlockStore], _ index: Int, _ expected: Double) {
    switch schema.kind {
    case .whole: LargeArray.reserve(&wholes, rows)
    case .number: LargeArray.reserve(&numbers, rows)
    case .category: LargeArray.reserve(&codes, rows)
    case .text:
      LargeArray.reserve(&ends, rows)
      let bytes = stores.reduce(0) { unsafe $0 + $1.columns[index].textCount }
      LargeArray.reserve(&texts, LargeArray.expected(bytes, expected))
    }
  }

  @unsafe
  private func append(_ store: ColumnStore, rows: Int) {
    let cells = unsafe UnsafeBufferPointer(start: store.cells, count: rows)
    switch schema.kind {
    case .whole: unsafe wholes.append(contentsOf: cells)
    case .number:
      unsafe cells.withMemoryRebound(to: Double.self) { unsafe numbers.append(contentsOf: $0) }
    case .category: unsafe appendCodes(store, cells)
    case .text:
      let offset = texts.count
      unsafe texts.append(
        contentsOf: UnsafeBufferPointer(start: store.text, count: store.textCount))
      for row in 0..<rows { unsafe ends.append(offset + Int(cells[row])) }
    }
    if unsafe store.missingCount > 0 { unsafe appendMissing(store, rows: rows) }
    rowCount += rows
  }

  /// Adds codes, those of the block's own names turned into ours.
  ///
  /// A name counts when a row has it: one that was only in a row taken back is never met here.
  @unsafe
  private func appendCodes(_ store: ColumnStore, _ cells: UnsafeBufferPointer<Int64>) {
    var ours = [Int32](repeating: -1, count: unsafe max(1, store.names.names.count))
    for row in cells.indices {
      if unsafe store.missingCount > 0 && store.isMissing(row) {
        codes.append(0)
        continue
      }
      let code = unsafe Int(cells[row])
      if ours[code] < 0 { ours[code] = unsafe self.code(of: store.names.names[code]) }
      codes.append(ours[code])
    }
  }

  private func code(of level: String) -> Int32 {
    if let code = codeOfLevel[level] { return code }
    let code = Int32(levels.count)
    levels.append(level)
    codeOfLevel[level] = code
    return code
  }

  @unsafe
  private func appendMissing(_ store: ColumnStore, rows: Int) {
    for word in 0...(rows / 64) {
      var bits = unsafe store.missing[word]
      while bits != 0 {
        missing.append(rowCount + word * 64 + bits.trailingZeroBitCount)
        bits &= bits - 1
      }
    }
  }

  /// Codes into the names allowed, or into all that came, sorted by their bytes.
  private func takeCategories() -> Column.Values {
    defer { codes = [] }
    guard schema.allowed == nil else { return .categories(codes: codes, levels: levels) }
    let sorted = levels.indices.sorted {
      levels[$0].utf8.lexicographicallyPrecedes(levels[$1].utf8)
    }
    var newCodes = [Int32](repeating: 0, count: max(1, levels.count))
    for (new, old) in sorted.enumerated() { newCodes[old] = Int32(new) }
    for row in codes.indices { codes[row] = newCodes[Int(codes[row])] }
    for row in missing { codes[row] = 0 }
    let names = sorted.map { levels[$0] }
    (levels, codeOfLevel) = ([], [:])
    return .categories(codes: codes, levels: names)
  }
}

/// Room for arrays that will grow large.
enum LargeArray {
  /// How many elements are to be expected; some more than the estimate, as growing costs a copy.
  static func expected(_ count: Int, _ factor: Double) -> Int {
    factor <= 1 ? count : Int(Double(count) * min(factor, 1e6) * 1.03) + 1024
  }

  /// Makes room in an empty array and asks for large pages, of which fewer need to be fetched.
  static func reserve<Element>(_ array: inout [Element], _ count: Int) {
    guard array.isEmpty, count > 0 else { return }
    array.reserveCapacity(count)
    #if os(Linux)
      let size = count * MemoryLayout<Element>.stride
      guard size >= 4 * pageBytes else { return }
      unsafe array.withUnsafeMutableBufferPointer { buffer in
        guard let base = buffer.baseAddress else { return }
        let address = Int(bitPattern: base)
        let start = (address + pageBytes - 1) / pageBytes * pageBytes
        let end = (address + size) / pageBytes * pageBytes
        // Only advice: where the system does not take it, nothing is lost.
        if let first = unsafe UnsafeMutableRawPointer(bitPattern: start), end > start {
          _ = unsafe madvise(first, end - start, MADV_HUGEPAGE)
        }
      }
    #endif
  }

  private static let pageBytes = 2 << 20
}
