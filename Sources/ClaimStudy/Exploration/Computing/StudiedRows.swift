import Claims
import Learning
import Tabular

/// Which rows of a frame are compared, and which class they have.
struct StudiedRows: Sendable {
  /// The place of a row that has no class, or is not studied, in `classes`.
  static let none: UInt8 = 2

  /// The names of the classes, the positive one first; empty without any label.
  let classNames: [String]
  /// The class of each row of the file that has one, studied or not: 0 positive, 1 negative.
  let labels: [UInt8]
  /// The same for studied rows; `none` for all others.
  let classes: [UInt8]
  /// Whether each row is studied.
  let isStudied: [Bool]
  /// The studied rows, ascending.
  let rows: [Int]
  /// The place of each row among the studied ones; −1 for the others.
  let places: [Int32]
  /// Whether every row is studied.
  var areAll: Bool { rows.count == isStudied.count }
  /// Whether both classes occur among the studied rows.
  let hasBothClasses: Bool

  init(_ frame: Frame, _ contract: DataContract) {
    let labels = Self.labels(frame, contract)
    let hasLabels = labels.contains { $0 != Self.none }
    var isStudied = labels.map { !hasLabels || $0 != Self.none }
    for column in contract.columns where column.missing == .dropped && column.role != .label {
      guard let validity = frame[column.name]?.validity, validity.missingCount > 0 else { continue }
      for row in isStudied.indices where !validity[row] { isStudied[row] = false }
    }
    let classes = labels.indices.map { isStudied[$0] ? labels[$0] : Self.none }
    classNames =
      hasLabels ? [contract.labelNames.positive, contract.labelNames.negative] : []
    rows = isStudied.indices.filter { isStudied[$0] }
    var places = [Int32](repeating: -1, count: isStudied.count)
    for (place, row) in rows.enumerated() { places[row] = Int32(place) }
    self.places = places
    hasBothClasses = classes.contains(0) && classes.contains(1)
    self.labels = labels
    self.classes = classes
    self.isStudied = isStudied
  }

  private static func labels(_ frame: Frame, _ contract: DataContract) -> [UInt8] {
    guard let column = frame[contract.labelColumn],
      case .categories(let codes, let levels) = column.values
    else { return [UInt8](repeating: none, count: frame.rowCount) }
    let classes = levels.map { level -> UInt8 in
      guard let value = contract.labelValues.first(where: { $0.text == level }) else {
        return none
      }
      return value.isPositive ? 0 : 1
    }
    let validity = column.validity
    return codes.indices.map { validity[$0] ? classes[Int(codes[$0])] : none }
  }

  /// How many of some rows each class has, in the order of the names.
  func counts(_ classes: [UInt8]) -> [Int] {
    guard !classNames.isEmpty else { return [] }
    var counts = [0, 0, 0]
    for label in classes { counts[Int(label)] += 1 }
    return Array(counts[..<2])
  }
}
