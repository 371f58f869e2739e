/// The lines and places of the rows of a reading.
final class PositionBuilder: @unchecked Sendable {
  private var lines: [Int] = []
  private(set) var places: [Int] = []
  private let keepsPlaces: Bool

  init(keepsPlaces: Bool) { self.keepsPlaces = keepsPlaces }

  func append(_ stores: [BlockStore], expected: Double) {
    let rows = LargeArray.expected(stores.reduce(0) { $0 + $1.rowCount }, expected)
    LargeArray.reserve(&lines, rows)
    if keepsPlaces { LargeArray.reserve(&places, rows) }
    for store in stores {
      unsafe lines.append(
        contentsOf: UnsafeBufferPointer(start: store.lines, count: store.rowCount))
      guard keepsPlaces else { continue }
      unsafe places.append(
        contentsOf: UnsafeBufferPointer(start: store.places, count: store.rowCount))
    }
  }

  /// The line in which each row begins.
  func takeLines() -> [Int] {
    defer { lines = [] }
    return lines
  }
}
