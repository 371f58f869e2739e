import Claims
import Statistics
import Tabular

extension Explorer {
  /// Every category column with its levels.
  func categoryProfiles(_ groupings: [Grouping]) -> [CategoryProfile] {
    contract.columns(.category).compactMap { column in
      guard let values = frame[column.name], case .categories(let codes, let levels) = values.values
      else { return nil }
      let order = levelOrder(column, codes, levels, values.validity)
      let counts = levelCounts(codes, levels.count, values.validity)
      let listed = order.prefix(Self.mostLevels)
      return CategoryProfile(
        name: column.name, levels: listed.map { levelProfile(levels[$0], counts[$0]) },
        missing: values.validity.missingCount, levelsNotListed: order.count - listed.count,
        association: classAssociation(counts))
    }
  }

  /// How many rows have a level: all of them, the studied ones, and those of each class.
  private struct LevelCount {
    var all = 0
    var studied = 0
    var byClass = SIMD2<Int>.zero
  }

  private func levelCounts(
    _ codes: [Int32], _ count: Int, _ validity: Validity
  ) -> [LevelCount] {
    var counts = [LevelCount](repeating: LevelCount(), count: count)
    for row in codes.indices where validity[row] {
      let level = Int(codes[row])
      counts[level].all += 1
      guard studied.isStudied[row] else { continue }
      counts[level].studied += 1
      let label = studied.classes[row]
      if label != StudiedRows.none { counts[level].byClass[Int(label)] += 1 }
    }
    return counts
  }

  private func levelProfile(_ name: String, _ count: LevelCount) -> LevelProfile {
    let byClass = [count.byClass[0], count.byClass[1]]
    let hasLabels = !studied.classNames.isEmpty
    return LevelProfile(
      name: name, count: count.all, studied: count.studied, byClass: hasLabels ? byClass : [],
      positiveShare: hasLabels
        ? ShareEstimate(count: byClass[0], of: byClass[0] + byClass[1]) : nil)
  }

  private func classAssociation(_ counts: [LevelCount]) -> CategoryAssociation? {
    CategoryAssociation(ContingencyTable(counts.map { [$0.byClass[0], $0.byClass[1]] }))
  }

  /// Cramér's V of every pair of label and categories that make groups.
  func categoryPairs(_ groupings: [Grouping]) -> [CategoryPair] {
    groupings.flatMap { grouping in
      grouping.columns.enumerated().compactMap { place, columns in
        guard columns.count == 2 else { return nil }
        let rows = grouping.rows(of: place)
        let width = columns[1].levels.count
        let counts = columns[0].levels.indices.map { first in
          Array(rows[first * width..<(first + 1) * width])
        }
        return CategoryPair(
          first: columns[0].name, second: columns[1].name,
          association: CategoryAssociation(ContingencyTable(counts)))
      }
    }
  }
}

extension CategoryAssociation {
  /// The association of a table; nil where a side has fewer than two levels.
  fileprivate init?(_ table: ContingencyTable) {
    guard table.isTestable else { return nil }
    self.init(
      count: table.total, chiSquared: table.chiSquared, degreesOfFreedom: table.degreesOfFreedom,
      pValue: table.pValue, cramersV: table.cramersV,
      correctedCramersV: table.correctedCramersV)
  }
}
