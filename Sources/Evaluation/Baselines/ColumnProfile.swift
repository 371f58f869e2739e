import Learning
import Machine

/// How much weight the rows of each class have on one side of a cut.
struct ClassMass {
  var negative = 0.0
  var positive = 0.0

  var total: Double { negative + positive }
  /// The share of positive rows, one half where there are none.
  var positiveShare: Double { total > 0 ? min(positive / total, 1) : 0.5 }

  static func + (left: ClassMass, right: ClassMass) -> ClassMass {
    ClassMass(negative: left.negative + right.negative, positive: left.positive + right.positive)
  }
  static func - (left: ClassMass, right: ClassMass) -> ClassMass {
    ClassMass(negative: left.negative - right.negative, positive: left.positive - right.positive)
  }
}

/// One way to cut a column in two.
struct ColumnCut {
  let threshold: Double
  let aboveIsPositive: Bool
  let missingIsAbove: Bool
  let above: ClassMass
  let below: ClassMass
  let accuracy: Double
}

/// The distinct values of a column, ascending, with the class masses up to each.
struct ColumnProfile {
  private var values: [Double] = []
  /// The mass of all rows with this value or a lower one.
  private var upTo: [ClassMass] = []
  private var missing = ClassMass()

  init(_ column: FeatureColumn, _ data: Dataset, on workers: WorkerPool) {
    let labels = data.labels.values
    let present = column.values.indices.filter { !column.values[$0].isNaN }
    for row in column.values.indices where column.values[row].isNaN {
      missing.add(data.weights?[row] ?? 1, isPositive: labels[row] == 1)
    }
    if let weights = data.weights {
      tally(present, column.values, labels, weights)
    } else if present.count == data.rowCount {
      tally(Ranking(scores: column.values, labels: data.labels, on: workers))
    } else {
      let known = present.map { column.values[$0] }
      tally(Ranking(scores: known, labels: data.labels.subset(present), on: workers))
    }
  }

  private mutating func tally(_ ranking: Ranking) {
    values = ranking.scores.reversed()
    upTo = ranking.scores.indices.reversed().map { place in
      let above = place > 0 ? place - 1 : nil
      return ClassMass(
        negative: Double(ranking.negatives - (above.map { ranking.falsePositives[$0] } ?? 0)),
        positive: Double(ranking.positives - (above.map { ranking.truePositives[$0] } ?? 0)))
    }
  }

  private mutating func tally(
    _ rows: [Int], _ numbers: [Double], _ labels: [UInt8], _ weights: [Double]
  ) {
    var sum = ClassMass()
    for row in rows.sorted(by: { (numbers[$0], $0) < (numbers[$1], $1) }) where weights[row] > 0 {
      sum.add(weights[row], isPositive: labels[row] == 1)
      if values.last == numbers[row] {
        upTo[upTo.count - 1] = sum
      } else {
        values.append(numbers[row])
        upTo.append(sum)
      }
    }
  }

  /// The cut with the best accuracy: "above is positive" before "below is", lower before higher;
  /// nil for fewer than two distinct values.
  var bestCut: ColumnCut? {
    guard let all = upTo.last else { return nil }
    var best: (place: Int, aboveIsPositive: Bool, right: Double)?
    for aboveIsPositive in [true, false] {
      for place in 0..<values.count - 1 {
        let (above, below) = sides(place, all)
        let right =
          aboveIsPositive ? above.positive + below.negative : above.negative + below.positive
        if right > best?.right ?? -1 { best = (place, aboveIsPositive, right) }
      }
    }
    guard let best else { return nil }
    let (above, below) = sides(best.place, all)
    return ColumnCut(
      threshold: Self.midpoint(values[best.place], values[best.place + 1]),
      aboveIsPositive: best.aboveIsPositive, missingIsAbove: missingIsAbove(best.place, all),
      above: above, below: below, accuracy: min(best.right / (above.total + below.total), 1))
  }

  private func missingIsAbove(_ place: Int, _ all: ClassMass) -> Bool {
    all.total - upTo[place].total > upTo[place].total
  }

  private func sides(_ place: Int, _ all: ClassMass) -> (above: ClassMass, below: ClassMass) {
    let (above, below) = (all - upTo[place], upTo[place])
    return missingIsAbove(place, all) ? (above + missing, below) : (above, below + missing)
  }

  /// A number t with low ≤ t < high, halfway where there is one.
  static func midpoint(_ low: Double, _ high: Double) -> Double {
    let middle = low / 2 + high / 2
    return low <= middle && middle < high ? middle : low
  }
}

extension ClassMass {
  fileprivate mutating func add(_ weight: Double, isPositive: Bool) {
    if isPositive { positive += weight } else { negative += weight }
  }
}
