import BenchmarkData
import Foundation
import Learning
import Testing

/// A file as NumPy writes it.
private func npy(
  descr: String = "<f4", order: String = "False", shape: String, numbers: [UInt8],
  version: UInt8 = 1
) -> [UInt8] {
  var text = "{'descr': '\(descr)', 'fortran_order': \(order), 'shape': \(shape), }"
  while (text.utf8.count + 11) % 64 != 0 { text += " " }
  text += "\n"
  let count = text.utf8.count
  let length: [UInt8] =
    version == 1
    ? [UInt8(count & 255), UInt8(count >> 8)] : [UInt8(count & 255), UInt8(count >> 8), 0, 0]
  return [0x93] + Array("NUMPY".utf8) + [version, 0] + length + Array(text.utf8) + numbers
}

private func bytes(_ numbers: [Float]) -> [UInt8] {
  numbers.flatMap { number in
    (0..<4).map { UInt8(truncatingIfNeeded: number.bitPattern >> ($0 * 8)) }
  }
}

private func bytes(_ numbers: [Double]) -> [UInt8] {
  numbers.flatMap { number in
    (0..<8).map { UInt8(truncatingIfNeeded: number.bitPattern >> ($0 * 8)) }
  }
}

private func withFile<Value>(_ bytes: [UInt8], _ body: (URL) throws -> Value) throws -> Value {
  let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).npy")
  try Data(bytes).write(to: file)
  defer { try? FileManager.default.removeItem(at: file) }
  return try body(file)
}

@Suite struct NPYTests {
  /// Rows 0 … 9: the label is odd or even, the features are row + 0.5 and a gap in row 3.
  private static let matrix: [Float] = (0..<10).flatMap { (row: Int) -> [Float] in
    let gapped: Float = row == 3 ? .nan : -Float(row)
    return [Float(row % 2), Float(row) + 0.5, gapped]
  }

  @Test(arguments: [UInt8(1), 2, 3]) func readsEachVersion(version: UInt8) throws {
    let header = try NPYHeader(
      npy(shape: "(10, 3)", numbers: [], version: version))
    #expect((header.rows, header.columns, header.width) == (10, 3, 4))
    #expect(header.byteCount == 120)
    #expect(header.offset % 64 == (version == 1 ? 0 : 2))
  }

  @Test func holdsOutTheFifthWhoseNumberLeavesFour() throws {
    let data = try withFile(npy(shape: "(10, 3)", numbers: bytes(Self.matrix))) {
      try HeldOut(npy: $0)
    }
    #expect(data.train.features.columns[0].values == [0.5, 1.5, 2.5, 3.5, 5.5, 6.5, 7.5, 8.5])
    #expect(data.test.features.columns[0].values == [4.5, 9.5])
    #expect(data.train.labels.values == [0, 1, 0, 1, 1, 0, 1, 0])
    #expect(data.test.labels.values == [0, 1])
    #expect(data.train.features.columns[1].values[3].isNaN)
    #expect(data.train.features.columns.map(\.name) == ["f0", "f1"])
  }

  @Test func readsDoublesAndAllRows() throws {
    let numbers: [Double] = [1, 0.1, 0, 1e300]
    let data = try withFile(npy(descr: "<f8", shape: "(2, 2)", numbers: bytes(numbers))) {
      try HeldOut(npy: $0, holdsOut: false)
    }
    #expect(data.train.features.columns[0].values == [0.1, 1e300])
    #expect(data.train.labels.values == [1, 0])
    #expect(data.test.rowCount == 0)
  }

  @Test func takesTheFirstRowsAndColumns() throws {
    let data = try withFile(npy(shape: "(10, 3)", numbers: bytes(Self.matrix))) {
      try HeldOut(npy: $0, rows: 5, columns: 1)
    }
    #expect(data.train.rowCount == 4)
    #expect(data.test.rowCount == 1)
    #expect(data.test.features.columns.count == 1)
  }

  @Test func categoriesShareTheirLevels() throws {
    // The highest code stands in the held-out part alone.
    let numbers: [Float] = [0, 0, 1, 2, 0, 1, 1, 0, 0, 7]
    let data = try withFile(npy(shape: "(5, 2)", numbers: bytes(numbers))) {
      try HeldOut(npy: $0, categories: [0])
    }
    let kind = data.train.features.columns[0].kind
    #expect(kind == data.test.features.columns[0].kind)
    guard case .category(let levels) = kind else {
      Issue.record("no category")
      return
    }
    #expect(levels.count == 8)
  }

  @Test func refusesWhatItCannotRead() throws {
    let whole = npy(shape: "(2, 2)", numbers: bytes([0, 1, 1, 2] as [Float]))
    #expect(throws: NPYError.notAnArray) { try NPYHeader(Array("label,f0\n1,2\n3,4".utf8)) }
    #expect(throws: NPYError.notAnArray) { try NPYHeader([]) }
    #expect(throws: NPYError.header(missing: "end")) { try NPYHeader(Array(whole.prefix(40))) }
    #expect(throws: NPYError.unsupported(field: "fortran_order", value: "True")) {
      try NPYHeader(npy(order: "True", shape: "(2, 2)", numbers: []))
    }
    #expect(throws: NPYError.unsupported(field: "numbers of kind", value: "'<i4'")) {
      try NPYHeader(npy(descr: "<i4", shape: "(2, 2)", numbers: []))
    }
    #expect(throws: NPYError.unsupported(field: "the shape", value: "(4,)")) {
      try NPYHeader(npy(shape: "(4,)", numbers: []))
    }
    #expect(throws: NPYError.length(expected: 16, found: 15)) {
      try withFile(whole.dropLast()) { try HeldOut(npy: $0) }
    }
  }
}
