/// Named columns of one length.
public struct Frame: Hashable, Sendable {
  /// How many rows there are.
  public let rowCount: Int
  /// The names of the columns, in order; unique.
  public let names: [String]
  /// The columns, in the order of the names.
  public let columns: [Column]
  private let places: [String: Int]

  /// A frame from columns of one length with different names.
  public init(rowCount: Int, _ columns: [(name: String, column: Column)]) {
    precondition(columns.allSatisfy { $0.column.count == rowCount }, "columns of one length")
    self.rowCount = rowCount
    names = columns.map(\.name)
    self.columns = columns.map(\.column)
    places = Dictionary(names.enumerated().map { ($0.element, $0.offset) }) { _, _ in
      preconditionFailure("two columns of one name")
    }
  }

  /// The column of a name, or nil.
  public subscript(name: String) -> Column? { places[name].map { columns[$0] } }

  /// Some rows, in their order; a row may come more than once.
  ///
  /// - Complexity: O(*rows* × *columns*).
  public func subset(_ rows: [Int]) -> Frame {
    Frame(rowCount: rows.count, zip(names, columns).map { ($0, $1.subset(rows)) })
  }

  /// Only the named columns, in the order given; names that are not there are left out.
  public func selecting(_ names: [String]) -> Frame {
    Frame(rowCount: rowCount, names.compactMap { name in self[name].map { (name, $0) } })
  }

  /// The frame with a column put in place of one of the same name, or added at the end.
  public func setting(_ name: String, to column: Column) -> Frame {
    var pairs = Array(zip(names, columns)).map { (name: $0, column: $1) }
    if let place = places[name] {
      pairs[place].column = column
    } else {
      pairs.append((name, column))
    }
    return Frame(rowCount: rowCount, pairs)
  }
}
