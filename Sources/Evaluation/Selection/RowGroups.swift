import Learning

/// Rows that must stay together, and how they are dealt onto sides.
struct RowGroups {
  /// The group of each row, numbered by first appearance.
  let groupOfRow: [Int]
  /// How many rows of class 0 and of class 1 each group has.
  let counts: [[Int]]

  init<Key: Hashable>(_ keys: [Key], _ labels: Labels) {
    precondition(keys.count == labels.count, "a key for each row")
    var numbers: [Key: Int] = [:]
    var counts: [[Int]] = []
    groupOfRow = keys.indices.map { row in
      let number = numbers[keys[row], default: counts.count]
      if number == counts.count {
        numbers[keys[row]] = number
        counts.append([0, 0])
      }
      counts[number][Int(labels.values[row])] += 1
      return number
    }
    self.counts = counts
  }

  /// Deals groups onto sides, and gives the side of each row.
  ///
  /// Greedy, largest group first (equal sizes in random order): each goes where it lowers the
  /// squared distance of the class counts from the shares aimed at the most. When as many groups
  /// are left as sides are empty, they go to the empty ones.
  func deal(onto shares: [Double], limit: Int, seed: Seed) throws(EvaluationError) -> [Int] {
    guard !groupOfRow.isEmpty else { throw .noRows }
    guard counts.count >= shares.count else {
      throw .tooFewGroups(have: counts.count, need: shares.count)
    }
    let order = largestFirst(seed)
    let largest = counts[order[0]].reduce(0, +)
    guard largest <= limit else { throw .groupTooLarge(rows: largest, limit: limit) }

    var table = DealingTable(shares: shares, totals: totals)
    var sideOfGroup = [Int](repeating: 0, count: counts.count)
    for (turn, group) in order.enumerated() {
      let mustFill = table.emptySides == counts.count - turn
      sideOfGroup[group] = table.place(counts[group], onlyEmpty: mustFill)
    }
    return groupOfRow.map { sideOfGroup[$0] }
  }

  private var totals: [Int] {
    [counts.reduce(0) { $0 + $1[0] }, counts.reduce(0) { $0 + $1[1] }]
  }

  private func largestFirst(_ seed: Seed) -> [Int] {
    var order = Array(counts.indices)
    var stream = seed.stream
    stream.shuffle(&order)
    let drawn = order.enumerated().map { (group: $0.element, turn: $0.offset) }
    return drawn.sorted {
      let sizes = (counts[$0.group].reduce(0, +), counts[$1.group].reduce(0, +))
      return sizes.0 != sizes.1 ? sizes.0 > sizes.1 : $0.turn < $1.turn
    }.map(\.group)
  }
}

/// What each side holds so far and should hold at the end, as shares of each class.
private struct DealingTable {
  private let totals: [Double]
  private let targets: [Double]
  private var held: [[Double]]
  private(set) var emptySides: Int
  private var isEmpty: [Bool]

  init(shares: [Double], totals: [Int]) {
    self.totals = totals.map { Double(max($0, 1)) }
    targets = shares
    held = shares.map { _ in [0, 0] }
    emptySides = shares.count
    isEmpty = shares.map { _ in true }
  }

  mutating func place(_ counts: [Int], onlyEmpty: Bool) -> Int {
    let gained = [Double(counts[0]) / totals[0], Double(counts[1]) / totals[1]]
    var best = (side: 0, cost: Double.infinity)
    for side in targets.indices where !onlyEmpty || isEmpty[side] {
      let cost = rise(side, gained, 0) + rise(side, gained, 1)
      if cost < best.cost { best = (side, cost) }
    }
    held[best.side][0] += gained[0]
    held[best.side][1] += gained[1]
    if isEmpty[best.side] {
      isEmpty[best.side] = false
      emptySides -= 1
    }
    return best.side
  }

  /// By how much the squared distance of a class share from its target grows.
  private func rise(_ side: Int, _ gained: [Double], _ label: Int) -> Double {
    gained[label] * (gained[label] + 2 * (held[side][label] - targets[side]))
  }
}
