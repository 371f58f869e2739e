import Claims
import Statistics
import Tabular

/// A column that makes groups: the label, or a category with few levels.
struct GroupingColumn: Sendable {
  let name: String
  /// The levels in the order in which they are shown.
  let levels: [String]
  /// The level of each studied row; −1 where it has none, or one that is not listed.
  let codes: [Int32]
}

/// Groupings that share their cells.
struct Grouping: Sendable {
  /// The columns of each grouping: one, or two that are crossed.
  let columns: [[GroupingColumn]]
  let cells: CellGroupings
  /// How many studied rows each cell has.
  let cellRows: [Int]
}

extension Explorer {
  /// The most levels a column may have and still make groups.
  static let mostLevels = 50
  /// The most cells of one set of groupings.
  private static let mostCells = 4096

  /// Label and categories, alone and crossed.
  ///
  /// All groupings share one set of cells where these are few; else each has its own.
  func groupings() -> [Grouping] {
    let columns = groupingColumns()
    var sets = columns.map { [$0] }
    for second in columns.indices {
      for first in columns[..<second].indices { sets.append([columns[first], columns[second]]) }
    }
    let size = columns.reduce(1) { min($0 * ($1.levels.count + 1), Self.mostCells + 1) }
    guard size <= Self.mostCells else { return sets.map { grouping($0, [$0]) } }
    return columns.isEmpty ? [] : [grouping(columns, sets)]
  }

  /// The label before the categories, each in the order of the contract.
  func groupingColumns() -> [GroupingColumn] {
    var columns: [GroupingColumn] = []
    if !studied.classNames.isEmpty {
      let codes = studied.classes.map { $0 == StudiedRows.none ? -1 : Int32($0) }
      columns.append(
        GroupingColumn(name: contract.labelColumn, levels: studied.classNames, codes: codes))
    }
    for column in contract.columns(.category) {
      guard let values = frame[column.name], case .categories(let codes, let levels) = values.values
      else { continue }
      let order = levelOrder(column, codes, levels, values.validity)
      guard order.count <= Self.mostLevels, !order.isEmpty else { continue }
      var places = [Int32](repeating: -1, count: levels.count)
      for (place, level) in order.enumerated() { places[level] = Int32(place) }
      let mapped = codes.indices.map { row -> Int32 in
        studied.isStudied[row] && values.validity[row] ? places[Int(codes[row])] : -1
      }
      columns.append(
        GroupingColumn(name: column.name, levels: order.map { levels[$0] }, codes: mapped))
    }
    return columns
  }

  /// The codes of a column's levels as they are shown: as the contract has them, or by falling count.
  func levelOrder(
    _ column: ContractColumn, _ codes: [Int32], _ levels: [String], _ validity: Validity
  ) -> [Int] {
    guard column.allowed == nil else { return Array(levels.indices) }
    var counts = [Int](repeating: 0, count: levels.count)
    for row in codes.indices where validity[row] { counts[Int(codes[row])] += 1 }
    return levels.indices.filter { counts[$0] > 0 }
      .sorted { (counts[$1], $0) < (counts[$0], $1) }
  }

  /// Groupings over the cells that some columns make.
  private func grouping(_ columns: [GroupingColumn], _ sets: [[GroupingColumn]]) -> Grouping {
    // A cell is a number in mixed radix; level −1 is digit 0. The last cell is no studied row.
    let radices = columns.map { $0.levels.count + 1 }
    let size = radices.reduce(1, *)
    var cells = [UInt16](repeating: UInt16(size), count: frame.rowCount)
    var cellRows = [Int](repeating: 0, count: size + 1)
    for row in studied.rows {
      var cell = 0
      for (column, radix) in zip(columns, radices) {
        cell = cell * radix + Int(column.codes[row] + 1)
      }
      cells[row] = UInt16(cell)
      cellRows[cell] += 1
    }
    let levels = (0..<size).map { Self.digits($0, radices) }
    let names = columns.map(\.name)
    let groups = sets.map { set in
      let places = set.compactMap { column in names.firstIndex(of: column.name) }
      return (0...size).map { cell in
        cell == size ? -1 : Self.group(places.map { levels[cell][$0] - 1 }, set)
      }
    }
    return Grouping(
      columns: sets,
      cells: CellGroupings(
        cells: cells, cellCount: size + 1, groups: groups,
        groupCounts: sets.map { $0.reduce(1) { $0 * $1.levels.count } }),
      cellRows: cellRows)
  }

  private static func digits(_ cell: Int, _ radices: [Int]) -> [Int] {
    var rest = cell
    return radices.reversed().map { radix in
      defer { rest /= radix }
      return rest % radix
    }.reversed()
  }

  private static func group(_ levels: [Int], _ columns: [GroupingColumn]) -> Int {
    guard !levels.contains(-1) else { return -1 }
    return zip(levels, columns).reduce(0) { $0 * $1.1.levels.count + $1.0 }
  }
}

extension Grouping {
  /// How many rows each group of a grouping has.
  func rows(of place: Int) -> [Int] {
    var rows = [Int](repeating: 0, count: cells.groupCounts[place])
    for (cell, group) in cells.groups[place].enumerated() where group >= 0 {
      rows[group] += cellRows[cell]
    }
    return rows
  }
}

extension Explorer {
  /// Every number in every group.
  func groupTables(_ groupings: [Grouping], _ numbers: [ExploredNumber]) -> [GroupTable] {
    let compared = numbers.filter(\.source.isCompared)
    var tables: [GroupTable] = []
    for grouping in groupings {
      for (place, columns) in grouping.columns.enumerated() {
        let rows = grouping.rows(of: place)
        let number = tables.count
        let groups = rows.indices.compactMap { group -> GroupTable.Group? in
          guard columns.count == 1 || rows[group] > 0 else { return nil }
          return GroupTable.Group(
            levels: Self.levels(of: group, columns), rows: rows[group],
            numbers: compared.map { GroupNumber($0.source.name, $0.groups[number][group]) })
        }
        tables.append(GroupTable(columns: columns.map(\.name), groups: groups))
      }
    }
    return tables
  }

  private static func levels(of group: Int, _ columns: [GroupingColumn]) -> [String] {
    guard columns.count == 2 else { return [columns[0].levels[group]] }
    let width = columns[1].levels.count
    return [columns[0].levels[group / width], columns[1].levels[group % width]]
  }
}

extension GroupNumber {
  fileprivate init(_ name: String, _ summary: GroupSummary) {
    let isEmpty = summary.count == 0
    self.init(
      name: name, count: summary.count, mean: isEmpty ? nil : summary.mean,
      median: isEmpty ? nil : summary.median, standardDeviation: summary.standardDeviation,
      minimum: isEmpty ? nil : summary.minimum, maximum: isEmpty ? nil : summary.maximum,
      sum: summary.sum)
  }
}
